"""Writing field notes and keeping files with them."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User, record_act
from communities.divisions import range_below
from portal.uploads import all_or_none, stored
from reports.models import FieldNote, NoteFile
from reports.models.field_note import FieldNoteQuerySet
from reports.scopes import may_report


@transaction.atomic
def write_note(
    note: FieldNote, files: "Iterable[UploadedFile[Any]]", *, by: User
) -> FieldNote:
    """Stores a note, new or changed, with further files; all of it or nothing.

    Raises PermissionDenied for a place that is not the writer's, or a note that is
    not; ValidationError for a file that is not taken.
    """
    is_new = note.pk is None
    if not may_report(by, note.scope_code):
        raise PermissionDenied(note.scope_code)
    if not is_new and not FieldNote.objects.editable_by(by).filter(pk=note.pk).exists():
        raise PermissionDenied(note.pk)
    note.save()
    with all_or_none() as kept:
        for upload in files:
            told = stored(upload, f"notes/{note.pk}")
            kept.append(told["path"])
            NoteFile.objects.create(note=note, added_by=by, **told)
    record_act("note_written" if is_new else "note_changed", by=by, target=note)
    return note


def notes_on(scope_code: str, user: User) -> FieldNoteQuerySet:
    """Notes that a report on the scope can rest on, the latest first."""
    seen = FieldNote.objects.visible_to(user)
    below = seen.filter(scope_code__range=range_below(scope_code))
    return below.order_by("-held_on", "-pk")
