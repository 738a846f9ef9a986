"""Cells with a fixed look per kind of value, and text that can never turn formula."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink

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

    Each look is set up once and its style shared by all cells that have it:
    setting fonts and borders cell by cell takes longer than writing the file.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._looks: dict[tuple[Any, ...], Any] = {}

    def head(self, text: str) -> Any:
        return self._cell(text, ("head",))

    def note(self, text: str) -> Any:
        """A line outside of any table."""
        return self._cell(text, ("note",))

    def cell(self, value: Any, kind: Kind, decimals: int = 0) -> Any:
        """The value as its kind shows it; None as 未填报."""
        if isinstance(value, Shown):
            made = self.cell(value.value, value.kind, value.decimals)
            if value.leads_to:
                made._style = self._look(("link", made.data_type == "s"))
                made.hyperlink = Hyperlink(ref="", location=value.leads_to)
            return made
        if value is None:
            return self._cell(UNKNOWN, ("unknown",))
        if isinstance(value, bool):
            return self._cell("是" if value else "否", ("text", False))
        if isinstance(value, datetime | date):
            return self._cell(value, (Kind.DATE, 0))
        if isinstance(value, int | Decimal) and kind not in (Kind.TEXT, Kind.CODE):
            return self._cell(value, (kind, decimals))
        text = safe_text(value)
        look = ("code" if kind is Kind.CODE else "text", text.startswith(RISKY))
        made = self._cell(text, look)
        # Otherwise "=1+1" would be stored as a formula.
        made.data_type = "s"
        return made

    def _cell(self, value: Any, look: tuple[Any, ...]) -> Any:
        made = WriteOnlyCell(self._sheet, value)
        made._style = self._look(look)
        return made

    def _look(self, look: tuple[Any, ...]) -> Any:
        if look not in self._looks:
            sample = WriteOnlyCell(self._sheet)
            sample.font = Font(name=FONT, size=SIZE)
            sample.border = _BORDER
            _dress(sample, look)
            self._looks[look] = sample._style
        return self._looks[look]


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
