"""Editing a draft: each act changes one overlay and leaves an audit line.

Whoever shares the scope may edit a draft they see. Nobody overwrites what
somebody else has stored meanwhile: ``read_at`` is what the writer saw at the
place, as ``token_at`` names it.
"""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User, record_act
from record.writing import ChangedMeanwhile
from reports.document.overlays import Basis, Edit, EditKind, Overlaid, apply
from reports.document.overlays.applying import bases_of
from reports.document.overlays.edits import HEADING, TITLE
from reports.document.overlays.tree import Node, tree_of
from reports.document.overlays.typed import carried_over, finished
from reports.life import OPEN_TO_EDITS
from reports.models import FieldNote, Overlay, Report
from reports.scopes import may_report


class NothingThere(LookupError):
    """The document has nothing to edit at this place."""


def token_at(overlay: Overlay | None, basis: Basis | None) -> str:
    """What a writer saw at a place: the stored edit, and the words composed there."""
    seen = basis.fingerprint[:16] if basis else ""
    return f"{overlay.token if overlay else ''}/{seen}"


def tidy(key: str, text: str) -> str:
    """Words as they are kept: sentences with a full stop, headings without one."""
    if key == TITLE or key.startswith(HEADING):
        return " ".join(text.split()).rstrip("。")
    return finished(text)


def may_edit(report: Report, user: User) -> bool:
    """Of reports the user sees: open ones on a scope that is theirs to report on."""
    return (
        report.state in OPEN_TO_EDITS
        and report.document is not None
        and may_report(user, report.scope_code)
    )


def overlaid(report: Report) -> Overlaid:
    """The report's document with its edits. Raises NotMade while there is none."""
    return apply(report.read(), report.overlays.all().edits())


@transaction.atomic
def reword(
    report: Report, key: str, text: str, *, by: User, read_at: str | None = None
) -> None:
    """Gives a sentence, a heading or the title other words.

    The words that the portal composed are no edit: they take the edit away.
    Raises NothingThere, ChangedMeanwhile, PermissionDenied.
    """
    held = hold(report, by=by)
    basis = _basis(held, key)
    edit = Edit(kind=EditKind.WORDING, key=key, text=tidy(key, text), basis=basis)
    if edit.text == basis.text:
        _drop(held, edit, by=by, read_at=read_at)
    else:
        _store(held, edit, by=by, read_at=read_at)


@transaction.atomic
def leave_out(report: Report, key: str, *, by: User) -> None:
    """Leaves out a line, or a whole item ("item:" before its key)."""
    held = hold(report, by=by)
    basis = _basis(held, key)
    _store(held, Edit(kind=EditKind.OMISSION, key=key, basis=basis), by=by)


@transaction.atomic
def restore(report: Report, key: str, *, by: User) -> None:
    """Takes back what was done at a place: other words, leaving out, an own entry."""
    held = hold(report, by=by)
    for kind in EditKind:
        _drop(held, Edit(kind=kind, key=key), by=by)


@transaction.atomic
def move(report: Report, section: str, item: str, *, up: bool, by: User) -> None:
    """Moves a finding, a recommendation or a subsection one place among those shown."""
    held = hold(report, by=by)
    keys = order_in(overlaid(held), section)
    if item not in keys:
        raise NothingThere(item)
    place = keys.index(item)
    other = place - 1 if up else place + 1
    if 0 <= other < len(keys):
        keys[place], keys[other] = keys[other], keys[place]
        edit = Edit(kind=EditKind.ORDER, key=section, order=tuple(keys))
        _store(held, edit, by=by)


def order_in(shown: Overlaid, section: str) -> list[str]:
    """Keys of what can be moved under a heading, in their present order."""
    node = _node(shown, section)
    return [each.key for each in (node.items or node.nodes)]


def _node(shown: Overlaid, section: str) -> Node:
    found = (node for node in shown.tree.every_node() if node.key == section)
    node = next(found, None)
    if node is None:
        raise NothingThere(section)
    return node


@transaction.atomic
def write_own(
    report: Report,
    edit: Edit,
    *,
    by: User,
    read_at: str | None = None,
    notes: Iterable[FieldNote] = (),
) -> str:
    """Stores a finding or recommendation of the official's own; gives its key.

    A new one is given its key here: that of ``edit`` is empty. ``notes`` are what
    it rests on; the report names them as they read now.
    """
    held = hold(report, by=by)
    rest_on = list(notes)
    if not edit.key:
        edit = replace(edit, key=f"own:{uuid.uuid4().hex[:12]}")
    edit = replace(edit, cites=tuple(note.citation for note in rest_on))
    _store(held, edit, by=by, read_at=read_at)
    held.overlays.get(kind=edit.kind.value, key=edit.key).notes.set(rest_on)
    return edit.key


@transaction.atomic
def confirm(report: Report, overlay: Overlay, *, by: User) -> None:
    """The edit stands although its place reads otherwise now."""
    held = hold(report, by=by)
    basis = _basis(held, overlay.key)
    _store(held, replace(overlay.as_edit(), basis=basis), by=by, confirms=True)


@transaction.atomic
def carry_over(report: Report, overlay: Overlay, *, by: User) -> None:
    """The edited words with the figures as they are now."""
    held = hold(report, by=by)
    basis = _basis(held, overlay.key)
    edit = overlay.as_edit()
    text = carried_over(edit.text, edit.basis.figures, basis.figures)
    _store(held, replace(edit, text=text, basis=basis), by=by)


def _basis(report: Report, key: str) -> Basis:
    basis = bases_of(tree_of(report.read())).get(key)
    if basis is None:
        raise NothingThere(key)
    return basis


def hold(report: Report, *, by: User) -> Report:
    """The report, locked until the transaction ends. Raises PermissionDenied."""
    seen = Report.objects.visible_to(by).select_for_update(of=("self",))
    held = seen.filter(pk=report.pk).first()
    if held is None or not may_edit(held, by):
        raise PermissionDenied(report.pk)
    return held


def _store(
    report: Report,
    edit: Edit,
    *,
    by: User,
    read_at: str | None = None,
    confirms: bool = False,
) -> None:
    row = _stored(report, edit, read_at)
    before = row.as_audited() if row else {}
    if row is None:
        row = Overlay(report=report, kind=edit.kind.value, key=edit.key)
    elif edit == row.as_edit():
        return
    else:
        row.version += 1
    row.take(edit)
    row.edited_by = by
    row.save()
    record_act(
        "report_confirmed" if confirms else "report_edited",
        by=by,
        target=report,
        place=row.key,
        kind=row.kind,
        before=before,
        after=row.as_audited(),
    )


def _drop(report: Report, edit: Edit, *, by: User, read_at: str | None = None) -> None:
    row = _stored(report, edit, read_at)
    if row is not None:
        record_act(
            "report_edit_undone",
            by=by,
            target=report,
            place=row.key,
            kind=row.kind,
            before=row.as_audited(),
        )
        row.delete()


def _stored(report: Report, edit: Edit, read_at: str | None) -> Overlay | None:
    """The overlay at the edit's place. Raises ChangedMeanwhile."""
    same = Overlay.objects.filter(report=report, kind=edit.kind.value, key=edit.key)
    row = same.select_related("edited_by").first()
    basis = edit.basis if edit.has_basis else None
    if read_at is not None and read_at != token_at(row, basis):
        raise ChangedMeanwhile(row)
    return row
