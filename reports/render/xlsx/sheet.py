"""One table of the report's workbook: heading row, print set-up, rows counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from portal.sheet_rows import row_text
from portal.spreadsheets import MOST_ROWS, safe_text
from reports.document.shapes import Kind
from reports.render.xlsx.book import Book, Spool
from reports.render.xlsx.cells import Cells, Shown

A4 = "9"  # as a workbook writes the paper size

# Width of a column by what it holds, in digits of the standard font.
WIDTHS = {
    Kind.TEXT: 16,
    Kind.CODE: 15,
    Kind.COUNT: 10,
    Kind.DECIMAL: 11,
    Kind.AREA: 13,
    Kind.MONEY: 16,
    Kind.SHARE: 10,
    Kind.DATE: 12,
}


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet."""

    heading: str
    kind: Kind = Kind.TEXT
    decimals: int = 0
    width: int = 0  # 0: as the kind has it

    @property
    def columns(self) -> int:
        """Wide enough for two lines of the heading, a hanzi taking two digits."""
        least = len(self.heading) + 3
        return max(self.width or WIDTHS[self.kind], least)


@dataclass(slots=True)
class Part:
    """What one sheet of the workbook holds of a table."""

    name: str
    cells: Cells
    spool: Spool
    rows: int = 0

    @property
    def is_full(self) -> bool:
        """The heading takes a row, too."""
        return self.rows + 1 >= MOST_ROWS


class Sheet:
    """A table that is written row by row; nothing but links stays in memory.

    What a sheet has no room for goes on in further ones: 问题明细, 问题明细（续1）.
    """

    def __init__(
        self, book: Book, name: str, heads: Sequence[Head], *, title: str
    ) -> None:
        self.name = name
        self.heads = tuple(heads)
        self._book, self._title = book, title
        self._letters = [get_column_letter(number + 1) for number in range(len(heads))]
        self.parts = [self._begun(name)]

    def _begun(self, name: str) -> Part:
        sheet, spool = self._book.create_table(name, self._letters[-1])
        cells = Cells(sheet)
        for letter, head in zip(self._letters, self.heads, strict=True):
            sheet.column_dimensions[letter].width = head.columns
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        set_up_print(sheet, title=self._title)
        sheet.append([cells.head(head.heading) for head in self.heads])
        return Part(name, cells, spool)

    def add(self, values: Sequence[Any]) -> None:
        if self.parts[-1].is_full:
            self.parts.append(self._begun(self._next_name))
        part, number, cells = self.parts[-1], self.next_row, []
        for letter, head, value in zip(self._letters, self.heads, values, strict=True):
            at = f"{letter}{number}"
            cells.append(part.cells.text(at, value, head.kind, head.decimals))
            if isinstance(value, Shown) and value.leads_to:
                part.spool.links.append((at, value.leads_to))
        part.spool.write(row_text(number, cells))
        part.rows += 1

    @property
    def rows(self) -> int:
        """Of the whole table."""
        return sum(part.rows for part in self.parts)

    @property
    def next_row(self) -> int:
        """The number that the next row will have on its sheet."""
        part = self.parts[-1]
        return 2 if part.is_full else part.rows + 2

    def next_place(self, column: str = "A") -> str:
        """Where a link to the next row leads."""
        part = self.parts[-1]
        name = self._next_name if part.is_full else part.name
        return place(name, self.next_row, column)

    @property
    def _next_name(self) -> str:
        return f"{self.name}（续{len(self.parts)}）"


def set_up_print(sheet: Any, *, title: str) -> None:
    """A4 across, as wide as the paper, with the report's title and page numbers."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # "&" begins a field code there.
    sheet.oddHeader.left.text = safe_text(title).replace("&", "&&")
    sheet.oddHeader.right.text = "&A"
    sheet.oddFooter.center.text = "第&P页 共&N页"


def place(sheet: str, row: int = 1, column: str = "A") -> str:
    """Where a link leads: a cell of another sheet of the same workbook."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{column}{row}"
