"""The red head and the imprint in Word: styles, rules, and what stands where."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import nsmap, qn

from reports.document.shapes import Document
from tests.reports.render import documents
from tests.reports.render.printed import BOTTOM, LEFT, MM, Printed
from tests.reports.render.test_redhead import HEAD
from tests.reports.render_docx.edited import Edited, said, typeface, written


@pytest.fixture(scope="module")
def formal(font_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Edited:
    folder = tmp_path_factory.mktemp("formal-docx")
    return written(documents.report(red_head=HEAD), folder, font_dir)


def twips(paragraph, path: str, name: str) -> float:
    return int(said(paragraph, path, name)) * 25.4 / 1440


def test_head_stands_above_the_title_in_styles_of_its_own(formal: Edited):
    styles = [p.style.name for p in formal.word.paragraphs[:4]]
    assert styles == ["发文机关标志", "发文字号", "Title", "主送机关"]


def test_mark_is_red_and_begins_35_mm_below_the_edge(formal: Edited):
    mark = formal.starting(HEAD.mark)
    assert typeface(mark)[0] == "方正小标宋简体"
    assert said(mark, "rPr/color", "val") == "ff3333"
    assert twips(mark, "pPr/spacing", "before") == pytest.approx(35, abs=0.1)
    # As high as the line of text allows.
    assert typeface(mark)[2] * len(HEAD.mark) <= 156 * MM


def test_number_has_a_red_rule_4_mm_below_it(formal: Edited):
    number = formal.starting("东民")
    rule = number._p.find("w:pPr/w:pBdr/w:bottom", nsmap)
    assert rule.get(qn("w:color")) == "ff3333"
    assert int(rule.get(qn("w:space"))) * 25.4 / 72 == pytest.approx(4, abs=0.2)
    assert twips(number, "pPr/spacing", "before") == pytest.approx(20.4, abs=0.2)
    assert twips(number, "pPr/spacing", "after") == pytest.approx(20.4, abs=0.2)


def test_signer_stands_one_character_from_the_right_in_kaiti(formal: Edited):
    number = formal.starting("东民")
    assert number.text == "东民〔2026〕5号\t签发人：陈立"
    tab = number._p.find("w:pPr/w:tabs/w:tab", nsmap)
    assert tab.get(qn("w:val")) == "right"
    assert int(tab.get(qn("w:pos"))) * 25.4 / 1440 == pytest.approx(150.4, abs=0.2)
    name = number.runs[-1]
    assert name.style.name == "签发人姓名"
    fonts = name.style.element.find("w:rPr/w:rFonts", nsmap)
    assert fonts.get(qn("w:eastAsia")) == "楷体_GB2312"


def test_draft_leaves_a_blank_for_its_serial(font_dir: Path, tmp_path: Path):
    draft = documents.report(
        red_head=replace(HEAD, number="", signer=""), sections=(), annexes=()
    )
    number = written(draft, tmp_path, font_dir).starting("东民")
    assert number.text == "东民〔2026〕\u3000\u3000号"
    assert said(number, "pPr/jc", "val") == "center"


def test_imprint_has_its_rules(formal: Edited):
    imprint = [p for p in formal.paragraphs if p.style.name == "版记"]
    assert [p.text for p in imprint] == [
        f"抄送：{HEAD.copies}。",
        f"{HEAD.printer}\t{documents.DATED}印发",
    ]
    assert typeface(imprint[0])[2] == 14
    box = imprint[0]._p.getparent()
    rules = [
        round(int(rule.get(qn("w:sz"))) / 8 * 25.4 / 72, 2)
        for paragraph in box
        for borders in paragraph.iter(qn("w:pBdr"))
        for rule in borders
    ]
    assert rules == pytest.approx([0.35, 0.26, 0.35], abs=0.01)


def test_imprint_stands_on_an_even_page_of_its_own(formal: Edited):
    imprint = next(p for p in formal.paragraphs if p.style.name == "版记")
    body = formal.word.element.body
    (holder,) = (child for child in body if imprint._p in child.iter())
    *others, (last, kind) = [
        (sheet, sheet.findall("w:type", nsmap)) for sheet in body.iter(qn("w:sectPr"))
    ]
    assert last is body[-1]
    assert body[-2] is holder
    assert body[-3].find("w:pPr/w:sectPr", nsmap) is others[-1][0]
    assert [each.get(qn("w:val")) for each in kind] == ["evenPage"]
    assert not any(kinds for _, kinds in others)


def test_plain_report_has_no_style_of_it(edited: Edited):
    names = {style.name for style in edited.word.styles}
    assert not names & {"发文机关标志", "发文字号", "主送机关", "版记", "签发人姓名"}


def test_libreoffice_prints_the_imprint_at_the_foot_of_the_last_page(
    plain_report: Document, font_dir: Path, tmp_path: Path
):
    document = replace(plain_report, red_head=HEAD)
    file = written(document, tmp_path, font_dir)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, tmp_path, file.path], check=True, capture_output=True, timeout=120
    )
    printed = Printed(file.path.with_suffix(".pdf"))
    mark = printed.starting(HEAD.mark)
    assert mark.page == 1
    assert mark.baseline - 0.88 * 48 == pytest.approx(72 * MM, abs=3 * MM)
    printer = printed.starting(HEAD.printer)
    # The empty page before it is not in the file: its number tells where it stands.
    assert printer.page == len(printed.sizes)
    number = printed.page(printer.page)[-1].text.strip("— ")
    assert int(number) % 2 == 0
    assert printer.left == pytest.approx(LEFT + 14, abs=MM)
    assert 0 < BOTTOM - printer.baseline < 225 * MM / 22
    for sentence in plain_report.sentences():
        assert sentence.text[:8] in printed.text.replace(" ", "")
