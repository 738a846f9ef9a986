"""Which column of a table is which column of the record.

A template says it in its hidden first row. Any other table is read by its heading,
in either language; what is not understood is named with what it may have meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from imports.sheets import Sheet, is_empty
from imports.words import (
    CODE_SEPARATOR,
    code_of,
    column_named,
    computed_of,
    labels_of,
    normal_heading,
)
from portal.columns import Column, columns_of
from portal.entities import Entity, entities

# A heading stands in one of the first lines; above it there may be a title.
LOOKED_AT = 10
# Half of a heading of two hanzi.
LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that is no column; ``nearest`` is the label of one it resembles."""

    heading: str
    column: int
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """How a table is to be read. Columns and lines are counted from 0."""

    entity: Entity
    columns: Mapping[int, Column]
    first_row: int
    missing: tuple[Column, ...] = ()
    doubled: tuple[Column, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    # Computed columns of an export: right where they are, and not read.
    computed: tuple[str, ...] = ()
    labels: Mapping[int, str] = field(default_factory=dict)
    # The line of the hidden codes, counted from 1.
    codes_row: int | None = None

    @property
    def is_usable(self) -> bool:
        return not self.missing and not self.doubled


class NoHeading(LookupError):
    """None of the first lines names a column of this kind of row."""


def recognise(sheet: Sheet) -> Entity | None:
    """The kind of row the table holds, when its heading leaves no doubt."""
    coded = _coded_row(sheet)
    if coded is not None:
        return coded[0]
    scores = []
    for entity in entities():
        try:
            labels = _labels(sheet.rows[_heading_row(sheet, entity)])
        except NoHeading:
            continue
        found = set(_by_label(entity, labels).values())
        if found.issuperset(
            each.name for each in columns_of(entity) if each.is_required
        ):
            scores.append((len(found), entity))
    scores.sort(key=lambda score: score[0], reverse=True)
    if not scores or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return scores[0][1]


def read_headings(sheet: Sheet, entity: Entity) -> Headings:
    """Raises NoHeading."""
    coded = _coded_row(sheet)
    if coded is not None and coded[0] is entity:
        codes, at = coded[1], coded[2]
        labels = _labels(sheet.rows[at + 1] if at + 1 < len(sheet.rows) else [])
        names = {**_by_label(entity, labels, but=codes), **codes}
        return replace(_headings(entity, names, labels, at + 2), codes_row=at + 1)
    at = _heading_row(sheet, entity)
    labels = _labels(sheet.rows[at])
    return _headings(entity, _by_label(entity, labels), labels, at + 1)


def _labels(row: Sequence[Any]) -> dict[int, str]:
    return {at: str(cell).strip() for at, cell in enumerate(row) if not is_empty(cell)}


def _coded_row(sheet: Sheet) -> tuple[Entity, dict[int, str], int] | None:
    """The kind, the names of columns by their places, and the line of the codes."""
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        texts = {place: cell for place, cell in enumerate(row) if isinstance(cell, str)}
        coded = {
            place: cell.strip()
            for place, cell in texts.items()
            if CODE_SEPARATOR in cell
        }
        if not coded:
            continue
        for entity in entities():
            codes = {code_of(entity, each): each.name for each in columns_of(entity)}
            found = {
                place: codes[code] for place, code in coded.items() if code in codes
            }
            if found:
                return entity, found, at
    return None


def _heading_row(sheet: Sheet, entity: Entity) -> int:
    known = labels_of(entity)
    best, most = None, 0
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        hits = sum(normal_heading(label) in known for label in _labels(row).values())
        if hits > most:
            best, most = at, hits
    if best is None:
        raise NoHeading
    return best


def _by_label(
    entity: Entity, labels: Mapping[int, str], but: Mapping[int, str] | None = None
) -> dict[int, str]:
    """Names of columns by their places, for headings outside the coded ones."""
    known = labels_of(entity)
    return {
        at: known[normal_heading(label)]
        for at, label in labels.items()
        if at not in (but or {}) and normal_heading(label) in known
    }


def _headings(
    entity: Entity, names: Mapping[int, str], labels: dict[int, str], first_row: int
) -> Headings:
    columns = {at: column_named(entity, names[at]) for at in sorted(names)}
    present = [column.name for column in columns.values()]
    rest = {at: label for at, label in labels.items() if at not in names}
    computed = computed_of(entity)
    unknown = {
        at: label for at, label in rest.items() if normal_heading(label) not in computed
    }
    return Headings(
        entity=entity,
        columns=columns,
        first_row=first_row,
        missing=tuple(
            column
            for column in columns_of(entity)
            if column.is_required and column.name not in present
        ),
        doubled=tuple(
            column for column in columns_of(entity) if present.count(column.name) > 1
        ),
        unknown=tuple(_unknown(entity, unknown, present)),
        computed=tuple(label for at, label in rest.items() if at not in unknown),
        labels=labels,
    )


def _unknown(
    entity: Entity, labels: Mapping[int, str], present: Sequence[str]
) -> Iterator[Unknown]:
    """With the nearest column that the table does not have yet."""
    free = {
        label: name for label, name in labels_of(entity).items() if name not in present
    }
    for at, label in labels.items():
        near = get_close_matches(normal_heading(label), free, n=1, cutoff=LIKENESS)
        nearest = column_named(entity, free[near[0]]).label if near else ""
        yield Unknown(label, at, nearest)
