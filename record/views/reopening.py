"""Letting a row go on that was settled by mistake."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.entities import Reopening
from record import writing
from record.forms import ReopenForm
from record.views.ending import CHANGED
from record.views.entry import EntryView


class RowReopen(EntryView):
    """Asks what it becomes again, and for the reason."""

    template = "record/row_reopen.html"

    @cached_property
    def reopening(self) -> Reopening:
        if self.entity.reopening is None:
            raise Http404
        return self.entity.reopening

    def form_of(self, data: Any = None) -> ReopenForm:
        """404 for a row that is not settled: there is nothing to reopen."""
        states = self.reopening.states(self.row)
        if not states:
            raise Http404
        version = writing.version_of(self.row)
        return ReopenForm(data, states=states, initial={"version": version})

    def asked(self, form: ReopenForm) -> HttpResponse:
        return self.shown(self.template, form=form, row=self.row)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.asked(self.form_of())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self.form_of(request.POST)
        if not form.is_valid():
            return self.asked(form)
        given = form.cleaned_data
        try:
            row = writing.reopen(
                self.row,
                self.reopening,
                given["state"],
                by=request.user,
                reason=given["reason"],
                read_at=given["version"],
            )
        except writing.ChangedMeanwhile:
            form.add_error(None, CHANGED)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        except writing.OutOfReach:
            raise Http404 from None
        else:
            return self.done(row, _("Reopened."))
        return self.asked(form)
