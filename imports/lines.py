"""The lines of a table that are to be imported."""

from collections.abc import Iterator

from imports.cells import CellRefused
from imports.headings import Headings
from imports.sheets import Sheet, is_empty
from imports.verdicts import Line
from imports.words import example_marks, normal


def lines_of(sheet: Sheet, headings: Headings) -> Iterator[Line]:
    """Lines with something in the columns that are read; the example is left out."""
    places = tuple(headings.columns)
    marks = example_marks()
    for at in range(headings.first_row, len(sheet.rows)):
        row = sheet.rows[at]
        cells = [row[place] if place < len(row) else None for place in places]
        if sheet.faults:
            for index, place in enumerate(places):
                if fault := sheet.faults.get((at, place)):
                    cells[index] = CellRefused(fault)
        first = next((cell for cell in cells if not is_empty(cell)), None)
        if first is None:
            continue
        if isinstance(first, str) and normal(first).startswith(marks):
            continue
        yield Line(at + 1, cells)
