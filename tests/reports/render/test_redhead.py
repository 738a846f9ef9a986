"""The printed red head and imprint measured against GB/T 9704-2012, 7.2 to 7.4."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from reports.document.redhead import RedHead
from reports.document.shapes import Document, Section
from reports.render.pdf import write_pdf
from reports.render.verify import verify_pdf
from tests.reports.render import documents
from tests.reports.render.printed import BOTTOM, LEFT, MM, RIGHT, TOP, Printed

BODY, SMALL = 15.8, 14.0
LINE = 225 * MM / 22
RED = (1.0, 0.2, 0.2)
HEAD = RedHead(
    division="360499000000",
    mark="东江县民政局文件",
    code="东民",
    number="东民〔2026〕5号",
    addressees="县人民政府、县委社会工作部",
    copies="县财政局，县住房和城乡建设局，县卫生健康委员会，各街道办事处，县委办公室，县政府办公室",
    printer="东江县民政局办公室",
    signer="陈立",
)


def close_to(length: float) -> object:
    return pytest.approx(length, abs=MM)


def formal(**changed: object) -> Document:
    told = Section("s", "基本情况", (documents.paragraph(0),))
    fields = {"sections": (told,), "annexes": (), "red_head": HEAD} | changed
    return documents.report(**fields)


@dataclass(frozen=True, order=True)
class Rule:
    """In points from the top and the left edge of the page."""

    top: float
    bottom: float
    left: float
    right: float
    colour: tuple[float, ...]


def rules_of(page: pdfplumber.page.Page) -> Iterator[Rule]:
    """A border is filled between two boxes, the inner one first."""
    for inner, outer in zip(page.rects[::2], page.rects[1::2], strict=True):
        edges = [(outer["top"], inner["top"]), (inner["bottom"], outer["bottom"])]
        for top, bottom in edges:
            if bottom - top > 0.1:
                yield Rule(
                    *(round(x, 3) for x in (top, bottom, outer["x0"], outer["x1"])),
                    outer["non_stroking_color"],
                )


class Formal(Printed):
    """With the rules of its first and last page, from top to bottom."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        with pdfplumber.open(path) as pdf:
            self.first, self.last = (
                sorted(set(rules_of(pdf.pages[at]))) for at in (0, -1)
            )
            self.ink = pdf.pages[0].to_image(resolution=254).original

    def red_rows(self) -> list[int]:
        """Rows of page 1 with red in them, in tenths of a millimetre from its top."""
        pixels = self.ink.convert("RGB")
        width, height = pixels.size
        shown = pixels.load()
        return [
            y
            for y in range(height)
            if any(
                shown[x, y][0] > 200 and shown[x, y][1] < 120
                for x in range(0, width, 2)
            )
        ]


