"""The sheet, its grid and its numbers."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import nsmap, qn

from reports.document.shapes import Document
from tests.reports.render_docx.edited import MM, Edited, written

SIDES = {"default": "right", "even": "left"}
MARGINS = {"top": 37, "right": 26, "bottom": 35, "left": 28}


def attributes(section, tag: str) -> dict[str, str]:
    found = section.find(f"w:{tag}", nsmap)
    return {name.split("}")[1]: value for name, value in found.attrib.items()}


def test_sheet_has_the_official_size_and_margins(edited: Edited):
    upright = edited.sections[0]
    size = attributes(upright, "pgSz")
    assert (int(size["w"]) / MM, int(size["h"]) / MM) == pytest.approx((210, 297), 1e-3)
    margins = attributes(upright, "pgMar")
    for side, millimetres in MARGINS.items():
        assert int(margins[side]) / MM == pytest.approx(millimetres, abs=0.05)


def test_grid_has_22_lines_of_28_characters(edited: Edited):
    grid = attributes(edited.sections[0], "docGrid")
    assert grid["type"] == "linesAndChars"
    assert (297 - 37 - 35) * MM // int(grid["linePitch"]) == 22
    character = 16 + int(grid["charSpace"]) / 4096  # pt, beside 三号
    assert 156 * MM / 20 // character == 28


def test_wide_table_lies_on_a_turned_sheet(edited: Edited):
    turned = [
        section
        for section in edited.sections
        if attributes(section, "pgSz").get("orient") == "landscape"
    ]
    # The annex with a paragraph has one upright page before it.
    assert len(turned) == 1
    assert len(edited.sections) == 2
    margins = attributes(turned[0], "pgMar")
    found = [round(int(margins[s]) / MM) for s in ("top", "right", "bottom", "left")]
    assert found == [28, 37, 26, 35]


@pytest.mark.parametrize(
    ("section", "kind", "side"),
    [(n, kind, side) for n in (0, 1) for kind, side in SIDES.items()],
)
def test_page_number_is_a_field_on_the_outer_side(
    edited: Edited, section: int, kind: str, side: str
):
    references = edited.sections[section].findall("w:footerReference", nsmap)
    (wanted,) = [r for r in references if r.get(qn("w:type")) == kind]
    footer = edited.word.part.related_parts[wanted.get(qn("r:id"))].element
    (field,) = footer.iter(qn("w:instrText"))
    assert field.text.strip() == "PAGE"
    number = next(field.iterancestors(qn("w:p")))
    assert "".join(t.text for t in number.iter(qn("w:t"))) == "— 1 —"
    assert number.find("w:pPr/w:jc", nsmap).get(qn("w:val")) == side
    turned = list(number.iterancestors(qn("w:txbxContent")))
    assert len(turned) == section


def test_upright_report_has_no_numbers_for_turned_sheets(
    plain_report: Document, font_dir: Path, tmp_path: Path
):
    upright = written(plain_report, tmp_path, font_dir)
    with ZipFile(upright.path) as package:
        footers = [name for name in package.namelist() if "footer" in name.lower()]
    assert footers == ["word/footerOdd.xml", "word/footerEven.xml"]
    assert len(upright.sections) == 1


def test_page_numbers_are_in_songti_of_size_four(edited: Edited):
    style = edited.word.styles["footer"].element
    fonts = style.find("w:rPr/w:rFonts", nsmap)
    assert {fonts.get(qn(f"w:{n}")) for n in ("ascii", "eastAsia")} == {"宋体"}
    assert style.find("w:rPr/w:sz", nsmap).get(qn("w:val")) == "28"


def test_odd_and_even_pages_differ(edited: Edited):
    assert edited.word.settings.odd_and_even_pages_header_footer
