"""Files made to do harm, or larger than an import takes: refused before they do."""

import zipfile
from io import BytesIO

import pytest

from imports.packages import faults_in, hidden_rows
from imports.reading import read_tables
from imports.sheets import MOST_BYTES, MOST_ROWS, letters_of
from tests.imports.handed_in import (
    ROWS,
    never_a_traceback,
    refusal,
    repacked,
    sheet_xml,
)
from tests.imports.tables import workbook


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
