"""Storing the good lines of an import, batch by batch, each with its versions.

Every batch is judged again in the transaction that stores it, and only what was
shown beforehand is stored. A worker that is killed leaves whole batches; whoever
goes on finds by the rows themselves how far it got.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from accounts.models import User
from imports.checking import BATCH_LINES, Checker
from imports.lines import lines_of
from imports.memo import Memos
from imports.models import Act, Import, ImportedRow, ImportLine
from imports.opening import opened
from imports.previewing import Progress, changes_of, silent
from imports.row_form import RowForm
from imports.verdicts import Judged, Line, Outcome, as_json
from imports.versions import latest_versions, parts_of
from portal.record_forms import RecordForm

TRIES = 3


class MovedOn(Exception):
    """The record is no longer what the preview was made from.

    ``numbers`` are the lines that would do something else now.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(numbers)
        self.numbers = list(numbers)


class OutOfReach(Exception):
    """A row would lie where its writer may not write."""


def reason_of(import_: Import) -> str:
    """What the versions of its rows say why they were written."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Import #%(id)s") % {"id": import_.pk}


def store(
    import_: Import,
    *,
    by: User,
    batch: Any = transaction.atomic,
    progress: Progress = silent,
) -> list[int]:
    """Stores the good lines that are not stored yet; gives those passed over.

    ``batch()`` is the transaction of one batch. Raises MovedOn unless only the
    right rows are wanted, OutOfReach, or UnreadableFile; what earlier batches
    stored stays.
    """
    with translation.override(import_.language):
        sheet, headings = opened(import_)
        lines = {line.number: line for line in lines_of(sheet, headings)}
        previews = _open_lines(import_)
        writer = _Writer(import_, by)
        new_checker = partial(
            Checker,
            headings,
            by,
            clears_empty=import_.clears_empty,
            locks=True,
            memos=Memos(),
        )
        passed: list[int] = []
        total = import_.good_count
        done = total - len(previews)
        for some in _batches(previews):
            progress(done, total)
            found = [lines[each.number] for each in some if each.number in lines]
            passed += _with_retries(import_, new_checker, writer, found, some, batch)
            done += len(some)
        progress(total, total)
    return passed


def _open_lines(import_: Import) -> list[ImportLine]:
    """Good lines without a stored row, in the order of the file."""
    stored = ImportedRow.objects.filter(of=import_).values("number")
    good = import_.lines.filter(outcome__in=(Outcome.NEW, Outcome.CHANGED))
    good = good.exclude(number__in=stored).defer("cells")
    return list(good.order_by("number"))


def _batches(previews: Sequence[ImportLine]) -> Iterator[Sequence[ImportLine]]:
    for start in range(0, len(previews), BATCH_LINES):
        yield previews[start : start + BATCH_LINES]


def _with_retries(
    import_: Import,
    new_checker: Callable[[], Checker],
    writer: "_Writer",
    lines: Sequence[Line],
    previews: Sequence[ImportLine],
    batch: Any,
) -> list[int]:
    """One batch; a key that somebody else takes meanwhile is seen the next time."""
    expected = {each.number: each for each in previews}
    for attempt in range(1, TRIES + 1):
        # Anew each time: rows pointed to may be gone since the last batch.
        checker = new_checker()
        try:
            with batch():
                judged = checker.judge(lines)
                moved = [
                    each.line.number
                    for each in judged
                    if not _as_shown(each, expected[each.line.number])
                ]
                moved += sorted(expected.keys() - {line.number for line in lines})
                if moved and not import_.keeps_good:
                    raise MovedOn(moved)
                kept = [each for each in judged if each.line.number not in moved]
                writer.write(kept, checker.form)
                return moved
        except IntegrityError:
            if attempt == TRIES:
                raise
    return []


def _as_shown(judged: Judged, shown: ImportLine) -> bool:
    return (judged.outcome, judged.pk, changes_of(judged)) == (
        shown.outcome,
        shown.row_pk,
        shown.changes,
    )


class _Writer:
    """Writes judged lines with their versions, in the transaction of their batch."""

    def __init__(self, import_: Import, by: User) -> None:
        self._import, self._by = import_, by
        self._model: Any = import_.entity.model
        self._reason = reason_of(import_)
        self._trail = {
            "default_user": by,
            "default_change_reason": self._reason,
            "custom_historical_attrs": {"history_user_name": str(by)},
        }
        form = import_.entity.form
        self._has_parts = (
            form.new_parts is not RecordForm.new_parts
            or form.save_parts is not RecordForm.save_parts
        )

    def write(self, judged: Sequence[Judged], form: RowForm) -> None:
        created = [each for each in judged if each.outcome == Outcome.NEW]
        changed = [each for each in judged if each.outcome == Outcome.CHANGED]
        if created:
            rows = [each.row for each in created]
            bulk_create_with_history(rows, self._model, batch_size=500, **self._trail)
        self._update(changed)
        if self._has_parts:
            self._write_parts(created, changed, form)
        keys = [each.pk for each in (*created, *changed)]
        self._check_reach(keys)
        versions = latest_versions(self._model, keys)
        parts = parts_of(self._model, keys, self._reason) if self._has_parts else {}
        acts = [(Act.CREATED, each) for each in created]
        acts += [(Act.CHANGED, each) for each in changed]
        ImportedRow.objects.bulk_create(
            [
                ImportedRow(
                    of=self._import,
                    number=each.line.number,
                    row_pk=each.pk,
                    act=act,
                    before={name: as_json(was) for name, was in each.before.items()},
                    version=versions.get(each.pk),
                    parts=[part.as_json() for part in parts.get(each.pk, ())],
                )
                for act, each in acts
            ],
            batch_size=500,
        )

    def _update(self, changed: Sequence[Judged]) -> None:
        """Rows in which the same columns change are written together."""
        alike: dict[tuple[str, ...], list[Any]] = {}
        for each in changed:
            if each.before:
                alike.setdefault(tuple(sorted(each.before)), []).append(each.row)
        for attributes, rows in alike.items():
            names = [self._field_of(name) for name in attributes]
            bulk_update_with_history(
                rows, self._model, names, batch_size=500, **self._trail
            )

    def _field_of(self, attribute: str) -> str:
        fields = {each.attname: each.name for each in self._model._meta.concrete_fields}
        return fields[attribute]

    def _write_parts(
        self, created: Sequence[Judged], changed: Sequence[Judged], row_form: RowForm
    ) -> None:
        """Rows of other kinds that the form brings along, by the same hand."""
        new: dict[Any, list[models.Model]] = {}
        for each in created:
            for part in row_form.again(each.answer).new_parts(self._signed(each.row)):
                new.setdefault(type(part), []).append(part)
        for model, parts in new.items():
            bulk_create_with_history(parts, model, batch_size=500, **self._trail)
        for each in changed:
            row_form.again(each.answer).save_parts(self._signed(each.row))

    def _signed(self, row: Any) -> Any:
        row._history_user, row._change_reason = self._by, self._reason
        return row

    def _check_reach(self, keys: Sequence[Any]) -> None:
        editable = self._import.entity.editable_by(self._by)
        if editable.filter(pk__in=keys).count() != len(keys):
            raise OutOfReach
