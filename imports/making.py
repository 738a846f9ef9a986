"""The work of imports as jobs: checking, storing, taking back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User, record_act
from imports import committing, previewing, undoing
from imports.models import (
    Import,
    ImportLine,
    ImportProblem,
    ImportState,
)
from imports.sheets import UnreadableFile
from imports.verdicts import Outcome
from jobs.errors import Cancelled, Explained, LeaseLost
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job

NAMED = 20


def import_of(job: Job) -> Import:
    return Import.objects.select_related("owner").get(pk=job.parameters["import"])


def make_check(job: Job, lease: Lease, folder: Path) -> Store:
    import_ = import_of(job)
    try:
        found = previewing.preview(
            import_, by=import_.owner, progress=_noted(lease, "check")
        )
    except UnreadableFile as failure:
        raise Explained("unreadable", why=str(failure)) from failure
    return lambda: previewing.keep(import_, found)


def make_store(job: Job, lease: Lease, folder: Path) -> Store:
    """Stores batch by batch; what cannot be stored whole is taken back whole."""
    import_ = import_of(job)
    try:
        passed = committing.store(
            import_,
            by=import_.owner,
            batch=lease.batch,
            progress=_noted(lease, "store"),
        )
    except LeaseLost:
        raise
    except Cancelled:
        _take_back(import_, lease, ImportState.CHECKED)
        raise
    except committing.MovedOn as moved:
        _take_back(import_, lease, ImportState.FAILED, moved.numbers)
        raise Explained("moved_on", **listed(moved.numbers)) from moved
    except committing.OutOfReach as failure:
        _take_back(import_, lease, ImportState.FAILED)
        raise Explained("scope_not_allowed") from failure
    except UnreadableFile as failure:
        _take_back(import_, lease, ImportState.FAILED)
        raise Explained("unreadable", why=str(failure)) from failure
    except Exception:
        _take_back(import_, lease, ImportState.FAILED)
        raise
    return lambda: finish(import_, passed, by=import_.owner)


def make_undo(job: Job, lease: Lease, folder: Path) -> Store:
    import_ = import_of(job)
    lease.note(0, 1, "undo")

    def store() -> None:
        try:
            take_back(import_, by=import_.owner)
        except undoing.BuiltOn as failure:
            if any(each.reason == "out_of_reach" for each in failure.obstacles):
                raise Explained("scope_not_allowed") from failure
            numbers = [each.number for each in failure.obstacles]
            raise Explained("built_on", **listed(numbers)) from failure

    return store


def _noted(lease: Lease, stage: str) -> Callable[[int, int], None]:
    return lambda done, total: lease.note(done, total, stage)


def listed(numbers: list[int]) -> dict[str, Any]:
    """Lines as a message names them: the first few, and how many there are."""
    different = sorted(set(numbers))
    shown = "、".join(map(str, different[:NAMED]))
    return {"rows": f"{shown} …" if len(different) > NAMED else shown}


def finish(import_: Import, passed: list[int], *, by: User) -> None:
    """Marks the import as stored; lines that were passed over are wrong by now."""
    mark_moved(import_, passed)
    import_.state, import_.stored_at = ImportState.STORED, timezone.now()
    import_.save()
    record_act(
        "import_committed",
        by=by,
        target=import_,
        rows=import_.rows.count(),
        new=import_.new_count,
        changed=import_.changed_count,
        wrong=import_.wrong_count,
    )


def take_back(import_: Import, *, by: User, beyond_reach: bool = False) -> int:
    """The act of taking back what is stored. Raises BuiltOn.

    ``beyond_reach``: also rows that the person may not edit.
    """
    rows = undoing.undo(import_, by=None if beyond_reach else by, signed_by=by)
    import_.state, import_.undone_at = ImportState.UNDONE, timezone.now()
    import_.save(update_fields=["state", "undone_at"])
    record_act("import_undone", by=by, target=import_, rows=rows)
    return rows


def _take_back(
    import_: Import, lease: Lease, state: ImportState, moved: list[int] | None = None
) -> None:
    """Leaves nothing of a store that did not come to its end.

    Not in a batch of the lease: a cancelled job may begin none, but is still ours.
    """
    with transaction.atomic():
        if not lease.row.update(heartbeat_at=timezone.now()):
            raise LeaseLost
        mark_moved(import_, moved or [])
        if _all_gone(import_):
            import_.state = state
        import_.save()


def _all_gone(import_: Import) -> bool:
    """Takes back what is stored; False where somebody has built on it already."""
    try:
        undoing.undo(import_, by=None)
    except undoing.BuiltOn:
        return False
    return True


def mark_moved(import_: Import, numbers: list[int]) -> None:
    """Lines that would do something else by now are wrong, and say why."""
    if not numbers:
        return
    with translation.override(import_.language):
        message = _("The record has changed since the preview. Check the file again.")
    lines = ImportLine.objects.filter(of=import_, number__in=numbers)
    for outcome, name in (
        (Outcome.NEW, "new_count"),
        (Outcome.CHANGED, "changed_count"),
    ):
        moved = lines.filter(outcome=outcome).count()
        setattr(import_, name, getattr(import_, name) - moved)
        import_.wrong_count += moved
    lines.update(outcome=Outcome.WRONG)
    ImportProblem.objects.bulk_create(
        [
            ImportProblem(of=import_, number=number, message=message, pattern=message)
            for number in numbers
        ],
        batch_size=500,
    )
