"""Marks over finished files: seen on every page, and nothing else is changed."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pdfplumber
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from pypdf import PdfReader

from reports.render.marks import Mark, marked
from reports.render.verify import Letters
from tests.reports.render import documents
from tests.reports.render.printed import Printed
from tests.reports.render_docx.edited import written

MARK = Mark("已撤销", "2026年3月25日撤销，请勿引用")


@pytest.fixture(scope="module")
def pdf(printed: Printed) -> bytes:
    return marked(printed.path.read_bytes(), "pdf", MARK)


def test_every_page_of_a_pdf_is_marked_beneath_its_text(printed: Printed, pdf: bytes):
    before, after = (PdfReader(BytesIO(c)) for c in (printed.path.read_bytes(), pdf))
    assert len(after.pages) == len(before.pages)
    assert Letters().of(after.pages) == Letters().of(before.pages)
    for page in after.pages:
        first = page["/Contents"][0].get_object().get_data()
        assert first.startswith(b"/Artifact BMC\nq 0.97 0.87 0.87 rg")
        assert first.endswith(b"EMC")


def test_mark_lies_across_the_middle_and_at_the_head(pdf: bytes):
    with pdfplumber.open(BytesIO(pdf)) as shown:
        for page in (shown.pages[0], shown.pages[-1]):  # upright and turned
            pale = [c for c in page.curves if c["non_stroking_color"][0] == 0.97]
            middle = (
                (min(c["x0"] for c in pale) + max(c["x1"] for c in pale)) / 2,
                (min(c["top"] for c in pale) + max(c["bottom"] for c in pale)) / 2,
            )
            assert middle[0] == pytest.approx(float(page.width) / 2, abs=20)
            assert middle[1] == pytest.approx(float(page.height) / 2, abs=20)
            strong = [c for c in page.curves if c["non_stroking_color"][0] == 0.75]
            assert max(c["bottom"] for c in strong) < 25 * 72 / 25.4
            assert min(c["x0"] for c in strong) > 25 * 72 / 25.4


def test_title_and_archival_metadata_say_it_alike(pdf: bytes):
    found = PdfReader(BytesIO(pdf))
    assert found.metadata.title == f"【已撤销】{documents.TITLE}"
    said = found.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert f">【已撤销】{documents.TITLE}<" in said
    assert 'pdfaid:part="2"' in said
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert found.trailer["/Root"]["/StructTreeRoot"]


def test_the_file_itself_is_not_touched(printed: Printed, pdf: bytes):
    """The copy is the original with something behind it."""
    assert pdf.startswith(printed.path.read_bytes())


def test_every_page_of_a_word_document_is_headed(font_dir: Path, tmp_path: Path):
    file = written(documents.report(), tmp_path, font_dir)
    word = docx.Document(BytesIO(marked(file.path.read_bytes(), "docx", MARK)))
    assert len(word.sections) == 2
    for section in word.sections:
        for head in (section.header, section.even_page_header):
            assert [p.text for p in head.paragraphs] == [MARK.line]
    assert [p.text for p in word.paragraphs] == [p.text for p in file.word.paragraphs]
    assert word.core_properties.title.startswith("【已撤销】")


@pytest.fixture
def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "目录"
    sheet.append(["年", "数"])
    sheet.append([2025, 3])
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = "报告&&"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart, "D2")
    book.create_sheet("指标").print_title_rows = "1:2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_opens_at_the_mark_and_keeps_the_rest(workbook: bytes):
    content = marked(workbook, "xlsx", MARK)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["已撤销", "目录", "指标"]
    assert book.active.title == "已撤销"
    assert [row[0].value for row in book["已撤销"]] == [MARK.word, MARK.note]
    assert book["已撤销"].page_setup.paperSize == 9
    assert book["已撤销"].oddFooter.center.text == "第&P页 共&N页"
    assert book["目录"].print_title_rows == "$1:$1"
    assert book["指标"].print_title_rows == "$1:$2"
    assert book["目录"].oddHeader.left.text == f"{MARK.line}报告&&"
    with ZipFile(BytesIO(workbook)) as one, ZipFile(BytesIO(content)) as other:
        assert not set(one.namelist()) - set(other.namelist())
        chart = "xl/charts/chart1.xml"
        assert one.read(chart) == other.read(chart)
