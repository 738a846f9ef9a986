"""Widths, type size and cell lines of a printed table, settled before the layout.

The composer says how wide columns should be relative to one another; here they are
made wide enough for what cannot be divided, or the type smaller, or the page
turned, until every cell fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.document.shapes import Column, Kind, Table
from reports.render.cells import alignment, cell_text
from reports.render.typesetting import EM, Line, Typesetter

POINTS_PER_MM = 72 / 25.4
PORTRAIT_MM, TURNED_MM = 156.0, 225.0
# 小四, 五号 and 小五.
SIZES = (12.0, 10.5, 9.0)
PADDING_MM = 1.2  # on either side of a cell, the rule included
# A text is not broken into more than three lines, within these widths.
_LEAST_CHARACTERS, _ENOUGH_CHARACTERS = 4, 8


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    alignment: str  # start, centre or end


@dataclass(frozen=True, slots=True)
class Needs:
    """What a column asks for, in thousandths of the em."""

    least: int  # all of a figure, some characters of a text
    whole: int  # every cell on one line
    weight: int


@dataclass(frozen=True, slots=True)
class TypesetTable:
    size: float  # pt
    widths: tuple[float, ...]  # mm
    turned: bool  # needs a page in landscape
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def typeset(table: Table, headings: Typesetter, cells: Typesetter) -> TypesetTable:
    texts = [
        [
            cell_text(column, value)
            for column, value in zip(table.columns, row, strict=True)
        ]
        for row in table.rows
    ]
    columns = [
        _needs(column.heading, [row[i] for row in texts], column, headings, cells)
        for i, column in enumerate(table.columns)
    ]
    size, widths, turned = _fit(columns)
    measures = [
        # Rounded up: a figure that fits to a hair must not be divided.
        int((width - 2 * PADDING_MM) * POINTS_PER_MM / size * EM) + 2
        for width in widths
    ]
    return TypesetTable(
        size=size,
        widths=widths,
        turned=turned,
        headings=tuple(
            Cell(headings.lines(column.heading, room, fill=False), "centre")
            for column, room in zip(table.columns, measures, strict=True)
        ),
        rows=tuple(
            tuple(
                Cell(cells.lines(text, room, fill=False), alignment(column))
                for text, column, room in zip(row, table.columns, measures, strict=True)
            )
            for row in texts
        ),
    )


def _needs(
    heading: str,
    texts: Sequence[str],
    column: Column,
    headings: Typesetter,
    cells: Typesetter,
) -> Needs:
    whole = max((cells.width(text) for text in texts), default=0)
    least = headings.widest_unit(heading)
    if column.kind is Kind.TEXT:
        unit = max((cells.widest_unit(text) for text in texts), default=0)
        third = min(max(whole // 3, _LEAST_CHARACTERS * EM), _ENOUGH_CHARACTERS * EM)
        least = max(least, unit, min(whole, third))
    else:
        least = max(least, whole)
    return Needs(least, max(whole, headings.width(heading)), column.weight)


def _fit(columns: list[Needs]) -> tuple[float, tuple[float, ...], bool]:
    """The largest type that fits upright, else turned, else the smallest turned."""
    for turned, room in ((False, PORTRAIT_MM), (True, TURNED_MM)):
        for size in SIZES:
            least = [_mm(column.least, size) for column in columns]
            if sum(least) <= room:
                return size, _shared(columns, size, room), turned
    scale = TURNED_MM / sum(least)
    return SIZES[-1], tuple(width * scale for width in least), True


def _mm(ems: int, size: float) -> float:
    return ems / EM * size / POINTS_PER_MM + 2 * PADDING_MM


def _shared(columns: list[Needs], size: float, room: float) -> tuple[float, ...]:
    """First what each must have, then what saves lines, then by weight."""
    widths = [_mm(column.least, size) for column in columns]
    wishes = [
        max(0.0, _mm(column.whole, size) - width)
        for column, width in zip(columns, widths, strict=True)
    ]
    left = room - sum(widths)
    granted = min(1.0, left / sum(wishes)) if any(wishes) else 0.0
    left -= granted * sum(wishes)
    weights = sum(column.weight for column in columns)
    return tuple(
        width + granted * wish + left * column.weight / weights
        for column, width, wish in zip(columns, widths, wishes, strict=True)
    )
