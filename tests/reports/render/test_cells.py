"""Values as tables print them."""

from datetime import date
from decimal import Decimal

import pytest

from reports.document.shapes import Column, Kind, Table
from reports.render.cells import cell_text, rest_note


@pytest.mark.parametrize(
    ("kind", "decimals", "value", "text"),
    [
        (Kind.COUNT, 0, 34120, "34120"),
        (Kind.COUNT, 0, 0, "0"),
        (Kind.COUNT, 0, None, "未填报"),
        (Kind.SHARE, 1, Decimal("0.2945"), "29.5%"),
        (Kind.MONEY, 2, Decimal("1234.5"), "1234.50"),
        (Kind.AREA, 1, 61, "61.0"),
        (Kind.DATE, 0, date(2026, 3, 5), "2026年3月5日"),
        (Kind.CODE, 0, "360424100000", "360424100000"),
        (Kind.TEXT, 0, 105, "105"),
        (Kind.TEXT, 0, True, "是"),
    ],
)
def test_cell_text(kind: Kind, decimals: int, value: object, text: str):
    assert cell_text(Column("列", kind, decimals=decimals), value) == text


def test_cut_table_tells_of_the_rest():
    table = Table("t", "表", (Column("列"),), (("甲",), ("乙",)), 812)
    assert rest_note(table) == (
        "注：共812行，本表列出前2行，全部数据见随附的电子表格。"
    )


def test_whole_table_has_no_note():
    assert rest_note(Table("t", "表", (Column("列"),), (("甲",),), 1)) == ""
