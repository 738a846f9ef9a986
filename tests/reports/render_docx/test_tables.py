"""Tables: heads, rows, numbers, and what is not on record."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import nsmap, qn
from docx.table import Table as WordTable

from reports.document.shapes import (
    Annex,
    Column,
    Kind,
    Paragraph,
    Section,
    Sentence,
    Table,
)
from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited, said, typeface, written


@pytest.fixture(scope="module")
def table(edited: Edited) -> WordTable:
    return edited.word.tables[0]


def texts(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_cells_say_what_is_on_record(table: WordTable):
    rows = texts(table)
    assert rows[0] == ["社区", "户数（户）", "办公用房（平方米）", "成立日期"]
    assert rows[1] == ["东风社区", "2400", "96.5", "2003年5月1日"]
    assert len(rows) == 1 + len(documents.NAMES)


def test_unknown_is_not_nought(table: WordTable):
    assert texts(table)[4] == ["北关社区", "2430", "未填报", "2003年5月1日"]


def test_head_is_repeated_and_no_row_divided(edited: Edited):
    for found in edited.word.tables:
        rows = [row._tr for row in found.rows]
        heads = [row.find("w:trPr/w:tblHeader", nsmap) is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find("w:trPr/w:cantSplit", nsmap) is not None for row in rows)


def test_amounts_end_alike(table: WordTable):
    cells = [cell.paragraphs[0] for cell in table.rows[1].cells]
    places = [said(cell, "pPr/jc", "val") for cell in cells]
    assert places == ["left", "right", "right", "center"]


def test_cells_have_a_style_of_their_size(table: WordTable):
    head, cell = (table.rows[i].cells[0].paragraphs[0] for i in (0, 1))
    assert head.style.name == "表头（小四）"
    assert typeface(head) == ("黑体", "黑体", 12)
    assert cell.style.name == "表格文字（小四）"
    assert typeface(cell) == ("仿宋_GB2312", "Times New Roman", 12)


def test_columns_fill_the_width_of_the_text(table: WordTable):
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(156, abs=0.1)
    assert table._tbl.find("w:tblPr/w:tblLayout", nsmap).get(qn("w:type")) == "fixed"


def test_table_has_its_caption_above(table: WordTable, edited: Edited):
    above = table._tbl.getprevious()
    assert "".join(t.text for t in above.iter(qn("w:t"))) == "表1\u3000城市社区基本情况"
    assert said(edited.starting("表1"), "pPr/jc", "val") == "center"
    assert edited.starting("表1").style.paragraph_format.keep_with_next


def test_table_that_is_cut_says_so(font_dir: Path, tmp_path: Path):
    long = replace(documents.long_table(3), total_rows=812)
    document = documents.report(sections=(), annexes=(Annex("指标", (long,)),))
    (note,) = written(document, tmp_path, font_dir).of_style("表注")
    assert note.startswith("注：共812行，本表列出前3行")


def test_number_in_the_list_of_problems_leads_to_its_paragraph(
    font_dir: Path, tmp_path: Path
):
    told = (
        Sentence("finding:small", ("一是用房不足。",)),
        Sentence("finding:small", ("多数社区没有活动室。",)),
    )
    rows = ((1, "用房不足"), (2, "没有出现在正文"))
    problems = Table(
        "annex:problems",
        "问题清单",
        (Column("序号", Kind.COUNT), Column("问题")),
        rows,
        2,
        row_evidence=("finding:small", "finding:other"),
    )
    document = documents.report(
        sections=(Section("problems", "问题", tuple(Paragraph((s,)) for s in told)),),
        annexes=(Annex("问题清单", (problems,)),),
    )
    body = written(document, tmp_path, font_dir).word.element.body
    marks = {m.get(qn("w:name")): m for m in body.iter(qn("w:bookmarkStart"))}
    mark = marks["问题1"]
    assert mark.getnext().find("w:t", nsmap).text == "一是用房不足。"
    links = {each.get(qn("w:anchor")): each for each in body.iter(qn("w:hyperlink"))}
    link = links["问题1"]
    assert link.find("w:r/w:t", nsmap).text == "1"
