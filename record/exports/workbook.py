"""Rows as a workbook: typed cells, set up to be read, sorted, printed, imported."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from portal.columns import Kind
from portal.sheet_rows import Rows, day_cell, fill, number_cell, row_text, text_cell
from portal.spreadsheets import MOST_ROWS, RISKY, safe_text
from record.exports.columns import ExportColumn

ROWS_SHEET = 1
# Before it spreadsheets count days wrongly.
FIRST_DAY = date(1900, 3, 1)
# Rows whose text is put together before it is compressed.
BATCH = 500
A4 = 9


class TooManyRows(ValueError):
    """More than a sheet can hold."""


@dataclass(frozen=True, slots=True)
class Note:
    label: str
    text: str


def fits(rows: int) -> bool:
    """Whether a sheet has room for them and its heading."""
    return rows < MOST_ROWS


def write_workbook(
    target: BinaryIO,
    columns: Sequence[ExportColumn],
    rows: Iterable[Any],
    *,
    title: str,
    notes: Sequence[Note],
    expected: int,
) -> int:
    """Gives the number of rows written. Raises TooManyRows.

    ``expected`` sizes the sheet before the first row is read.
    """
    if not fits(expected):
        raise TooManyRows(expected)
    shell, styles = _shell(columns, title, notes, expected)
    written = 0

    def texts() -> Iterator[bytes]:
        nonlocal written
        for text, number in _batches(columns, styles, rows):
            yield text.encode()
            written += number

    last = f"{get_column_letter(len(columns))}{expected + 1}"
    fill(shell, target, {ROWS_SHEET: Rows(texts(), last)})
    return written


def _batches(
    columns: Sequence[ExportColumn], styles: Sequence["Styles"], rows: Iterable[Any]
) -> Iterator[tuple[str, int]]:
    cells = [
        (column.read, _cell_of(get_column_letter(place), style))
        for place, (column, style) in enumerate(zip(columns, styles, strict=True), 1)
    ]
    lines: list[str] = []
    for number, row in enumerate(rows, 2):
        found = [
            cell(number, value)
            for read, cell in cells
            if (value := read(row)) is not None and value != ""
        ]
        lines.append(row_text(number, found))
        if len(lines) == BATCH:
            yield "".join(lines), len(lines)
            lines.clear()
    yield "".join(lines), len(lines)


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of the looks of a column's cells in the workbook."""

    plain: int
    text: int
    quoted: int


def _cell_of(letter: str, style: Styles) -> Callable[[int, Any], str]:
    """What makes the cell of a row; a number, a day, or text that is no formula."""

    def cell(number: int, value: Any) -> str:
        at = f"{letter}{number}"
        if isinstance(value, int | Decimal):
            return number_cell(at, style.plain, value)
        if isinstance(value, date) and value >= FIRST_DAY:
            return day_cell(at, style.plain, value)
        text = safe_text(value)
        look = style.quoted if text.startswith(RISKY) else style.text
        return text_cell(at, look, text)

    return cell


def _shell(
    columns: Sequence[ExportColumn], title: str, notes: Sequence[Note], expected: int
) -> tuple[BytesIO, list[Styles]]:
    """The workbook without its rows, and the looks they will have."""
    book = Workbook()
    sheet = book.active
    sheet.title = _sheet_name(title)
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        head = sheet.cell(1, place)
        head.value = column.label
        head.data_type = "s"
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="DDE6F0")
        head.alignment = Alignment(
            horizontal="center", vertical="center", wrap_text=True
        )
        head.number_format = "@"
    last = get_column_letter(len(columns))
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{last}{expected + 1}"
    _set_up_print(sheet, title)
    styles = _looks(sheet, columns)
    _write_notes(book.create_sheet(_("About this export")), title, notes)
    made = BytesIO()
    book.save(made)
    return made, styles


def _looks(sheet: Any, columns: Sequence[ExportColumn]) -> list[Styles]:
    """Registers the looks with the workbook; the samples leave no cell behind."""
    place = len(columns) + 1

    def look(number_format: str, *, quoted: bool = False) -> int:
        sample = sheet.cell(1, place)
        sample.number_format = number_format
        sample.quotePrefix = quoted
        number: int = sample.style_id
        del sheet._cells[1, place]
        return number

    text, quoted = look("@"), look("@", quoted=True)
    return [Styles(look(_format_of(column)), text, quoted) for column in columns]


def _format_of(column: ExportColumn) -> str:
    if column.kind is Kind.DAY:
        return "yyyy-mm-dd"
    if column.kind is Kind.COUNT:
        return "#,##0"
    if column.kind is Kind.AMOUNT:
        return f"#,##0.{'0' * column.decimals}" if column.decimals else "#,##0"
    return "0" if column.kind is Kind.YEAR else "@"


def _sheet_name(title: str) -> str:
    """At most 31 signs, none of those that Excel uses itself."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip("' ") or "1"


def _set_up_print(sheet: Any, title: str) -> None:
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    # "&" begins a field code there.
    sheet.oddHeader.center.text = title.replace("&", "&&")
    sheet.oddFooter.center.text = "&P / &N"


def _write_notes(sheet: Any, title: str, notes: Sequence[Note]) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 70
    for row, note in enumerate((Note(_("Rows of"), title), *notes), 1):
        for place, text in ((1, note.label), (2, note.text)):
            cell = sheet.cell(row, place)
            cell.value = safe_text(text)
            # Otherwise "=1+1" in a filter would be stored as a formula.
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = safe_text(text).startswith(RISKY)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    _set_up_print(sheet, title)
