"""Faces, sizes and places of paragraphs, and which style says so."""

import pytest
from docx.oxml.ns import qn

from reports.document.shapes import numbered
from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited, said, typeface

FANGSONG = ("仿宋_GB2312", "Times New Roman", 16)


@pytest.mark.parametrize(
    ("text", "style", "face"),
    [
        ("关于东江县", "Title", ("方正小标宋简体", "方正小标宋简体", 22)),
        ("一、", "Heading 1", ("黑体", "黑体", 16)),
        ("（一）", "Heading 2", ("楷体_GB2312", "Times New Roman", 16)),
        ("1.工作经费", "Heading 3", FANGSONG),
        ("（1）", "Heading 4", FANGSONG),
        ("全县城市社区", "Body Text", FANGSONG),
        ("附件：1.", "附件说明", FANGSONG),
        (documents.ORGAN, "Signature", FANGSONG),
        (documents.DATED, "Date", FANGSONG),
        ("附件1", "附件", ("黑体", "黑体", 16)),
        ("表1", "表题", ("黑体", "黑体", 14)),
        ("图1", "Caption", ("黑体", "黑体", 14)),
    ],
)
def test_part_has_the_face_of_its_style(edited: Edited, text, style, face):
    paragraph = edited.starting(text)
    assert paragraph.style.name == style
    assert typeface(paragraph) == face


def test_nothing_is_formatted_beside_the_styles(edited: Edited):
    assert not list(edited.word.element.body.iter(qn("w:rPr")))


def test_marks_of_both_scripts_are_chinese(edited: Edited):
    assert said(edited.starting("全县"), "rPr/rFonts", "hint") == "eastAsia"


def test_lines_have_a_fixed_pitch_and_28_characters(edited: Edited):
    body = edited.starting("全县")
    assert said(body, "pPr/spacing", "lineRule") == "exact"
    assert int(said(body, "pPr/spacing", "line")) * 22 <= (297 - 37 - 35) / 25.4 * 1440
    character = 16 + int(said(body, "rPr/spacing", "val")) / 20
    assert 156 * 72 / 25.4 // character == 28
    assert said(body, "pPr/ind", "firstLineChars") == "200"
    assert said(body, "pPr/jc", "val") == "both"
    assert said(body, "pPr/spacing", "before") is None


def test_headings_stand_in_the_outline_in_order(edited: Edited):
    levels = {f"Heading {level}": level for level in range(1, 5)}
    found = [
        (levels[p.style.name], p.text)
        for p in edited.word.paragraphs
        if p.style.name in levels
    ]
    assert found == [
        (number.level, f"{number}{part.heading}")
        for number, part in numbered(documents.report().sections)
    ]
    for level in range(1, 5):
        heading = edited.word.styles[f"Heading {level}"].element
        outline = heading.find(f".//{qn('w:outlineLvl')}")
        assert outline.get(qn("w:val")) == str(level - 1)


def test_title_has_the_lines_of_the_print(edited: Edited):
    title = edited.word.paragraphs[0]
    assert title.text.split("\n") == ["关于东江县2025年城市社区", "建设情况的调研报告"]
    assert said(title, "pPr/jc", "val") == "center"


def test_organ_and_date_stand_as_the_standard_says(edited: Edited):
    organ, dated = (
        int(said(edited.starting(text), "pPr/ind", "leftChars"))
        for text in (documents.ORGAN, documents.DATED)
    )
    # The date is the longer: six and a half characters that end two from the edge.
    assert dated == 100 * (28 - 2 - 6.5)
    assert organ == dated - 200


def test_signature_never_stands_on_a_page_without_text(edited: Edited):
    texts = [p.text for p in edited.word.paragraphs]
    end = texts.index(documents.DATED)
    begin = texts.index("以上报告，请审阅。")
    assert end - begin == 5  # three annexes, the organ and the date
    for paragraph in edited.word.paragraphs[begin:end]:
        kept = (paragraph.paragraph_format, paragraph.style.paragraph_format)
        assert any(place.keep_with_next for place in kept), paragraph.text


def test_annexes_begin_on_pages_of_their_own(edited: Edited):
    assert edited.of_style("附件") == ["附件1", "附件2", "附件3"]
    style = edited.word.styles["附件"]
    assert style.paragraph_format.page_break_before


def test_file_names_faces_that_may_stand_in(edited: Edited):
    fonts = edited.part("word/fontTable.xml")
    others = {
        font.get(qn("w:name")): font[0].get(qn("w:val")) for font in fonts if len(font)
    }
    assert "仿宋" in others["仿宋_GB2312"].split(",")
    assert "楷体" in others["楷体_GB2312"].split(",")


def test_file_says_what_it_is(edited: Edited):
    about = edited.word.core_properties
    assert (about.title, about.author) == (documents.TITLE, documents.ORGAN)
    assert about.language == "zh-CN"
    assert about.created.year == 2026
    settings = edited.part("word/settings.xml")
    modes = {
        setting.get(qn("w:name")): setting.get(qn("w:val"))
        for setting in settings.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_file_reaches_for_nothing_outside(edited: Edited):
    parts = edited.word.part.package.iter_parts()
    relations = [r for part in parts for r in part.rels.values()]
    assert not [r for r in relations if r.is_external]
    assert not [r for r in relations if "vba" in r.reltype.lower()]
