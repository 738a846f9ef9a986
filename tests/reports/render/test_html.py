"""The document on screen."""

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reports.document.shapes import (
    Annex,
    Column,
    Document,
    Kind,
    Paragraph,
    Section,
    Table,
    numbered,
)
from reports.render.html import contents, preview
from tests.reports.render import documents
from tests.reports.render.test_redhead import HEAD


class Elements(HTMLParser):
    """Start tags with their attributes, and the text without tags."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.text += data

    def of_class(self, name: str) -> list[dict[str, str]]:
        return [a for _, a in self.found if name in a.get("class", "").split()]


@pytest.fixture(autouse=True)
def _fonts(settings, font_dir: Path) -> None:
    settings.REPORT_FONT_DIR = font_dir


@pytest.fixture
def page() -> Elements:
    return Elements(preview(documents.report()))


def test_every_sentence_is_there_with_an_id(page: Elements):
    sentences = list(documents.report().sentences())
    ids = [attributes["id"] for attributes in page.of_class("doc-sentence")]
    assert len(ids) == len(sentences)
    for sentence in sentences:
        assert sentence.text in page.text


def test_ids_are_unique(page: Elements):
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_figure_leads_to_its_evidence(page: Elements):
    document = documents.report()
    quantities = [q for s in document.sentences() for q in s.quantities]
    links = page.of_class("doc-figure")
    assert [link["data-evidence"] for link in links] == [q.evidence for q in quantities]
    assert {link["href"] for link in links} == {"#evidence-indicator%3Apopulation"}


def test_figure_links_to_the_page_of_evidence_when_there_is_one():
    markup = preview(documents.report(), evidence_address="/reports/7/evidence/")
    assert 'href="/reports/7/evidence/?key=indicator%3Apopulation"' in markup


def test_rows_of_tables_lead_to_their_evidence_by_their_first_words():
    """A row whose evidence is not kept leads nowhere."""
    table = Table(
        "annex:figures",
        "主要指标",
        (Column("序号", Kind.COUNT), Column("指标"), Column("数值", Kind.COUNT)),
        ((1, "人口数", 13100), (2, "户数", 4360)),
        2,
        row_evidence=("indicator:population", "indicator:gone"),
    )
    document = documents.report(sections=(), annexes=(Annex("主要指标", (table,)),))
    markup = preview(document, evidence_address="/e/")

    (row,) = re.findall(r"<td[^>]*>(<a [^>]*data-evidence.*?)</td>", markup)
    assert 'href="/e/?key=indicator%3Apopulation">人口数</a>' in row
    assert '<td class="doc-start">户数</td>' in markup


def test_sentence_without_evidence_names_none():
    document = documents.report(evidence={})
    sentences = Elements(preview(document)).of_class("doc-sentence")
    assert sentences
    assert all("data-evidence" not in attributes for attributes in sentences)


def test_contents_lead_to_headings(page: Elements):
    document = documents.report()
    entries = contents(document)
    ids = {attributes.get("id") for _, attributes in page.found}
    assert {entry.anchor for entry in entries} <= ids
    headings = [(n.level, str(n), s.heading) for n, s in numbered(document.sections)]
    assert [(e.level, e.number, e.text) for e in entries[:-3]] == headings
    assert [entry.number for entry in entries[-3:]] == ["附件1", "附件2", "附件3"]


def test_charts_are_pictures_with_words(page: Elements):
    pictures = [attributes for tag, attributes in page.found if tag == "img"]
    assert len(pictures) == 3
    for picture in pictures:
        kind, _, data = picture["src"].partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert b"<svg" in base64.b64decode(data)
        assert picture["alt"]


def test_tables_have_captions_and_tell_the_unknown(page: Elements):
    tags = [tag for tag, _ in page.found]
    assert tags.count("caption") == tags.count("table") == 4
    assert "未填报" in page.text
    assert page.of_class("doc-unknown")


def test_annex_of_one_table_bears_its_title_once(page: Elements):
    shown = re.sub(r"\s+", "", page.text)
    assert "附件1各社区主要指标" in shown
    # The others name their tables otherwise, so these are numbered.
    assert "表2各社区主要指标" in shown
    assert "表3各社区主要指标" in shown
    assert "表4" not in shown


def test_markup_has_no_style_and_no_script(page: Elements):
    assert not {"style", "script"} & {tag for tag, _ in page.found}
    for _, attributes in page.found:
        assert not {"style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]


def test_words_cannot_become_markup():
    said = documents.sentence("x", "<script>坏</script>&")
    section = Section("x", "<b>部分</b>", (Paragraph((said,)),))
    markup = preview(documents.report(sections=(section,), annexes=()))
    assert "<script>" not in markup
    assert "&lt;b&gt;部分" in markup


def test_single_annex_bears_no_number():
    annex = Annex("明细", (documents.long_table(3),))
    document: Document = replace(documents.report(), annexes=(annex,))
    assert contents(document)[-1].number == "附件"


def test_formal_document_shows_its_head_and_imprint():
    document = replace(documents.report(sections=(), annexes=()), red_head=HEAD)
    markup = preview(document)
    text = re.sub(r"\s+", "", Elements(markup).text)
    assert text.startswith(
        "东江县民政局文件东民〔2026〕5号签发人：陈立关于东江县2025年城市社区建设情况的调研报告"
        "县人民政府、县委社会工作部："
    )
    assert text.endswith(f"抄送：{HEAD.copies}。{HEAD.printer}2026年3月12日印发")
    assert "doc-imprint" not in preview(replace(document, red_head=None))
