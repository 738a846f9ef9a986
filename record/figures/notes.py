"""What people say about one figure: how exact it is, and what to do about it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from communities.models import (
    Community,
    CommunityPeriod,
    FigureNote,
    Qualifier,
    ReportingPeriod,
)
from portal.record_forms import RecordForm
from record import writing
from record.figures.access import may_enter
from record.figures.forms import figure_form
from record.figures.saving import UNKNOWN, row_of


class FigureNoteForm(RecordForm):
    """``figure`` is the value the note is about; None or "" where it is unknown."""

    class Meta(RecordForm.Meta):
        model = FigureNote
        fields = ("qualifier", "comment", "will_not_be_known", "is_followed_up")

    def __init__(self, *args: Any, figure: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.figure = figure
        self.fields["comment"].widget.attrs |= {"rows": 2}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        is_known = self.figure not in UNKNOWN
        if cleaned.get("will_not_be_known") and is_known:
            said = _("This figure is on record. Empty it first.")
            self.add_error("will_not_be_known", ValidationError(said, "known"))
        if not is_known and cleaned.get("qualifier", "") != Qualifier.EXACT:
            said = _("There is no figure yet to be this exact.")
            self.add_error("qualifier", ValidationError(said, "unknown"))
        self.instance.mark(by=self.user, wanted=cleaned.get("is_followed_up", False))
        return cleaned


def note_of(row: CommunityPeriod, field: str) -> FigureNote:
    """The stored note on the figure, or a new one that is not stored yet."""
    found = None
    if row.pk is not None:
        found = FigureNote.objects.filter(figures=row, field=field).first()
    return found or FigureNote(figures=row, field=field)


@transaction.atomic
def save_note(
    community: Community,
    period: ReportingPeriod,
    field: str,
    data: QueryDict,
    *,
    read_at: str,
    by: User,
) -> tuple[FigureNoteForm, bool]:
    """The form, and whether what it holds is stored now.

    Raises writing.ChangedMeanwhile and writing.OutOfReach.
    """
    entry = may_enter(community, period, by)
    rows = CommunityPeriod.objects.editable_by(by).select_for_update(of=("self",))
    row = row_of(community, period, rows)
    note = note_of(row, field)
    if note.pk is None and read_at:
        raise writing.ChangedMeanwhile(note)
    form = FigureNoteForm(data, instance=note, figure=getattr(row, field), user=by)
    if not entry.is_open:
        form.add_error(None, entry.reason)
    if not form.is_valid():
        return form, False
    if note.pk is not None:
        writing.check_unchanged(note, read_at)
    if note.pk is None and not form.has_changed():
        return form, True
    if row.pk is None:
        # A figure without a value may have a note: then there is a row to hold it.
        note.figures = writing.write(figure_form((), row, QueryDict(), user=by), by=by)
    writing.write(form, by=by)
    return form, True
