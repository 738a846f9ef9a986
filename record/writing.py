"""The one way a row of the record is stored by hand.

Pages, the figures form and commands all write through here: somebody else's
change is not overwritten, a save that changes nothing leaves no version, and a
row that would leave the writer's reach is not stored at all.
"""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.forms import ModelForm
from django.utils.translation import gettext as _

from accounts.models import User
from communities.round_lock import OfPeriod, RoundLocked
from portal.entities import Reopening, entity_for

Row = Any


class OutOfReach(LookupError):
    """The row is not, or would no longer be, one the writer may edit."""


class ChangedMeanwhile(Exception):
    """Somebody stored another version since the writer read the row."""

    def __init__(self, row: Row) -> None:
        super().__init__(str(row))
        self.row = row


def version_of(row: Row) -> str:
    """Names the row as it is stored now; empty for one that is not stored yet."""
    if row.pk is None:
        return ""
    latest = row.history.order_by("-history_date", "-history_id")
    return str(latest.values_list("history_id", flat=True).first() or "")


def locked(model: type[models.Model], pk: Any, *, by: User) -> Row:
    """The stored row, held until the transaction ends. Raises OutOfReach."""
    editable = model._default_manager.editable_by(by)  # type: ignore[attr-defined]
    row = editable.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise OutOfReach(pk)
    return row


def check_unchanged(row: Row, read_at: str) -> None:
    """Raises ChangedMeanwhile unless the row is as it was when it was read."""
    if version_of(row) != read_at:
        raise ChangedMeanwhile(row)


def sign(row: Row, *, by: User | None, reason: str = "") -> None:
    """Names who writes and why in the version the next save leaves."""
    row._history_user = by
    row._change_reason = reason or None


@transaction.atomic
def write(
    form: "ModelForm[Any]", *, by: User, reason: str = "", read_at: str | None = None
) -> Row:
    """Stores what a valid form holds; gives back the row.

    ``read_at`` is the version the writer saw; None skips the question, for rows
    nobody has seen. Raises OutOfReach or ChangedMeanwhile, and TakenMeanwhile
    for a new row whose key somebody else has taken, or one whose street has handed in
    its period, since it was checked.
    """
    row = form.instance
    model = type(row)
    _check_open(row)
    if row.pk is not None:
        stored = locked(model, row.pk, by=by)
        if read_at is not None:
            check_unchanged(stored, read_at)
        if not form.has_changed():
            return row
    sign(row, by=by, reason=reason)
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        raise TakenMeanwhile(
            _("Somebody has just recorded this. Look at the list and try again.")
        ) from error
    check_reach(row, by=by)
    return row


class TakenMeanwhile(Exception):
    """What was still free or open when it was checked is no longer; says so."""


def _check_open(row: Row) -> None:
    """Raises TakenMeanwhile for a row of a locked period; before any row is held."""
    try:
        if isinstance(row, OfPeriod):
            row.check_open()
    except RoundLocked as locked_by_now:
        raise TakenMeanwhile(locked_by_now.messages[0]) from locked_by_now


def check_reach(row: Row, *, by: User) -> None:
    """Raises OutOfReach when the row as stored is not one the writer may edit."""
    editable = type(row)._default_manager.editable_by(by)
    if not editable.filter(pk=row.pk).exists():
        raise OutOfReach(row.pk)


@transaction.atomic
def remove(row: Row, *, by: User, reason: str, read_at: str | None = None) -> None:
    """Takes a row without a life off the record; its versions stay.

    Raises OutOfReach, ChangedMeanwhile, TakenMeanwhile for a row of a locked
    period, or models.ProtectedError while other rows point to it.
    """
    _check_open(row)
    stored = locked(type(row), row.pk, by=by)
    if read_at is not None:
        check_unchanged(stored, read_at)
    sign(stored, by=by, reason=reason)
    stored.delete()


@transaction.atomic
def reopen(
    row: Row,
    reopening: Reopening,
    state: str,
    *,
    by: User,
    reason: str,
    read_at: str | None = None,
) -> Row:
    """Lets a row settled by mistake go on as ``state``; gives it back as stored.

    Raises OutOfReach, ChangedMeanwhile, or ValidationError.
    """
    stored = locked(type(row), row.pk, by=by)
    if read_at is not None:
        check_unchanged(stored, read_at)
    reopening.apply(stored, state, reason=reason, by=by)
    return stored


@transaction.atomic
def restore(version: Any, *, by: User, said: str) -> Row:
    """Makes the row again what it was in this version of its history.

    ``said`` is the reason written with the new version. Raises OutOfReach, and
    ValidationError when the old values are no longer allowed or the period is locked.
    """
    row = version.instance
    model = type(row)
    if isinstance(row, OfPeriod):
        row.check_open()
    stored = None
    if model._default_manager.filter(pk=row.pk).exists():
        stored = locked(model, row.pk, by=by)
    row._state.adding = stored is None
    row.full_clean()
    sign(row, by=by, reason=said)
    row.save()
    entity = entity_for(model)
    if stored is not None and entity is not None and entity.restored:
        entity.restored(row, before=stored, by=by)
    check_reach(row, by=by)
    return row
