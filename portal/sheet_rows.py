"""Rows of a sheet, written into a workbook that openpyxl has made without them.

openpyxl makes the workbook: its sheets with their headings, looks and print set-up.
A styled cell as an object each is most of the cost of a long table; written as the
text that stands in the file, a row takes a fifth of the time and no memory.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils.datetime import to_excel

_END = "</sheetData>"
_FILTER = re.compile(r"<autoFilter [^>]*/>")


def number_cell(at: str, look: int, value: int | Decimal) -> str:
    """``at`` is the cell's place ("B7"), ``look`` a style's number in the workbook."""
    return f'<c r="{at}" s="{look}"><v>{value}</v></c>'


def day_cell(at: str, look: int, value: date) -> str:
    """A day or a moment, as the number that a spreadsheet counts them by."""
    return f'<c r="{at}" s="{look}"><v>{to_excel(value)}</v></c>'


def text_cell(at: str, look: int, text: str) -> str:
    """Text that never turns formula, whatever it begins with; "" as a blank cell."""
    if not text:
        return f'<c r="{at}" s="{look}"/>'
    # A reader of XML would take what ends a line on some systems for a space.
    held = escape(text, {"\r": "&#13;"})
    return (
        f'<c r="{at}" s="{look}" t="inlineStr">'
        f'<is><t xml:space="preserve">{held}</t></is></c>'
    )


def row_text(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


@dataclass(frozen=True, slots=True)
class Rows:
    """What comes into one sheet behind the rows that it has already."""

    texts: Iterable[bytes]
    last: str = ""  # the last cell, where the sheet says how far it goes
    links: Iterable[tuple[str, str]] = ()  # from a cell to "'sheet'!A1"; read last


def fill(shell: BinaryIO, target: BinaryIO, rows: Mapping[int, Rows]) -> None:
    """Copies the workbook ``shell`` to ``target`` with rows in some of its sheets.

    These go by their place among the workbook's sheets, from 1. The rest is copied.
    """
    parts = {f"xl/worksheets/sheet{place}.xml": added for place, added in rows.items()}
    with (
        ZipFile(shell) as made,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=3) as book,
    ):
        for entry in made.infolist():
            part = made.read(entry)
            if added := parts.get(entry.filename):
                _fill_part(book, entry.filename, part.decode(), added)
            else:
                book.writestr(entry.filename, part)


def _fill_part(book: ZipFile, name: str, part: str, rows: Rows) -> None:
    before, after = part.split(_END)
    if rows.last:
        reach = f'<dimension ref="A1:{rows.last}"'
        before = re.sub(r'<dimension ref="[^"]*"', reach, before)
    with book.open(name, "w", force_zip64=True) as sheet:
        sheet.write(before.encode())
        for text in rows.texts:
            sheet.write(text)
        # A sheet names its filter before its links.
        filtered = match[0] if (match := _FILTER.match(after)) else ""
        after = after[len(filtered) :]
        sheet.write(f"{_END}{filtered}{_links(rows)}{after}".encode())


def _links(rows: Rows) -> str:
    links = "".join(
        f"<hyperlink ref={quoteattr(at)} location={quoteattr(place)}/>"
        for at, place in rows.links
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
