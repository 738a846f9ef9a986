"""Cells with a fixed look per kind of value, and text that can never turn formula."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from portal.sheet_rows import day_cell, number_cell, text_cell
from portal.spreadsheets import RISKY, safe_text
from reports.document.shapes import Kind
from reports.render.cells import UNKNOWN

FONT = "宋体"
SIZE = 11

_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="top")
_RIGHT = Alignment(horizontal="right", vertical="top")
_HEAD = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that looks otherwise than its column, or leads somewhere."""

    value: Any
    kind: Kind = Kind.TEXT
    decimals: int = 0
    leads_to: str = ""  # "sheet!A1" of the same workbook


def number_format(kind: Kind, decimals: int = 0) -> str:
    """Excel's format for a kind; a share shows as a percentage."""
    point = "." + "0" * decimals if decimals else ""
    return {
        Kind.TEXT: "@",
        Kind.CODE: "@",
        Kind.COUNT: "0",
        Kind.DECIMAL: f"0{point}",
        Kind.AREA: f"#,##0{point}",
        Kind.MONEY: f"#,##0{point}",
        Kind.SHARE: f"0{point}%",
        Kind.DATE: "yyyy-mm-dd",
    }[kind]


class Cells:
    """Makes the cells of one sheet.

    Each look is set up once and its number shared by all cells that have it.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._numbers: dict[tuple[Any, ...], int] = {}

    def head(self, text: str) -> Any:
        return self._made(text, ("head",))

    def note(self, text: str) -> Any:
        """A line outside of any table."""
        return self._made(text, ("note",))

    def text(self, at: str, value: Any, kind: Kind, decimals: int = 0) -> str:
        """The value as its kind shows it, as it stands in the file; None as 未填报."""
        if isinstance(value, Shown):
            shown, kind, decimals = value.value, value.kind, value.decimals
            look = ("link", _is_text(shown, kind)) if value.leads_to else None
        else:
            shown, look = value, None
        if shown is None:
            return text_cell(at, self._number(look or ("unknown",)), UNKNOWN)
        if isinstance(shown, bool):
            said = "是" if shown else "否"
            return text_cell(at, self._number(look or ("text", False)), said)
        if isinstance(shown, date):
            return day_cell(at, self._number(look or (Kind.DATE, 0)), shown)
        if not _is_text(shown, kind):
            return number_cell(at, self._number(look or (kind, decimals)), shown)
        text = safe_text(shown)
        if look is None:
            look = ("code" if kind is Kind.CODE else "text", text.startswith(RISKY))
        return text_cell(at, self._number(look), text)

    def _made(self, value: Any, look: tuple[Any, ...]) -> Any:
        made = WriteOnlyCell(self._sheet, value)
        made._style = self._sample(look)._style
        return made

    def _number(self, look: tuple[Any, ...]) -> int:
        found = self._numbers.get(look)
        if found is None:
            found = self._numbers[look] = self._sample(look).style_id
        return found

    def _sample(self, look: tuple[Any, ...]) -> Any:
        sample = WriteOnlyCell(self._sheet)
        sample.font = Font(name=FONT, size=SIZE)
        sample.border = _BORDER
        _dress(sample, look)
        return sample


def _is_text(value: Any, kind: Kind) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, date):
        return False
    return not isinstance(value, int | Decimal) or kind in (Kind.TEXT, Kind.CODE)


def _dress(sample: Any, look: tuple[Any, ...]) -> None:
    match look:
        case ("head",):
            sample.font = Font(name=FONT, size=SIZE, bold=True)
            sample.fill = PatternFill("solid", fgColor="DDE6F0")
            sample.alignment = _HEAD
            sample.number_format = "@"
        case ("note",):
            sample.border = Border()
        case ("link", is_text):
            sample.font = Font(name=FONT, size=SIZE, color="1F4E9E", underline="single")
            sample.alignment = _TOP_LEFT if is_text else _RIGHT
            sample.number_format = "@" if is_text else "General"
        case ("unknown",):
            sample.font = Font(name=FONT, size=SIZE, color="808080")
            sample.alignment = _MIDDLE
        case ("text" | "code", risky):
            sample.alignment = _TOP_LEFT
            sample.number_format = "@"
            # Keeps what Excel shows text when somebody edits the cell, too.
            sample.quotePrefix = risky
        case (kind, decimals):
            sample.alignment = _RIGHT
            sample.number_format = number_format(kind, decimals)
