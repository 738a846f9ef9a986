"""Checking a whole file and keeping what was found, line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from imports.cells import shown
from imports.checking import BATCH_LINES, Checker
from imports.headings import Headings
from imports.lines import lines_of
from imports.models import Import, ImportLine, ImportProblem, ImportState
from imports.opening import as_told, opened
from imports.sheets import Sheet, is_empty
from imports.twins import Twins
from imports.verdicts import Judged, Outcome, Problem, as_json
from portal.columns import Column, Kind

# Done, of how many; stops the work by raising.
Progress = Callable[[int, int], None]
LONGEST_VALUE = 100
# Of a new row its page shows so many beside those of the key.
MOST_CELLS = 6


def silent(done: int, total: int) -> None:
    """For who waits without looking."""


@dataclass(slots=True)
class Preview:
    """What was found in a file, not yet kept."""

    headings: Headings
    lines: list[ImportLine] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    # Numbers of lines that are out of sight in the workbook.
    hidden: list[int] = field(default_factory=list)


def preview(import_: Import, *, by: User, progress: Progress = silent) -> Preview:
    """Judges every line of the file. Raises UnreadableFile."""
    with translation.override(import_.language):
        sheet, headings = opened(import_)
        found = Preview(headings)
        if headings.is_usable:
            _judge(import_, by, sheet, found, progress)
        return found


def _judge(
    import_: Import, by: User, sheet: Sheet, found: Preview, progress: Progress
) -> None:
    headings = found.headings
    checker = Checker(headings, by, clears_empty=import_.clears_empty)
    columns = list(headings.columns.values())
    lines = list(lines_of(sheet, headings))
    found.hidden = [line.number for line in lines if line.number - 1 in sheet.hidden]
    twins, told = Twins(), _Lines(import_, columns)
    by_number: dict[int, ImportLine] = {}
    for start in range(0, len(lines), BATCH_LINES):
        progress(start, len(lines))
        for judged in checker.judge(lines[start : start + BATCH_LINES]):
            twins.note(judged)
            by_number[judged.line.number] = told.line_of(judged)
            found.problems += [
                problem_of(import_, judged.line.number, each)
                for each in judged.problems
            ]
    for number, problem in twins.problems().items():
        by_number[number].outcome = Outcome.WRONG
        found.problems.append(problem_of(import_, number, problem))
    found.lines = list(by_number.values())
    progress(len(lines), len(lines))


class _Lines:
    """Keeps of each line what its page shows: where it belongs, and a few cells."""

    def __init__(self, import_: Import, columns: Sequence[Column]) -> None:
        self._import = import_
        key = import_.entity.key
        named = enumerate(columns)
        own = [
            (at, column.name)
            for at, column in named
            if column.kind is Kind.COMMUNITY or column.field in key
        ]
        self._own = own
        taken = {at for at, _name in own}
        self._rest = [
            (at, column.name) for at, column in enumerate(columns) if at not in taken
        ]

    def line_of(self, judged: Judged) -> ImportLine:
        cells, outcome = judged.line.cells, judged.outcome
        kept = {name: cells[at] for at, name in self._own if not is_empty(cells[at])}
        more = 0
        if outcome == Outcome.NEW:
            rest = [
                (name, cells[at]) for at, name in self._rest if not is_empty(cells[at])
            ]
            kept |= rest[:MOST_CELLS]
            more = max(len(rest) - MOST_CELLS, 0)
        return ImportLine(
            of=self._import,
            number=judged.line.number,
            outcome=outcome,
            row_pk=judged.pk,
            cells={name: shown(cell)[:LONGEST_VALUE] for name, cell in kept.items()},
            more_cells=more,
            changes=changes_of(judged),
        )


def changes_of(judged: Judged) -> dict[str, list[Any]]:
    """Before and after as JSON keeps them, the same whenever the line is judged."""
    return {
        name: [as_json(was), as_json(now)]
        for name, (was, now) in sorted(judged.changes.items())
    }


def problem_of(import_: Import, number: int, problem: Problem) -> ImportProblem:
    return ImportProblem(
        of=import_,
        number=number,
        column=problem.column,
        value=problem.value,
        message=problem.message,
        pattern=pattern_of(problem)[:300],
    )


def pattern_of(problem: Problem) -> str:
    """The reason without what stands in the cell: the same for equal reasons."""
    value = problem.value
    if len(value) < 2 or value not in problem.message:
        return problem.message
    return problem.message.replace(value, "…")


@transaction.atomic
def keep(import_: Import, found: Preview) -> None:
    """Puts the preview in the place of any earlier one."""
    ImportLine.objects.filter(of=import_).delete()
    ImportProblem.objects.filter(of=import_).delete()
    ImportLine.objects.bulk_create(found.lines, batch_size=500)
    ImportProblem.objects.bulk_create(found.problems, batch_size=500)
    counts = dict.fromkeys(Outcome, 0)
    for line in found.lines:
        counts[Outcome(line.outcome)] += 1
    import_.headings = as_told(found.headings) | {"hidden": found.hidden}
    import_.line_count = len(found.lines)
    import_.new_count = counts[Outcome.NEW]
    import_.changed_count = counts[Outcome.CHANGED]
    import_.unchanged_count = counts[Outcome.UNCHANGED]
    import_.wrong_count = counts[Outcome.WRONG]
    usable = found.headings.is_usable
    import_.state = ImportState.CHECKED if usable else ImportState.REFUSED
    import_.checked_at = timezone.now()
    import_.save()


def community_cells(sheet: Sheet, headings: Headings) -> list[Any]:
    """What stands in the column of the community, line by line."""
    place = next(
        (
            at
            for at, column in enumerate(headings.columns.values())
            if column.kind is Kind.COMMUNITY
        ),
        None,
    )
    if place is None:
        return []
    return [line.cells[place] for line in lines_of(sheet, headings)]
