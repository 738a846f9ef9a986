"""The person's own table back, with what is wrong marked where it stands.

Rows and columns stand where they stood, so that it can be corrected and uploaded
again: wrong cells are coloured and say why in a note, and a last column has the
reasons of each row. It is a new workbook: formulas come back as their results.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from imports.entry_sheet import (
    FONT,
    format_of,
    set_up,
    sheet_title,
    text_cell,
    write_lists,
)
from imports.headings import Headings
from imports.models import Import, ImportProblem
from imports.opening import opened
from imports.sheets import Sheet, is_empty, letters_of
from imports.words import REASONS, normal, reasons_headings
from portal.figures import labelled
from portal.spreadsheets import safe_text

_WRONG = PatternFill("solid", fgColor="FFC7CE")
_REASONS = PatternFill("solid", fgColor="FFEB9C")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
NOTE_SIZE = {"width": 260, "height": 120}


def write_marked(target: Path | IO[bytes], import_: Import, *, by: Any) -> None:
    """Raises UnreadableFile when the upload is gone."""
    sheet, headings = opened(import_)
    reasons: dict[int, list[ImportProblem]] = {}
    for problem in import_.problems.order_by("pk"):
        reasons.setdefault(problem.number, []).append(problem)
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet_title(sheet.name or headings.entity.title))
    lists = set_up(
        page,
        headings.entity,
        headings.columns,
        by=by,
        first_row=headings.first_row + 1,
        codes_row=headings.codes_row,
    )
    table = _Table(sheet, headings)
    page.column_dimensions[letters_of(table.reasons_at)].width = 60
    for at in range(len(sheet.rows)):
        page.append(list(table.cells(page, at, reasons.get(at + 1, ()))))
    write_lists(book, lists)
    book.save(target)


class _Table:
    """Makes the cells of each row, the reasons in the last column or in an old one."""

    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self._sheet, self._headings = sheet, headings
        self._places = {column.name: at for at, column in headings.columns.items()}
        self._labels = {each.name: each.label for each in headings.columns.values()}
        width = max(map(len, sheet.rows), default=0)
        old = [
            at
            for at, label in headings.labels.items()
            if normal(label) in reasons_headings()
        ]
        self.reasons_at = old[0] if old else width
        self._width = max(width, self.reasons_at + 1)

    def cells(
        self, page: Any, at: int, problems: Sequence[ImportProblem]
    ) -> Iterator[Any]:
        row = self._sheet.rows[at]
        blamed = self._blamed(problems)
        for place in range(self._width):
            if place == self.reasons_at:
                yield self._reasons(page, at, problems)
                continue
            value = row[place] if place < len(row) else None
            cell = text_cell(page, None if is_empty(value) else value)
            if (column := self._headings.columns.get(place)) is not None:
                cell.number_format = format_of(self._headings.entity, column)
            if place in blamed:
                cell.fill = _WRONG
                said = safe_text("\n".join(blamed[place]))
                cell.comment = Comment(said, "", **NOTE_SIZE)
            yield cell

    def _reasons(self, page: Any, at: int, problems: Sequence[ImportProblem]) -> Any:
        if at == self._headings.first_row - 1:
            head = text_cell(page, str(REASONS))
            head.font, head.fill = Font(name=FONT, bold=True), _REASONS
            return head
        if not problems:
            return None
        cell = text_cell(page, "\n".join(map(self._told, problems)))
        cell.fill, cell.alignment = _REASONS, _WRAPPED
        return cell

    def _blamed(self, problems: Sequence[ImportProblem]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for problem in problems:
            if problem.column in self._places:
                place = self._places[problem.column]
                found.setdefault(place, []).append(problem.message)
        return found

    def _told(self, problem: ImportProblem) -> str:
        label = self._labels.get(problem.column) if problem.column else ""
        return labelled(label, problem.message) if label else problem.message
