"""Values of tables as readers see them, the same on screen and in print."""

from datetime import date
from decimal import Decimal
from typing import Any

from reports.document.sentences import number_text
from reports.document.shapes import Column, Kind, Table

UNKNOWN = "未填报"


def day_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def cell_text(column: Column, value: Any) -> str:
    """The value in the form its column asks for; 未填报 when nothing is on record."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, int | float | Decimal) and column.kind not in (
        Kind.TEXT,
        Kind.CODE,
    ):
        exact = Decimal(str(value))
        if column.kind is Kind.SHARE:
            return f"{number_text(exact * 100, column.decimals)}%"
        return number_text(exact, column.decimals)
    return str(value)


def alignment(column: Column) -> str:
    """Amounts end alike, digits under digits; codes stand in the middle."""
    if column.kind is Kind.TEXT:
        return "start"
    return "centre" if column.kind in (Kind.CODE, Kind.DATE) else "end"


def rest_note(table: Table) -> str:
    """What stands below a table that shows only its first rows; else empty."""
    if table.total_rows <= len(table.rows):
        return ""
    return (
        f"注：共{table.total_rows}行，本表列出前{len(table.rows)}行，"
        "全部数据见随附的电子表格。"
    )