@pytest.fixture(scope="module")
def made(font_dir: Path, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("formal")

    @cache
    def make(name: str) -> Formal:
        path = folder / f"{name}.pdf"
        document = DOCUMENTS[name]()
        write_pdf(document, path, font_dir=font_dir)
        assert verify_pdf(path, document) > 0
        return Formal(path)

    return make


def filled(paragraphs: int) -> Document:
    told = tuple(documents.paragraph(i) for i in range(paragraphs))
    return formal(sections=(Section("s", "基本情况", told),))


DOCUMENTS = {
    "upward": lambda: filled(2),
    "plain-number": lambda: formal(red_head=replace(HEAD, signer="", copies="")),
    "draft": lambda: formal(red_head=replace(HEAD, number="")),
    # The last one lies on a turned sheet.
    "annexes": lambda: formal(annexes=documents.report().annexes[1:]),
    "many": lambda: formal(red_head=replace(HEAD, addressees="、".join(["街道"] * 90))),
    **{f"filled-{n}": (lambda n=n: filled(n)) for n in (4, 5, 6, 7, 8)},
}


@pytest.fixture
def upward(made) -> Formal:
    return made("upward")


def test_mark_begins_35_mm_below_the_edge_of_the_text(upward: Formal):
    assert upward.red_rows()[0] / 10 == pytest.approx(37 + 35, abs=1)
    mark = upward.starting(HEAD.mark)
    assert mark.fonts == {"report-xiaobiaosong"}
    assert {char["non_stroking_color"] for char in mark.chars} == {RED}
    assert (mark.left + mark.right) / 2 == close_to((LEFT + RIGHT) / 2)


def test_number_stands_two_lines_below_with_the_signer_across(upward: Formal):
    line = upward.starting("东民")
    assert line.text == "东民〔2026〕5号签发人：陈立"
    mark = upward.starting(HEAD.mark)
    ends = mark.baseline + 0.12 * mark.size
    assert line.baseline - 0.88 * BODY - ends == close_to(2 * LINE)
    assert line.left == close_to(LEFT + BODY)
    assert line.right == close_to(RIGHT - BODY)
    fonts = {char["text"]: char["fontname"] for char in line.chars}
    assert "fangsong" in fonts["签"]
    assert "kaiti" in fonts["陈"]
    assert line.size == BODY


def test_red_rule_is_as_wide_as_the_text_4_mm_below_the_number(upward: Formal):
    (rule,) = [rule for rule in upward.first if rule.colour == RED]
    assert (rule.left, rule.right) == (close_to(LEFT), close_to(RIGHT))
    number = upward.starting("东民")
    assert rule.top - (number.baseline + 0.12 * BODY) == close_to(4 * MM)
    title = upward.starting("关于东江县")
    # The line of the title is a quarter higher than others.
    free = (1.25 * LINE - title.size) / 2
    above = title.baseline - 0.88 * title.size - free
    assert above - rule.bottom == close_to(2 * LINE)


def test_number_without_a_signer_is_centred(made):
    line = made("plain-number").starting("东民")
    assert line.text == "东民〔2026〕5号"
    assert (line.left + line.right) / 2 == close_to((LEFT + RIGHT) / 2)


def test_draft_leaves_a_blank_for_its_serial(made):
    line = made("draft").starting("东民")
    assert line.text.startswith("东民〔2026〕号")
    gap = line.chars[8]["x0"] - line.chars[7]["x1"]
    assert line.chars[8]["text"] == "号"
    assert gap == pytest.approx(2 * BODY, abs=1)


def test_addressees_stand_flush_one_line_below_the_title(upward: Formal):
    line = upward.starting("县人民政府")
    assert line.text == "县人民政府、县委社会工作部："
    assert line.left == pytest.approx(LEFT, abs=1)
    title = upward.starting("建设情况的调研报告")
    # Both stand in the middle of lines of their own.
    below = title.baseline - 0.38 * title.size + 0.625 * LINE
    above = line.baseline - 0.38 * BODY - 0.5 * LINE
    assert above - below == close_to(LINE)


def test_addressees_who_fill_page_1_go_into_the_imprint(made):
    found = made("many")
    assert not [line for line in found.page(1) if line.text.endswith("街道：")]
    first = found.starting("主送：街道、街道")
    assert first.size == SMALL
    assert first.left == close_to(LEFT + SMALL)
    assert found.starting("抄送：").baseline > first.baseline


def test_page_1_has_fewer_lines_and_the_others_22(made):
    found = made("filled-8")
    body = [line for line in found.page(1) if line.size == BODY]
    assert body[-1].baseline < BOTTOM
    assert len(found.page(2)) == 23  # with the number


def test_organ_is_centred_over_the_date_where_the_seal_comes(upward: Formal):
    organ, dated = (
        next(line for line in upward.lines if line.text == text)
        for text in (documents.ORGAN, documents.DATED)
    )
    assert RIGHT - dated.right == pytest.approx(4 * BODY, abs=2)
    centre = (dated.left + dated.right) / 2
    assert (organ.left + organ.right) / 2 == pytest.approx(centre, abs=2)


@pytest.mark.parametrize(
    "name",
    ["upward", "plain-number", "annexes", *(f"filled-{n}" for n in (4, 5, 6, 7, 8))],
)
def test_imprint_stands_at_the_foot_of_the_last_side(made, name: str):
    found = made(name)
    last = len(found.sizes)
    assert last % 2 == 0
    rules = [rule for rule in found.last if rule.colour != RED]
    copied = name != "plain-number"
    thick = [round((rule.bottom - rule.top) / MM, 2) for rule in rules]
    assert thick == ([0.35, 0.25, 0.35] if copied else [0.35, 0.35])
    assert all(rule.left == close_to(LEFT) for rule in rules)
    assert all(rule.right == close_to(RIGHT) for rule in rules)
    assert rules[-1].bottom == close_to(BOTTOM)
    printer = next(
        line for line in found.page(last) if line.text.startswith(HEAD.printer)
    )
    assert printer.text == f"{HEAD.printer}{documents.DATED}印发"
    assert printer.size == SMALL
    assert printer.left == close_to(LEFT + SMALL)
    assert printer.right == close_to(RIGHT - SMALL)
    # Nothing of the text reaches into it.
    above = [line for line in found.page(last) if line.baseline < rules[0].top]
    assert all(line.baseline + 0.12 * BODY < rules[0].top for line in above)
    inside = [
        line.text
        for line in found.page(last)
        if rules[0].top < line.baseline < rules[-1].bottom
    ]
    assert len(inside) == (3 if copied else 1)
    assert not copied or inside[0].startswith("抄送：县财政局")
    assert not copied or inside[1].endswith("。")


def test_blank_side_before_the_imprint_has_no_number_and_neither_has_it(made):
    seen = 0
    for name in (f"filled-{n}" for n in (4, 5, 6, 7, 8)):
        found = made(name)
        last = len(found.sizes)
        blank = not found.page(last - 1)
        numbered = f"— {last} —" in [line.text for line in found.page(last)]
        assert numbered is not blank
        seen += blank
    assert seen < 5


def test_continued_names_stand_behind_the_colon(upward: Formal):
    page = upward.page(len(upward.sizes))
    at = next(i for i, line in enumerate(page) if line.text.startswith("抄送："))
    assert page[at].left == close_to(LEFT + SMALL)
    assert page[at + 1].left == close_to(LEFT + 4 * SMALL)


def test_only_the_head_is_red(made):
    found = made("annexes")
    colours = {
        char["non_stroking_color"]
        for page in found.chars[1:]
        for char in page
        if char["non_stroking_color"]
    }
    assert RED not in colours
    assert found.starting(HEAD.mark).baseline > TOP


def test_internal_report_has_neither(printed: Printed):
    texts = {line.text for line in printed.lines}
    assert not [text for text in texts if text.startswith(("抄送", "主送", "签发人"))]
