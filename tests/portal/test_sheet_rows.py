"""Rows written past openpyxl are read by it as if it had written them."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from portal.sheet_rows import Rows, day_cell, fill, number_cell, row_text, text_cell


def filled(*cells: str, links: tuple[tuple[str, str], ...] = ()) -> Workbook:
    """A workbook of three sheets with these cells in the second row of the second."""
    book, shell, target = Workbook(), BytesIO(), BytesIO()
    for name in ("表", "末"):
        book.create_sheet(name).append(["标题", "二"])
    book.save(shell)
    rows = Rows([row_text(2, cells).encode()], "D2", links)
    fill(shell, target, {2: rows})
    return load_workbook(target)


@pytest.mark.parametrize(
    "text",
    [
        "平安社区",
        "=1+1",
        '<a & "b">',
        " 前后 ",
        "一行\n二行",
        "一行\r\n二行",
        "\ttab",
        "]]>",
        "&#13;",
        "𠀀",
    ],
)
def test_text_is_read_as_it_was(text):
    cell = filled(text_cell("A2", 0, text))["表"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_cell_without_text_is_blank():
    cell = filled(text_cell("A2", 0, ""), text_cell("B2", 0, "二"))["表"]["A2"]
    assert cell.value is None


@pytest.mark.parametrize(
    ("value", "read"),
    [(0, 0), (-3, -3), (12_345_678_901, 12_345_678_901), (Decimal("0.10"), 0.1)],
)
def test_numbers_are_numbers(value, read):
    cell = filled(number_cell("A2", 0, value))["表"]["A2"]
    assert (cell.value, cell.data_type) == (read, "n")


@pytest.mark.parametrize(
    "value",
    [
        date(1900, 1, 1),
        date(2026, 3, 12),
        datetime.fromisoformat("2026-03-12T18:30:00"),
    ],
)
def test_days_are_counted_as_openpyxl_counts_them(value):
    book, plain = Workbook(), BytesIO()
    book.active["A1"] = value
    book.active["A1"].number_format = "General"
    book.save(plain)
    wanted = load_workbook(plain).active["A1"].value
    assert isinstance(wanted, int | float)
    read = filled(day_cell("A2", 0, value))["表"]["A2"].value
    assert read == pytest.approx(wanted, abs=1e-9)


def test_other_rows_and_sheets_stay_as_they_were():
    book = filled(text_cell("A2", 0, "一"), text_cell("D2", 0, "四"))
    assert book.sheetnames == ["Sheet", "表", "末"]
    assert [[cell.value for cell in row] for row in book["表"].rows] == [
        ["标题", "二", None, None],
        ["一", None, None, "四"],
    ]
    assert book["末"].max_row == 1


def test_links_lead_to_cells_of_the_workbook():
    links = (("A2", "'末'!A1"), ("B2", "'a \"b\" & c'!C7"))
    sheet = filled(text_cell("A2", 0, "一"), text_cell("B2", 0, "二"), links=links)[
        "表"
    ]
    assert sheet["A2"].hyperlink.location == "'末'!A1"
    assert sheet["B2"].hyperlink.location == "'a \"b\" & c'!C7"
