"""Word for word what the document and the PDF say."""

import re
from pathlib import Path

from docx.oxml.ns import qn
from pypdf import PdfReader

from reports.document.shapes import (
    Annex,
    Column,
    Document,
    Kind,
    Paragraph,
    Section,
    Table,
)
from reports.render.pdf import write_pdf
from reports.render.verify import Letters
from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited, without_blanks, written

STRANGE = "=HYPERLINK(1)<b>&amp;“引号”\x07\u200b\ufffe\ud800</b>"
SHOWN = "=HYPERLINK(1)<b>&amp;“引号”</b>"


def test_every_sentence_stands_in_reading_order(edited: Edited):
    text = "".join(edited.texts)
    found = 0
    for sentence in documents.report().sentences():
        found = text.find(sentence.text, found)
        assert found >= 0, sentence.text


def test_text_is_that_of_the_pdf(
    plain_report: Document, font_dir: Path, tmp_path: Path
):
    edited = written(plain_report, tmp_path, font_dir)
    printed = tmp_path / "report.pdf"
    write_pdf(plain_report, printed, font_dir=font_dir)
    pages = Letters().of(PdfReader(printed).pages)
    numbers = re.compile(r"—\d+—")
    assert len(numbers.findall(pages)) == len(PdfReader(printed).pages)
    assert edited.letters == numbers.sub("", pages)


def test_pictures_wait_where_they_wait_in_the_pdf(edited: Edited, font_dir, tmp_path):
    printed = tmp_path / "report.pdf"
    write_pdf(documents.report(), printed, font_dir=font_dir)
    pages = re.sub(r"—\d+—", "", Letters().of(PdfReader(printed).pages))
    for caption in edited.of_style("Caption"):
        at = edited.texts.index(caption)
        after = without_blanks("".join(edited.texts[at : at + 2]))
        assert after in pages


def strange_report() -> Document:
    told = documents.sentence("strange", STRANGE)
    columns = (Column(STRANGE), Column("数", Kind.COUNT))
    rows = ((STRANGE, None), ("+86-1", 0))
    return documents.report(
        title="关于<&>的报告",
        lead=(Paragraph((told,)),),
        sections=(Section("x", STRANGE, (Paragraph((told,)),)),),
        annexes=(Annex(STRANGE, (Table("t", STRANGE, columns, rows, 2),)),),
        organ=STRANGE,
    )


def test_strange_text_is_text_and_nothing_else(font_dir: Path, tmp_path: Path):
    edited = written(strange_report(), tmp_path, font_dir)
    # The lead, the paragraph, the organ, the annex, and two cells.
    assert edited.texts.count(SHOWN) == 6
    assert f"一、{SHOWN}" in edited.texts
    assert edited.texts[0] == "关于<&>的报告"
    body = edited.word.element.body
    assert not list(body.iter(qn("w:instrText"), qn("w:fldSimple")))
    assert not list(body.iter("b"))


def test_rare_character_does_not_stop_the_file(font_dir: Path, tmp_path: Path):
    rare = documents.sentence("rare", "有\U0010f123和😀字。")
    edited = written(
        documents.report(lead=(Paragraph((rare,)),), sections=(), annexes=()),
        tmp_path,
        font_dir,
    )
    assert "有\U0010f123和😀字。" in edited.texts


def test_file_needs_no_fonts(tmp_path: Path):
    (tmp_path / "none").mkdir()
    edited = written(
        documents.report(sections=(), annexes=()), tmp_path, tmp_path / "none"
    )
    assert edited.texts[0].startswith("关于东江县")


def test_report_without_organ_is_dated_all_the_same(font_dir: Path, tmp_path: Path):
    edited = written(
        documents.report(organ="", sections=(), annexes=(), meta={"scope_name": "县"}),
        tmp_path,
        font_dir,
    )
    assert edited.of_style("Signature") == []
    assert edited.of_style("Date") == [documents.DATED]
    assert edited.word.core_properties.author == "县"
