"""Adding and correcting one row, in the book or on a page of its own.

htmx gets the form alone and puts it above the table it belongs to; when it is
stored the section of the book is shown anew. Without a script the same addresses
are ordinary pages.
"""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View
from django_htmx.http import HttpResponseClientRedirect

from communities.models import Community
from communities.periods import latest_with_figures, period_due
from portal.access import require
from portal.drafts import draft_key, mark_saved
from portal.entities import Entity
from portal.record_fields import RowChoiceField
from portal.record_forms import RecordForm
from record import conflicts, writing
from record.forms import SaveForm
from record.views.lists import entity_or_404


class EntryView(View):
    """One kind of row, for those who may edit somewhere."""

    permission = "edit"
    template = "record/row_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(request, self.permission)
        self.entity = entity_or_404(kwargs["entity"])
        if not self.is_for(self.entity):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def is_for(self, entity: Entity) -> bool:
        """Whether this is done to rows of the kind at all."""
        return True

    @property
    def in_place(self) -> bool:
        return bool(self.request.htmx)  # type: ignore[attr-defined]

    @cached_property
    def row(self) -> Any:
        """The row named by the address, as one the writer may edit; else 404."""
        return get_object_or_404(
            self.entity.editable_by(self.request.user), pk=self.kwargs["pk"]
        )

    @cached_property
    def community(self) -> Community | None:
        """The community whose row it is; for a new one that of the address."""
        if "pk" in self.kwargs:
            found: Community = self.entity.community_of(self.row)
            return found
        code = self.request.GET.get("community", "")
        if not code:
            return None
        mine = Community.objects.editable_by(self.request.user)
        return get_object_or_404(mine, code=code)

    def shown(self, template: str, **context: Any) -> HttpResponse:
        """A form or question: the page, or the part that stands in the book."""
        part = "#entry" if self.in_place else ""
        answer = render(
            self.request,
            f"{template}{part}",
            {
                "entity": self.entity,
                "community": self.community,
                "in_place": self.in_place,
                "back": self.back(),
                "next": self.request.GET.get("next", ""),
                **context,
            },
        )
        if self.in_place and self.request.method == "POST":
            answer.headers["HX-Retarget"] = f"#entry-{self.entity.slug}"
            answer.headers["HX-Reswap"] = "innerHTML"
            answer.headers["HX-Push-Url"] = "false"
        return answer

    def back(self, community: Community | None = None) -> str:
        """Where to go afterwards: the list come from, or the book's section."""
        wanted = self.request.GET.get("next", "")
        host = {self.request.get_host()}
        if wanted and url_has_allowed_host_and_scheme(wanted, host):
            return wanted
        community = community or self.community
        if community is None:
            return reverse("communities:community-list")
        code, section = community.code, self.entity.section
        return reverse("communities:community-book-section", args=[code, section])

    def done(self, row: Any, text: str, *, opens: str = "") -> HttpResponse:
        """Says so and goes back; ``opens`` shows an empty form for the next row."""
        messages.success(self.request, text)
        address = self.back(self.entity.community_of(row))
        if opens and "?" not in address:
            address = f"{address}?open={opens}"
        elif not self.in_place and not self.request.GET.get("next"):
            address = f"{address}#rows-{self.entity.slug}"
        return HttpResponseRedirect(address)


