"""Ending a row with a life, and removing one that should never have been recorded."""

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from record import writing
from record.forms import EndForm, RemoveForm, SaveForm
from record.views.entry import EntryView

CHANGED = gettext_lazy(
    "Somebody changed this row meanwhile. Look at it as it is now, then try again."
)


class RowEnd(EntryView):
    """A row with a life ends on a day; it stays on record."""

    template = "record/row_end.html"

    def form_of(self, data: Any = None) -> EndForm:
        if not self.entity.ending:
            raise Http404
        return EndForm.of(self.entity, data, instance=self.row)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.asked(self.form_of(), SaveForm(initial=self._version()))

    def _version(self) -> dict[str, str]:
        return {"version": writing.version_of(self.row)}

    def asked(self, form: Any, save: Any) -> HttpResponse:
        return self.shown(self.template, form=form, row=self.row, save=save)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form, save = self.form_of(request.POST), SaveForm(request.POST)
        if not (form.is_valid() & save.is_valid()):
            return self.asked(form, save)
        try:
            row = writing.write(
                form,
                by=request.user,
                reason=save.cleaned_data["reason"],
                read_at=save.cleaned_data["version"],
            )
        except writing.ChangedMeanwhile:
            form.add_error(None, CHANGED)
            return self.asked(form, SaveForm(initial=self._version()))
        except writing.OutOfReach:
            raise Http404 from None
        return self.done(row, _("Ended on %(day)s.") % {"day": row.ends_on})


class RowRemove(EntryView):
    """A row without a life that should never have been recorded."""

    template = "record/row_remove.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.asked(RemoveForm(initial={"version": writing.version_of(self.row)}))

    def asked(self, form: RemoveForm) -> HttpResponse:
        if not self.entity.can_be_removed:
            raise Http404
        return self.shown(self.template, form=form, row=self.row)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = RemoveForm(request.POST)
        if not form.is_valid() or not self.entity.can_be_removed:
            return self.asked(form)
        # Asked before the row goes: afterwards nothing says whose it was.
        row, community = self.row, self.community
        try:
            writing.remove(
                row,
                by=request.user,
                reason=form.cleaned_data["reason"],
                read_at=form.cleaned_data["version"],
            )
        except writing.ChangedMeanwhile:
            form.add_error(None, CHANGED)
            return self.asked(form)
        except writing.TakenMeanwhile as taken:
            form.add_error(None, str(taken))
            return self.asked(form)
        except ProtectedError as error:
            kinds = {str(each._meta.verbose_name) for each in error.protected_objects}
            form.add_error(
                None,
                _("Other rows belong to this one: %(kinds)s. Remove them first.")
                % {"kinds": "、".join(sorted(kinds))},
            )
            return self.asked(form)
        except writing.OutOfReach:
            raise Http404 from None
        messages.success(request, _("Removed; its versions are kept in the history."))
        return HttpResponseRedirect(self.back(community))
