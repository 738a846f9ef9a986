"""Lines and reasons of an import as its page shows them, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _

from imports.models import Import, ImportLine, ImportProblem
from imports.sheets import letters_of
from imports.twins import named_rows
from imports.verdicts import Outcome
from portal.columns import Column, Kind, columns_of
from portal.entities import Entity
from portal.figures import masked
from portal.row_keys import row_key

MOST_GROUPS = 30


@dataclass(frozen=True, slots=True)
class Detail:
    """One column of a line: what changes, what is wrong, or what is new."""

    label: str
    value: str = ""
    was: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToldLine:
    number: int
    outcome: Outcome
    place: str
    name: str
    details: tuple[Detail, ...]
    # Columns that are not shown.
    more: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Equal reasons of one column; ``key`` stands for them in addresses."""

    key: int
    label: str
    pattern: str
    lines: int
    first: int


def groups_of(import_: Import) -> list[Group]:
    """Reasons with the number of lines they are told of, the most frequent first."""
    labels = _labels(import_.entity)
    alike = (
        import_.problems.order_by()
        .values("column", "pattern")
        .annotate(
            lines=Count("number", distinct=True), first=Min("number"), key=Min("pk")
        )
        .order_by("-lines", "first", "key")
    )
    return [
        Group(
            each["key"],
            labels.get(each["column"], "") if each["column"] else "",
            each["pattern"],
            each["lines"],
            each["first"],
        )
        for each in alike[: MOST_GROUPS + 1]
    ]


def lines_of_group(import_: Import, key: str) -> "QuerySet[ImportLine]":
    """Lines with this reason; none for a key of another import."""
    one = import_.problems.filter(pk=row_key(key)).first()
    if one is None:
        return import_.lines.none()
    same = import_.problems.filter(column=one.column, pattern=one.pattern)
    return import_.lines.filter(number__in=same.values("number"))


def told(import_: Import, lines: Sequence[ImportLine]) -> list[ToldLine]:
    """Two queries for a page of lines."""
    entity = import_.entity
    columns = {column.name: column for column in columns_of(entity)}
    numbers = [line.number for line in lines]
    reasons: dict[int, list[ImportProblem]] = {}
    for problem in import_.problems.filter(number__in=numbers).order_by("pk"):
        reasons.setdefault(problem.number, []).append(problem)
    return [
        _told(entity, columns, line, reasons.get(line.number, [])) for line in lines
    ]


def _told(
    entity: Entity,
    columns: dict[str, Column],
    line: ImportLine,
    problems: Sequence[ImportProblem],
) -> ToldLine:
    place = entity.community_path
    own = [name for name in line.cells if _is_of_key(entity, columns, name)]
    details: list[Detail] = []
    more = 0
    if problems:
        details = [
            Detail(_label(columns, each.column), _unsaid(each), reason=each.message)
            for each in problems
        ]
    elif line.outcome == Outcome.CHANGED:
        details = [
            Detail(
                _label(columns, name),
                value_text(entity, columns[name], now),
                was=value_text(entity, columns[name], was),
            )
            for name, (was, now) in line.changes.items()
            if name in columns
        ]
    elif line.outcome == Outcome.NEW:
        rest = [name for name in line.cells if name != place and name not in own]
        details = [Detail(_label(columns, name), line.cells[name]) for name in rest]
        more = line.more_cells
    return ToldLine(
        number=line.number,
        outcome=Outcome(line.outcome),
        place=line.cells.get(place, ""),
        name=" · ".join(line.cells[name] for name in own),
        details=tuple(details),
        more=more,
    )


def _unsaid(problem: ImportProblem) -> str:
    """What stands in the cell, unless the reason says it already."""
    return "" if problem.value in problem.message else problem.value


def _is_of_key(entity: Entity, columns: dict[str, Column], name: str) -> bool:
    column = columns.get(name)
    return column is not None and column.field in entity.key and bool(column.name)


def value_text(entity: Entity, column: Column, value: Any) -> str:
    """A value as JSON keeps it, in words; private ones masked."""
    if value in (None, "", []):
        return ""
    if column.field in entity.private:
        return masked(str(value))
    if column.kind is Kind.YES_NO:
        return _("Yes") if value else _("No")
    labels = dict(column.choices)
    many: Iterable[Any] = value if isinstance(value, list) else [value]
    return "、".join(labels.get(str(each), str(each)) for each in many)


def _labels(entity: Entity) -> dict[str, str]:
    return {column.name: column.label for column in columns_of(entity)}


def _label(columns: dict[str, Column], name: str) -> str:
    return columns[name].label if name in columns else ""


@dataclass(frozen=True, slots=True)
class ToldHeadings:
    """What is to be said about the headings of the file."""

    missing: tuple[str, ...]
    doubled: tuple[str, ...]
    unknown: tuple[tuple[str, str, str], ...]
    computed: tuple[str, ...]
    # Rows out of sight in the workbook: how many, and the first of them.
    hidden: int = 0
    hidden_first: str = ""


def headings_of(import_: Import) -> ToldHeadings:
    """Unknown headings with their place and the column they may have meant."""
    kept = import_.headings
    labels = _labels(import_.entity)
    return ToldHeadings(
        missing=tuple(labels.get(name, name) for name in kept.get("missing", ())),
        doubled=tuple(labels.get(name, name) for name in kept.get("doubled", ())),
        unknown=tuple(
            (each["heading"], letters_of(each["column"]), each["nearest"])
            for each in kept.get("unknown", ())
        ),
        computed=tuple(kept.get("computed", ())),
        hidden=len(kept.get("hidden", ())),
        hidden_first=named_rows(kept.get("hidden", ())),
    )
