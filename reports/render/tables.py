"""Widths, type size and cell lines of a printed table, settled before the layout.

The composer says how wide columns should be relative to one another; here they are
made wide enough for what cannot be divided, or the type smaller, or the page
turned, until every cell fits.
"""

from dataclasses import dataclass

from reports.document.shapes import Kind, Table
from reports.render.cells import alignment, cell_text
from reports.render.typesetting import EM, Line, Typesetter

POINTS_PER_MM = 72 / 25.4
PORTRAIT_MM, TURNED_MM = 156.0, 225.0
# 小四, 五号 and 小五.
SIZES = (12.0, 10.5, 9.0)
PADDING_MM = 1.2  # on either side of a cell, the rule included
# Text columns are not squeezed below this many characters unless they hold less.
_LEAST_CHARACTERS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    alignment: str  # start, centre or end


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
    ems = _least_ems(table, texts, headings, cells)
    size, widths, turned = _fit(table, ems)
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


def _least_ems(
    table: Table, texts: list[list[str]], headings: Typesetter, cells: Typesetter
) -> list[int]:
    """What each column must have: all of a figure, some characters of a text."""
    least = []
    for index, column in enumerate(table.columns):
        need = headings.widest_unit(column.heading)
        for row in texts:
            if column.kind is Kind.TEXT:
                enough = min(cells.width(row[index]), _LEAST_CHARACTERS * EM)
                need = max(need, enough, cells.widest_unit(row[index]))
            else:
                need = max(need, cells.width(row[index]))
        least.append(need)
    return least


def _fit(table: Table, ems: list[int]) -> tuple[float, tuple[float, ...], bool]:
    """The largest type that fits upright, else turned, else the smallest turned."""
    weights = [column.weight for column in table.columns]
    for turned, room in ((False, PORTRAIT_MM), (True, TURNED_MM)):
        for size in SIZES:
            least = [em / EM * size / POINTS_PER_MM + 2 * PADDING_MM for em in ems]
            if sum(least) <= room:
                return size, _shared(least, weights, room), turned
    scale = TURNED_MM / sum(least)
    return SIZES[-1], tuple(width * scale for width in least), True


def _shared(least: list[float], weights: list[int], room: float) -> tuple[float, ...]:
    """The room by weight; a column that would get too little gets its least."""
    fixed: set[int] = set()
    while True:
        free = room - sum(least[i] for i in fixed)
        total = sum(weights[i] for i in range(len(weights)) if i not in fixed)
        widths = [
            least[i] if i in fixed else free * weight / total
            for i, weight in enumerate(weights)
        ]
        short = {i for i, width in enumerate(widths) if width < least[i] - 1e-6}
        if not short:
            return tuple(widths)
        fixed |= short
