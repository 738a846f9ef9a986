"""Files are read, or refused with a reason; never with a traceback."""

import codecs
import random
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from imports.reading import read_tables
from imports.sheets import column_of, letters_of
from tests.imports.handed_in import (
    ROWS,
    never_a_traceback,
    refusal,
    repacked,
    sheet_xml,
)
from tests.imports.tables import saved, text, workbook


def test_workbook_gives_values_by_their_kinds():
    (sheet,) = read_tables(
        workbook(["a", 12, 1.5, True, date(2025, 3, 5), None, " b "], title="数据")
    )
    assert sheet.name == "数据"
    assert sheet.rows == [["a", 12.0, 1.5, True, date(2025, 3, 5), "", " b "]]


def test_empty_rows_above_keep_the_numbers_of_the_file():
    (sheet,) = read_tables(workbook([], [], ["a"]))
    assert sheet.rows.index(["a"]) == 2


def test_hidden_sheets_are_not_read():
    book = Workbook()
    book.active.append(["a"])
    book.create_sheet("lists").sheet_state = "hidden"
    assert len(read_tables(saved(book))) == 1


def test_errors_and_formulas_without_result_are_faults_at_their_cells():
    book = Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c"])
    sheet["B2"], sheet["C2"] = "#REF!", "=1+1"
    sheet["B2"].data_type = "e"
    (read,) = read_tables(saved(book))
    assert read.faults[1, 1] == "The cell holds the error #REF!."
    assert "formula has no result" in read.faults[1, 2]
    assert len(read.faults) == 2


def test_formula_is_read_by_its_stored_result():
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'
    content = repacked(workbook(["x"]), xl__worksheets__sheet1_dot_xml=sheet_xml(cells))
    (read,) = read_tables(content)
    assert (read.rows, dict(read.faults)) == ([[2.0]], {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_tables_are_read_in_their_encoding(encoding, separator):
    (sheet,) = read_tables(text(*ROWS, separator=separator, encoding=encoding))
    assert sheet.rows == [list(row) for row in ROWS]
    assert not sheet.is_workbook


def test_text_of_two_bytes_is_read_in_either_order():
    content = codecs.BOM_UTF16_BE + text(*ROWS, encoding="utf-16-be")
    (sheet,) = read_tables(content)
    assert sheet.rows == [list(row) for row in ROWS]


def test_marks_of_an_encoding_one_behind_the_other_are_refused():
    assert "neither UTF-8 nor GBK" in refusal(codecs.BOM_UTF8 * 5_000 + b"\xff\xff")


def test_text_behind_a_quotation_mark_that_is_missing_is_told_as_such():
    assert "131,072 characters" in refusal(b'a,"b\n' + b"c,d\n" * 40_000)


def test_separator_inside_quotes_does_not_count():
    (sheet,) = read_tables(
        text(("社区", "地址"), ("甲", "一号,二号,三号"), separator=";")
    )
    assert sheet.rows[1] == ["甲", "一号,二号,三号"]


def test_excels_own_line_about_the_separator_is_followed():
    (sheet,) = read_tables(b"sep=|\na|b,c\n")
    assert sheet.rows == [["a", "b,c"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind (.xls)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "XML file"),
        (b"%PDF-1.7 ...", "PDF file"),
        (b"\x89PNG\r\n\x1a\n", "PNG file"),
        (b"\x00\x01\x02\x03", "neither a workbook nor a text"),
        (b"\xff\xfe\xfd\xfc\xfb", "neither"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_other_files_are_refused_by_their_content(content, reason):
    assert reason in refusal(content)


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(content):
    never_a_traceback(content)


@given(st.binary(max_size=200))
def test_random_archives_are_read_or_refused(content):
    never_a_traceback(b"PK\x03\x04" + content)


@pytest.mark.parametrize("seed", range(150))
def test_damaged_workbooks_are_read_or_refused(seed):
    """Bytes changed in the file, and bytes changed inside its parts."""
    chance = random.Random(seed)  # noqa: S311 - damage, not a secret
    content = bytearray(workbook(*ROWS, [1, 2.5, True]))
    for _change in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    never_a_traceback(bytes(content))
    parts = ["xl__worksheets__sheet1_dot_xml", "xl__workbook_dot_xml"]
    parts += ["xl___rels__workbook_dot_xml_dot_rels", "xl__styles_dot_xml"]
    chosen = chance.choice(parts)
    name = chosen.replace("__", "/").replace("_dot_", ".")
    whole = workbook(*ROWS, [1, 2.5, True])
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        part = bytearray(archive.read(name))
    for _change in range(chance.randint(1, 8)):
        part[chance.randrange(len(part))] = chance.choice(b'<>"/= a1&;')
    never_a_traceback(repacked(whole, **{chosen: bytes(part)}))


@given(st.integers(0, 20_000))
def test_columns_are_named_as_excel_names_them(column):
    assert column_of(letters_of(column)) == column


def test_names_of_the_first_columns():
    assert [letters_of(at) for at in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_gbk_behind_the_mark_of_utf8_is_read_all_the_same():
    content = codecs.BOM_UTF8 + text(["名称"], ["凤凰山"], encoding="gbk")
    (read,) = read_tables(content)
    assert read.rows == [["名称"], ["凤凰山"]]


def test_rows_out_of_sight_are_read_and_known():
    book = Workbook()
    for name in ("名称", "甲", "乙", "丙"):
        book.active.append([name])
    book.active.row_dimensions[3].hidden = True
    (sheet,) = read_tables(saved(book))
    assert sheet.rows == [["名称"], ["甲"], ["乙"], ["丙"]]
    assert sheet.hidden == {2}
