"""The cells of a printed table in lines, settled before the layout."""

from dataclasses import dataclass
from math import ceil

from reports.document.shapes import Table
from reports.render.cells import alignment, cell_text
from reports.render.columns import POINTS_PER_MM, Fit, fit, needs, pieces
from reports.render.typesetting import EM, Line, Typesetter

# As in print.css: above and below the text of a cell.
PADDING_ABOVE_MM = 0.8
LEADING, RULE_PT = 1.4, 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    alignment: str  # start, centre or end


@dataclass(frozen=True, slots=True)
class TypesetTable:
    fit: Fit
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def height(self) -> float:
        """In mm, on one endless page."""
        rows = sum(self._row_height(row) for row in (self.headings, *self.rows))
        return rows + RULE_PT / POINTS_PER_MM

    def _row_height(self, row: tuple[Cell, ...]) -> float:
        lines = max((len(cell.lines) for cell in row), default=1)
        points = lines * LEADING * self.fit.size + RULE_PT
        return points / POINTS_PER_MM + 2 * PADDING_ABOVE_MM


def typeset(table: Table, headings: Typesetter, cells: Typesetter) -> TypesetTable:
    columns = table.columns
    texts = [
        [cell_text(column, value) for column, value in zip(columns, row, strict=True)]
        for row in table.rows
    ]
    found = fit(
        [
            needs(column, [row[i] for row in texts], headings, cells)
            for i, column in enumerate(columns)
        ]
    )
    rooms = found.measures()
    return TypesetTable(
        found,
        tuple(
            Cell(heading_lines(column.heading, room, headings), "centre")
            for column, room in zip(columns, rooms, strict=True)
        ),
        tuple(
            tuple(
                Cell(cells.lines(text, room, fill=False), alignment(column))
                for text, column, room in zip(row, columns, rooms, strict=True)
            )
            for row in texts
        ),
    )


def heading_lines(heading: str, room: int, setter: Typesetter) -> tuple[Line, ...]:
    """A heading in lines of about one length, its unit in brackets kept whole."""
    if setter.width(heading) <= room:
        return setter.lines(heading, room, fill=False)
    lines: list[Line] = []
    for piece in pieces(heading):
        ragged = setter.lines(piece, room, fill=False)
        even = ceil(setter.width(piece) / len(ragged) / EM) * EM
        balanced = setter.lines(piece, min(even, room), fill=False)
        lines += balanced if len(balanced) == len(ragged) else ragged
    return tuple(lines)
