"""The printed report measured against GB/T 9704-2012."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from reports.document.shapes import Paragraph, Section
from reports.render.pdf import write_pdf
from tests.reports.render import documents
from tests.reports.render.printed import BOTTOM, LEFT, MM, RIGHT, TOP, Line, Printed

BODY = 15.8
CLOSING = "，。、；：？！）》”"


def is_body(line: Line) -> bool:
    return line.size == BODY and line.chars[-1]["upright"]


@pytest.fixture(scope="module")
def full_pages(printed: Printed) -> list[list[Line]]:
    """Pages of body text alone whose last paragraph runs on to the next page."""
    pages = [printed.page(number) for number in range(2, len(printed.sizes) + 1)]
    return [
        page[:-1]
        for page, following in pairwise(pages)
        if page
        and following
        and all(map(is_body, page[:-1]))
        and page[-2].right > RIGHT - 1
        and following[0].left < LEFT + 1
    ]


def test_pages_are_a4(printed: Printed):
    sizes = {tuple(sorted((round(w / MM), round(h / MM)))) for w, h in printed.sizes}
    assert sizes == {(210, 297)}


def test_full_page_has_22_lines_at_one_pitch(full_pages: list[list[Line]]):
    assert len(full_pages) >= 2
    for page in full_pages:
        gaps = [after.baseline - before.baseline for before, after in pairwise(page)]
        assert len(page) == 22
        assert max(gaps) - min(gaps) < 0.3
        assert sum(gaps) / len(gaps) == pytest.approx(225 * MM / 22, abs=0.05)


def test_margins_are_those_of_the_standard(full_pages: list[list[Line]]):
    for page in full_pages:
        assert min(line.left for line in page) == pytest.approx(LEFT, abs=MM / 2)
        assert max(line.right for line in page) == pytest.approx(RIGHT, abs=MM / 2)
        # Hanzi reach 0.88 above and 0.12 below the baseline; half a gap is free.
        free = (225 * MM / 22 - BODY) / 2
        top = page[0].baseline - 0.88 * BODY - free
        bottom = page[-1].baseline + 0.12 * BODY + free
        assert top == pytest.approx(TOP, abs=MM)
        assert bottom == pytest.approx(BOTTOM, abs=MM)


def test_full_line_of_hanzi_has_28_characters(full_pages: list[list[Line]]):
    whole = [
        line
        for page in full_pages
        for line, following in pairwise(page)
        if not any(char.isascii() for char in line.text)
        and line.left < LEFT + 1
        and line.right > RIGHT - 1
        and not set(following.text[:2]) & set(CLOSING)
    ]
    lengths = Counter(len(line.text) for line in whole)
    # Seldom one gives a hanzi to a line that would be torn or lonely without.
    assert set(lengths) <= {27, 28}
    assert lengths[28] >= max(3, 4 * lengths[27])


def test_running_lines_reach_both_edges(full_pages: list[list[Line]]):
    for page in full_pages:
        for line, following in pairwise(page):
            if following.left < LEFT + 1:  # the paragraph runs on
                assert line.right == pytest.approx(RIGHT, abs=1)


def test_no_line_begins_with_a_closing_mark(printed: Printed):
    body = [line for line in printed.lines if is_body(line)]
    assert not [line.text for line in body if line.text[0] in CLOSING]
    assert not [line.text for line in body if line.text[-1] in "（《“"]


def test_title_is_centred_and_broken_between_words(printed: Printed):
    title = [line for line in printed.page(1) if line.size == 22]
    assert [line.text for line in title] == [
        "关于东江县2025年城市社区",
        "建设情况的调研报告",
    ]
    for line in title:
        assert line.fonts == {"report-xiaobiaosong"}
        assert (line.left + line.right) / 2 == pytest.approx(
            (LEFT + RIGHT) / 2, abs=2 * MM
        )


@pytest.mark.parametrize(
    ("heading", "font"),
    [
        ("一、基本情况", "report-heiti"),
        ("（一）队伍建设", "report-kaiti"),
        ("1.工作经费", "report-fangsong"),
        ("（1）县级安排", "report-fangsong"),
    ],
)
def test_heading_is_indented_in_the_font_of_its_level(
    printed: Printed, heading: str, font: str
):
    line = printed.starting(heading)
    assert line.text == heading
    assert font in line.fonts
    assert line.fonts <= {font, "Liberation-Serif", "report-latin"}
    assert line.size == BODY
    assert line.left == pytest.approx(LEFT + 2 * BODY, abs=1)


def test_long_heading_runs_over_flush(printed: Printed):
    lines = printed.lines
    first = next(
        i for i, line in enumerate(lines) if line.text.startswith("（一）办公")
    )
    assert lines[first].right == pytest.approx(RIGHT, abs=1)
    assert lines[first + 1].fonts == {"report-kaiti"}
    assert lines[first + 1].left == pytest.approx(LEFT, abs=1)


def test_page_numbers_stand_outside_below_the_text(printed: Printed):
    for number in range(1, len(printed.sizes) + 1):
        page = printed.page(number)
        if not page:  # a turned page
            continue
        line = page[-1]
        assert line.text == f"— {number} —"
        assert line.fonts == {"report-songti"}
        assert line.size == 14
        outer = RIGHT - line.right if number % 2 else line.left - LEFT
        assert outer == pytest.approx(14, abs=1)
        dash = line.baseline - 0.38 * 14
        assert dash - BOTTOM == pytest.approx(7 * MM, abs=MM)


def test_turned_page_keeps_its_number_at_the_side(printed: Printed):
    turned = [n for n, (width, height) in enumerate(printed.sizes, 1) if width > height]
    assert turned
    for number in turned:
        beside = [char for char in printed.chars[number - 1] if not char["upright"]]
        shown = "".join(char["text"] for char in beside)
        assert shown == f"— {number} —"
        assert max(char["x1"] for char in beside) < 35 * MM
        assert min(char["x0"] for char in beside) > 20 * MM


def test_annex_of_wide_tables_alone_begins_on_a_turned_page(printed: Printed):
    first = {}
    for number, chars in enumerate(printed.chars, 1):
        text = "".join(char["text"] for char in chars)
        for mark in ("附件2", "附件3"):
            if text.startswith(mark):
                first[mark] = printed.sizes[number - 1]
    assert first["附件2"][0] < first["附件2"][1]
    assert first["附件3"][0] > first["附件3"][1]


def test_signature_stands_to_the_right(printed: Printed):
    organ, dated = (
        printed.starting(text) for text in (documents.ORGAN, documents.DATED)
    )
    # The date is longer than the organ's name: it has the two free characters.
    assert RIGHT - dated.right == pytest.approx(2 * BODY, abs=2)
    assert dated.left - organ.left == pytest.approx(2 * BODY, abs=1)
    closing = printed.starting("以上报告")
    assert closing.page == organ.page == dated.page


def test_a_closing_page_holds_more_than_the_last_line(font_dir: Path, tmp_path: Path):
    lines = tuple(
        Paragraph((documents.sentence(f"line:{n}", "各社区均已建立党组织。"),))
        for n in range(16)
    )
    last = Paragraph((documents.sentence("last", "按照居民需要逐项办理，" * 7),))
    path = tmp_path / "out.pdf"
    document = documents.report(
        title="调研报告",
        lead=lines,
        sections=(Section("end", "结语", (last,)),),
        closing=(),
        annexes=(),
    )
    write_pdf(document, path, font_dir=font_dir)
    found = Printed(path)
    organ = found.starting(documents.ORGAN)
    beside = [line for line in found.page(2) if line.baseline < organ.baseline]
    assert organ.page == 2
    assert len(beside) == 2


def test_report_of_nobody_is_dated_only(font_dir: Path, tmp_path: Path):
    path = tmp_path / "out.pdf"
    document = documents.report(organ="", meta={"scope_name": "东江县"}, annexes=())
    write_pdf(document, path, font_dir=font_dir)
    found = Printed(path)
    dated = found.starting(documents.DATED)
    assert RIGHT - dated.right == pytest.approx(2 * BODY, abs=2)
    assert found.metadata["Author"] == "东江县"


def test_annexes_are_listed_and_begin_on_pages_of_their_own(printed: Printed):
    listed = printed.starting("附件：1.")
    assert listed.text == "附件：1.各社区主要指标"
    assert listed.left == pytest.approx(LEFT + 2 * BODY, abs=1)
    second = printed.starting("2.各社区办公")
    assert second.left == pytest.approx(LEFT + 5 * BODY, abs=1)
    mark, title = printed.page(printed.starting("附件1").page)[:2]
    assert mark.text == "附件1"
    assert mark.fonts == {"report-heiti"}
    assert mark.left == pytest.approx(LEFT, abs=1)
    assert title.text == "各社区主要指标"
    third_line = TOP + 2.5 * 225 * MM / 22
    assert title.baseline == pytest.approx(third_line + 8, abs=8)


def test_table_repeats_its_heading_and_cuts_no_row(printed: Printed):
    heads = [
        table[0]
        for tables in printed.tables
        for table in tables
        if table[0][0] == "社区代码"
    ]
    codes = [
        row[0]
        for tables in printed.tables
        for table in tables
        for row in table[1:]
        if row[0] and row[0].startswith("3604990")
    ]
    assert len(heads) >= 4
    assert len({tuple(head) for head in heads}) == 3
    assert codes == [f"3604990{i:05d}" for count in (90, 24, 12) for i in range(count)]


def test_unknown_cells_say_so(printed: Printed):
    cells = {
        cell for tables in printed.tables for t in tables for row in t for cell in row
    }
    assert "未填报" in cells
    assert not {"None", "0"} & cells


def test_text_can_be_copied_without_blanks(printed: Printed):
    said = documents.paragraph(0, 3).text
    assert said in printed.text
    assert "办公用房面积与标准" in printed.text


def test_headings_are_bookmarks(printed: Printed):
    titles = [title for _, title in printed.outline]
    assert titles[:3] == ["一、基本情况", "（一）队伍建设", "（二）阵地建设"]
    assert titles[-3:] == [
        "附件1 各社区主要指标",
        "附件2 各社区办公和服务用房明细表",
        "附件3 各社区经费保障明细表",
    ]
    assert {level for level, _ in printed.outline} == {1, 2}


def test_metadata_is_set(printed: Printed):
    assert printed.metadata["Title"] == documents.TITLE
    assert printed.metadata["Author"] == documents.ORGAN
    assert b"zh-CN" in printed.catalog["Lang"]


def test_text_is_black(printed: Printed):
    colours = {char["non_stroking_color"] for page in printed.chars for char in page}
    assert colours <= {(0,), (0, 0, 0), (0.0, 0.0, 0.0)}
