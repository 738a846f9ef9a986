"""Notes on single figures, and the list of those to be followed up."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.comparison import FIGURES_OF, printed
from communities.models import CommunityPeriod, FigureNote, figure_names
from portal.book import label_of
from portal.drafts import draft_key, mark_saved
from portal.views import ScopedListView
from record import writing
from record.figures.access import may_enter
from record.figures.followed import FollowedFilter, FollowedTable
from record.figures.notes import FigureNoteForm, note_of, save_note
from record.figures.saving import row_of
from record.figures.sheet import sheet_of
from record.views.figures import FiguresView


class FigureNoteEdit(FiguresView):
    """The note on one figure, below its group or on a page of its own."""

    permission = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["field"] not in figure_names():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def field(self) -> str:
        return str(self.kwargs["field"])

    @property
    def draft(self) -> str:
        return draft_key(
            "figure-note", self.community.code, self.period.code, self.field
        )

    @property
    def back(self) -> str:
        return f"{self.address}#figure-{self.field}"

    def row(self) -> CommunityPeriod:
        entry = may_enter(self.community, self.period, self.request.user)
        if not entry.is_open:
            raise Http404
        rows = CommunityPeriod.objects.visible_to(self.request.user)
        return row_of(self.community, self.period, rows)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        row = self.row()
        note = note_of(row, self.field)
        form = FigureNoteForm(
            instance=note, figure=getattr(row, self.field), user=request.user
        )
        return self.asked(form, writing.version_of(note))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        row, version = self.row(), request.POST.get("version", "")
        try:
            form, is_stored = save_note(
                self.community,
                self.period,
                self.field,
                request.POST,
                read_at=version,
                by=request.user,
            )
        except writing.ChangedMeanwhile:
            return self.clashed(row)
        except writing.OutOfReach:
            raise Http404 from None
        if not is_stored:
            return self.asked(form, version)
        answer = self.done()
        mark_saved(request, answer, self.draft)
        return answer

    def clashed(self, row: CommunityPeriod) -> HttpResponse:
        """Mine as typed, with what another one has said beside it."""
        note = note_of(row, self.field)
        theirs = note_of(row, self.field)
        form = FigureNoteForm(
            self.request.POST,
            instance=note,
            figure=getattr(row, self.field),
            user=self.request.user,
        )
        return self.asked(form, writing.version_of(theirs), theirs=theirs)

    def asked(self, form: FigureNoteForm, version: str, **context: Any) -> HttpResponse:
        part = "#note" if self.request.htmx else ""  # type: ignore[attr-defined]
        row = form.instance.figures
        return render(
            self.request,
            f"record/figures_note.html{part}",
            {
                "form": form,
                "ticks": [form["will_not_be_known"], form["is_followed_up"]],
                "field": self.field,
                "label": label_of(CommunityPeriod, self.field),
                "value": printed(self.field, row if row.pk else None),
                "version": version,
                "draft": self.draft,
                "address": self.request.path,
                "group": self.group,
                "back": self.back,
                "trail": [*self.trail()[:-1], (_("Note on a figure"), "")],
                "note": form.instance,
            }
            | context,
        )

    @property
    def group(self) -> str:
        return next(
            group.value for group, names in FIGURES_OF.items() if self.field in names
        )

    def done(self) -> HttpResponse:
        said = _("The note is stored.")
        if not self.request.htmx:  # type: ignore[attr-defined]
            messages.success(self.request, said)
            return HttpResponseRedirect(self.back)
        sheet = sheet_of(self.community, self.period, self.request.user)
        view = sheet.group(self.group)
        cell = next(cell for cell in view.cells if cell.name == self.field)
        return render(
            self.request,
            "record/figures_noted.html",
            {"sheet": sheet, "group": view, "cell": cell, "said": said},
        )


class FollowedFigures(ScopedListView):
    """Figures marked for follow-up in the communities the reader sees."""

    model = FigureNote
    table_class = FollowedTable
    filterset_class = FollowedFilter
    heading = gettext_lazy("Figures to follow up")
    empty_icon = "flag"
    empty = (
        gettext_lazy("No figure to follow up"),
        gettext_lazy(
            "Open the note of a figure while figures are entered and mark it there."
        ),
    )

    def get_queryset(self) -> Any:
        return (
            super()
            .get_queryset()
            .followed_up()
            .select_related("figures__community", "figures__period", "marked_by")
        )

    def get_trail(self) -> Any:
        return [(_("Record"), reverse("record:kind-list")), (self.heading, "")]
