"""Files are read, or refused with a reason; never with a traceback."""

import codecs
import random
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from imports.packages import faults_in, hidden_rows
from imports.reading import read_tables
from imports.sheets import MOST_BYTES, MOST_ROWS, UnreadableFile, column_of, letters_of
from tests.imports.tables import saved, text, workbook

ROWS = (("社区", "名称"), ("凤凰山社区", "办公楼"))


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_tables(content)
    return str(refused.value)


def repacked(content: bytes, **changed: bytes | None) -> bytes:
    """The workbook with parts replaced, added, or left out where None."""
    names = {
        key.replace("__", "/").replace("_dot_", "."): changed[key] for key in changed
    }
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, part in names.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    ).encode()


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


def test_file_beyond_the_limit_is_refused():
    assert "10 MB" in refusal(b"a" * (MOST_BYTES + 1))


def test_macros_links_and_other_kinds_of_workbook_are_refused():
    book = workbook(*ROWS)
    assert "macros" in refusal(repacked(book, xl__vbaProject_dot_bin=b"x"))
    linked = repacked(book, xl__externalLinks__externalLink1_dot_xml=b"<x/>")
    assert "draws on other files" in refusal(linked)
    binary = repacked(book, xl__workbook_dot_bin=b"x")
    assert ".xlsb" in refusal(binary)
    document = repacked(book, xl__worksheets__sheet1_dot_xml=None)
    assert "no Excel workbook" in refusal(document)
    entity = sheet_xml("").replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
    )
    assert "unusual" in refusal(repacked(book, xl__worksheets__sheet1_dot_xml=entity))


def test_zip_bomb_is_refused_before_it_goes_off():
    bomb = sheet_xml(" " * (40 * 1024 * 1024))
    content = repacked(workbook(*ROWS), xl__worksheets__sheet1_dot_xml=bomb)
    assert len(content) < 100_000
    assert "unpacks to far more" in refusal(content)


def shared(*texts: str, cells: str) -> bytes:
    """A workbook whose cells point to texts that it keeps once."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = workbook(["x"])
    with zipfile.ZipFile(BytesIO(made)) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    relation = (
        f'<Relationship Id="texts" Type="{kind}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>'
    )
    kept = "".join(f"<si><t>{each}</t></si>" for each in texts)
    return repacked(
        made,
        xl__worksheets__sheet1_dot_xml=sheet_xml(cells),
        xl__sharedStrings_dot_xml=f'<sst xmlns="{space}">{kept}</sst>'.encode(),
        xl___rels__workbook_dot_xml_dot_rels=relations.replace(
            "</Relationships>", relation
        ).encode(),
    )


def pointing(row: int, *values: str) -> str:
    cells = (
        f'<c r="{letters_of(at)}{row}" t="s"><v>{value}</v></c>'
        for at, value in enumerate(values)
    )
    return f'<row r="{row}">{"".join(cells)}</row>'


@pytest.mark.parametrize("value", ["0", "+0", " 0 ", "&#48;", "<![CDATA[0]]>"])
def test_one_long_text_in_many_cells_is_refused_before_it_is_written_out(value):
    rows = "".join(pointing(row, value, value) for row in range(1, 400))
    content = shared("长" * 100_000, cells=rows)
    assert len(content) < 20_000
    assert "unpacks to far more" in refusal(content)


def test_texts_that_many_cells_share_are_read():
    rows = "".join(pointing(row, "0", "1") for row in range(1, 4_000))
    (sheet,) = read_tables(shared("办公", "长" * 5_000, cells=pointing(1, "1") + rows))
    assert len(sheet.rows) == 3_999
    assert sheet.rows[-1] == ["办公", "长" * 5_000]


# Each would keep an expression that tries again for minutes.
TIRING = {
    "attributes": "<row><c " + 'r="A1" ' * 60_000,
    "blanks": '<row><c r="A1"><f/>' + " " * 400_000 + "x",
    "errors": '<row><c t="e" ' + 'r="A1" ' * 60_000,
    "rows": '<row r="1" hidden="1"/>' + "<row " * 60_000,
}


@pytest.mark.parametrize("cells", TIRING.values(), ids=TIRING)
def test_parts_made_to_tire_the_reader_are_done_with_at_once(cells):
    part = cells.encode()
    faults_in(part)
    hidden_rows(part)
    never_a_traceback(
        repacked(workbook(*ROWS), xl__worksheets__sheet1_dot_xml=sheet_xml(cells))
    )
    sheet = b"<sheet " + b"a" * 200_000 + b">"
    never_a_traceback(repacked(workbook(*ROWS), xl__workbook_dot_xml=sheet))


def test_part_that_lies_about_its_size_deceives_nobody():
    content = bytearray(
        repacked(
            workbook(*ROWS),
            xl__worksheets__sheet1_dot_xml=sheet_xml("<row/>" + " " * 300_000),
        )
    )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    told = size.to_bytes(4, "little")
    assert content.count(told) == 2
    lied = bytes(content).replace(told, (100).to_bytes(4, "little"))
    assert "damaged" in refusal(lied)


def test_one_far_away_cell_does_not_make_room_for_thousands_of_millions():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = repacked(workbook(*ROWS), xl__worksheets__sheet1_dot_xml=sheet_xml(far))
    assert "1,048,576 rows" in refusal(content)
    wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    content = repacked(workbook(*ROWS), xl__worksheets__sheet1_dot_xml=sheet_xml(wide))
    assert "16,384 columns" in refusal(content)
    nowhere = "<row><c><v>1</v></c></row>"
    content = repacked(
        workbook(*ROWS), xl__worksheets__sheet1_dot_xml=sheet_xml(nowhere)
    )
    assert "where its cells stand" in refusal(content)


def test_text_with_more_rows_than_an_import_takes_is_refused():
    assert "20,100 rows" in refusal(b"a,b\n" * (MOST_ROWS + 100))
    assert "20,021 rows" in refusal(b"a,b\r" * (MOST_ROWS + 100))
    assert "301 columns" in refusal(b"," * 300 + b"\n")


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


def never_a_traceback(content: bytes) -> None:
    with suppress(UnreadableFile):
        for sheet in read_tables(content):
            assert all(isinstance(row, list) for row in sheet.rows)


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
