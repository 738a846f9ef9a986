"""Widths, type size and cell lines of a printed table, settled before the layout.

The composer says how wide columns should be relative to one another; here they are
made wide enough for what cannot be divided, or the type smaller, or the page
turned, until every cell fits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reports.document.shapes import Column, Kind, Table
from reports.render.cells import alignment, cell_text
from reports.render.typesetting import EM, Line, Typesetter

POINTS_PER_MM = 72 / 25.4
PORTRAIT_MM, TURNED_MM = 156.0, 225.0
# 小四, 五号 and 小五.
SIZES = (12.0, 10.5, 9.0)
# As in print.css: beside the text of a cell, the rule included; above and below it.
PADDING_MM, PADDING_ABOVE_MM = 1.2, 0.8
LEADING, RULE_PT = 1.4, 0.5
# A text is not broken into more than three lines, within these widths.
_LEAST_CHARACTERS, _ENOUGH_CHARACTERS = 4, 8
# A unit of this width stays on one line of a heading.
_UNIT_AT_MOST = 5 * EM


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    alignment: str  # start, centre or end


@dataclass(frozen=True, slots=True)
class Needs:
    """What a column asks for, in thousandths of the em."""

    least: int  # all of a figure, some characters of a text
    whole: int  # every cell on one line
    heading: int  # the heading on one line, too
    weight: int


@dataclass(frozen=True, slots=True)
class TypesetTable:
    size: float  # pt
    widths: tuple[float, ...]  # mm
    turned: bool  # needs a page in landscape
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def height(self) -> float:
        """In mm, on one endless page."""
        rows = sum(self._row_height(row) for row in (self.headings, *self.rows))
        return rows + RULE_PT / POINTS_PER_MM

    def _row_height(self, row: tuple[Cell, ...]) -> float:
        lines = max((len(cell.lines) for cell in row), default=1)
        points = lines * LEADING * self.size + RULE_PT
        return points / POINTS_PER_MM + 2 * PADDING_ABOVE_MM


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
            Cell(heading_lines(column.heading, room, headings), "centre")
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


def heading_lines(heading: str, room: int, setter: Typesetter) -> tuple[Line, ...]:
    """A heading in lines of about one length, its unit in brackets kept whole."""
    if setter.width(heading) <= room:
        return setter.lines(heading, room, fill=False)
    lines: list[Line] = []
    for piece in _pieces(heading):
        count = len(setter.lines(piece, room, fill=False))
        even = ceil(setter.width(piece) / count / EM) * EM
        balanced = setter.lines(piece, min(even, room), fill=False)
        fits = len(balanced) == count
        lines += balanced if fits else setter.lines(piece, room, fill=False)
    return tuple(lines)


def _pieces(heading: str) -> list[str]:
    return [piece for piece in re.split("(?=（)", heading) if piece]


def _needs(
    heading: str,
    texts: Sequence[str],
    column: Column,
    headings: Typesetter,
    cells: Typesetter,
) -> Needs:
    whole = max((cells.width(text) for text in texts), default=0)
    # Two characters at least stay together, and a unit in its brackets.
    least = max(min(headings.width(piece), 2 * EM) for piece in _pieces(heading))
    units = [piece for piece in _pieces(heading) if piece.startswith("（")]
    least = max([least, *(min(headings.width(u), _UNIT_AT_MOST) for u in units)])
    least = max(least, headings.widest_unit(heading))
    if column.kind is Kind.TEXT:
        unit = max((cells.widest_unit(text) for text in texts), default=0)
        third = min(max(whole // 3, _LEAST_CHARACTERS * EM), _ENOUGH_CHARACTERS * EM)
        least = max(least, unit, min(whole, third))
    else:
        least = max(least, whole)
    line = max(whole, headings.width(heading))
    return Needs(least, max(least, whole), max(least, line), column.weight)


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
    for wanted in ("whole", "heading"):
        wishes = [
            _mm(getattr(column, wanted), size) - width
            for column, width in zip(columns, widths, strict=True)
        ]
        left = room - sum(widths)
        granted = min(1.0, left / sum(wishes)) if sum(wishes) > 0 else 0.0
        widths = [
            width + granted * wish for width, wish in zip(widths, wishes, strict=True)
        ]
    left, weights = room - sum(widths), sum(column.weight for column in columns)
    return tuple(
        width + left * column.weight / weights
        for column, width in zip(columns, widths, strict=True)
    )