class RowForm(EntryView):
    """What adding and correcting have in common: the form, and a save that clashed."""

    def form_of(self, data: Any = None) -> RecordForm:
        return self.entity.form(
            data,
            instance=self.row if "pk" in self.kwargs else None,
            user=self.request.user,
            community=self.community,
            initial=self.first_values(),
        )

    def first_values(self) -> dict[str, Any]:
        """What a new row has in its fields before anybody has typed."""
        return {}

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if address := self.own_page():
            return self.led_to(address)
        return self.page(self.form_of())

    def own_page(self) -> str:
        """Where rows of the kind are entered, if not here; else empty."""
        if "pk" in self.kwargs:
            return self.entity.page(self.row) if self.entity.page else ""
        new = self.entity.page_of_new
        return new(self.community) if new else ""

    def led_to(self, address: str) -> HttpResponse:
        if self.in_place:
            return HttpResponseClientRedirect(address)
        return HttpResponseRedirect(address)

    def page(self, form: RecordForm, **context: Any) -> HttpResponse:
        row = form.instance
        version = context.pop("version", None) or writing.version_of(row)
        save = context.pop("save", None) or SaveForm(initial={"version": version})
        return self.shown(
            self.template,
            form=form,
            row=row,
            save=save,
            acts=self.acts(),
            about=self.entity.about.address(row.pk)
            if self.entity.about and row.pk
            else "",
            draft=self.draft_key(),
            **{"clashes": []} | context,
        )

    def draft_key(self) -> str:
        code = self.community.code if self.community else "any"
        return draft_key("row", self.entity.slug, code, self.kwargs.get("pk", "new"))

    def acts(self) -> list[tuple[str, str, str]]:
        """What else can be done to the row: URL name, label, icon."""
        reopening = self.entity.reopening
        if reopening and "pk" in self.kwargs and reopening.states(self.row):
            return [("record:row-reopen", _("Reopen"), "arrow-counterclockwise")]
        if self.entity.ending:
            return [("record:row-end", _("End"), "stop-circle")]
        if not self.entity.can_be_removed:
            return []
        return [("record:row-remove", _("Remove"), "trash")]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if address := self.own_page():
            return self.led_to(address)
        data = request.POST
        if names := data.getlist("theirs"):
            data = conflicts.merged(data, self.form_of(), names)
        form, save = self.form_of(data), SaveForm(data)
        if not (form.is_valid() & save.is_valid()):
            return self.page(form, save=save)
        read_at = save.cleaned_data["version"]
        try:
            row = writing.write(
                form,
                by=request.user,
                reason=save.cleaned_data["reason"],
                read_at=read_at if "pk" in self.kwargs else None,
            )
        except writing.ChangedMeanwhile as change:
            return self.clashed(data, change.row, read_at)
        except writing.TakenMeanwhile as taken:
            form.add_error(None, str(taken))
            return self.page(form, save=save)
        except writing.OutOfReach:
            raise Http404 from None
        return self.stored(row, data)

    def clashed(self, data: Any, theirs: Any, read_at: str) -> HttpResponse:
        """Nothing is stored; both versions are shown and the writer chooses."""
        mine = self.entity.form(
            data, instance=theirs, user=self.request.user, community=self.community
        )
        last = theirs.history.order_by("-history_date", "-history_id").first()
        now = writing.version_of(theirs)
        return self.page(
            mine,
            save=SaveForm({**data.dict(), "version": now}),
            clashes=conflicts.clashes(mine, theirs, read_at),
            changed_by=last.history_user_name or _("Command line"),
            changed_at=last.history_date,
        )

    def stored(self, row: Any, data: Any) -> HttpResponse:
        name = getattr(row, "name", "") or self.entity.one
        text = _("Stored: %(name)s.") % {"name": name}
        opens = self.entity.slug if "another" in data else ""
        answer = self.done(row, text, opens=opens)
        mark_saved(self.request, answer, self.draft_key())
        return answer


class RowAdd(RowForm):
    """A new row. Without a community in the address the form asks for it."""

    def is_for(self, entity: Entity) -> bool:
        return entity.can_add

    def first_values(self) -> dict[str, Any]:
        """The period the book shows, its year, and a row that has no alternative."""
        values = self._only_choices()
        user = self.request.user
        period = latest_with_figures(user) or period_due(timezone.localdate(), user)
        if period is not None:
            values |= {"period": period.pk, "year": period.starts_on.year}
        return {name: values[name] for name in self.entity.fields if name in values}

    def _only_choices(self) -> dict[str, Any]:
        """A branch's figures in a community with one branch are that branch's."""
        if self.community is None or self.request.method != "GET":
            return {}
        form = self.entity.form(user=self.request.user, community=self.community)
        found = {}
        for name, field in form.fields.items():
            if isinstance(field, RowChoiceField) and field.required:
                rows = list(field.queryset[:2])
                if len(rows) == 1:
                    found[name] = rows[0].pk
        return found


class RowEdit(RowForm):
    """Correcting a row; ``row`` is read anew for each request."""
