"""Line breaking and filling, measured in thousandths of the em."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.render.breaking import SQUEEZE
from reports.render.fonts import FontSet
from reports.render.typefaces import Role
from reports.render.typesetting import EM, GlyphError, Line, Typesetter, plain

LINE = 28 * EM
TEXT = "各社区均没有会议室和党员活动室，居民议事、党员学习和群众文化活动缺少固定场所"


@pytest.fixture(scope="module")
def body(fonts: FontSet) -> Typesetter:
    return Typesetter(fonts, Role.FANGSONG)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def width(line: Line, setter: Typesetter) -> int:
    """With the spacing, of which the last character's own falls away."""
    total = 0
    for run in line:
        times = 1 if run.text.isascii() else len(run.text)
        total += setter.width(run.text) + times * run.spacing
    return total - line[-1].spacing


def test_first_line_is_shorter_by_its_indent(body: Typesetter):
    lines = texts(body.lines(TEXT * 2, LINE, indent=2 * EM))
    assert [len(line) for line in lines[:2]] == [26, 28]
    assert "".join(lines) == TEXT * 2


def test_closing_mark_takes_a_character_along(body: Typesetter):
    lines = texts(body.lines("社" * 27 + "区，" + "民" * 30, LINE))
    assert lines[0] == "社" * 27
    assert lines[1].startswith("区，")


def test_opening_mark_does_not_end_a_line(body: Typesetter):
    lines = texts(body.lines("社" * 27 + "（区）" + "民" * 10, LINE))
    assert lines[0] == "社" * 27
    assert lines[1].startswith("（区）")


def test_number_is_not_divided_from_its_percent_sign(body: Typesetter):
    lines = texts(body.lines("社" * 27 + "31.6%的居民", LINE))
    assert lines == ["社" * 27, "31.6%的居民"]


def test_dash_stays_whole(body: Typesetter):
    lines = texts(body.lines("社" * 26 + "区——民" + "众" * 8, LINE))
    assert lines == ["社" * 26, "区——民" + "众" * 8]


def test_ragged_line_is_filled_to_the_edge(body: Typesetter):
    lines = body.lines(f"共有居民34120户、约13万人，{TEXT}{TEXT}", LINE)
    for line in lines[:-1]:
        assert width(line, body) == LINE
    assert all(run.spacing == 0 for run in lines[-1])


def test_a_line_with_a_number_is_squeezed_rather_than_torn(body: Typesetter):
    text = "在用办公服务用房总面积17251平方米（已填报57个社区），平均每个社区"
    lines = body.lines(text * 2, LINE, indent=2 * EM)
    assert texts(lines)[0].endswith("社区），")
    assert width(lines[0], body) == 26 * EM
    assert min(run.spacing for run in lines[0]) >= -2 * SQUEEZE


def test_what_a_line_lacks_is_shared_with_the_line_before(body: Typesetter):
    lines = body.lines("社" * 28 + "区" * 26 + "100.25%的居民" + "众" * 30, LINE)
    assert [len(text) for text in texts(lines)[:2]] == [27, 27]


def test_no_line_of_hanzi_alone_is_squeezed(body: Typesetter):
    lines = body.lines("社" * 27 + "区，" + "民" * 30, LINE)
    assert all(run.spacing >= 0 for line in lines for run in line)


def test_a_paragraph_does_not_end_on_a_single_hanzi(body: Typesetter):
    assert texts(body.lines("社" * 57 + "。", LINE))[-1] == "社社。"
    assert texts(body.lines("社" * 58 + "。", LINE))[-1] == "社社。"


def test_ragged_setting_adds_no_spacing(body: Typesetter):
    lines = body.lines(f"居民34120户{TEXT}", 7 * EM, fill=False)
    assert all(run.spacing == 0 for line in lines for run in line)


@given(
    text=st.text("社区居民党员，。、（）《》“”—123%45.a b㎡", min_size=1, max_size=90),
    ems=st.integers(4, 30),
)
def test_any_text_is_kept_and_fits(body: Typesetter, text: str, ems: int):
    lines = body.lines(text, ems * EM)
    assert "".join(texts(lines)).replace(" ", "") == plain(text).replace(" ", "")
    for line in lines:
        assert width(line, body) <= ems * EM


def test_dash_at_the_end_of_a_line_is_not_pulled_apart(body: Typesetter):
    line, *_ = body.lines("111a——1", 4 * EM)
    assert (line[-1].text, line[-1].spacing) == ("——", 0)
    assert width(line, body) == 4 * EM


def test_letters_and_rare_characters_have_their_own_fonts(body: Typesetter):
    (line,) = body.lines("面积61㎡", LINE)
    assert [(run.text, run.role) for run in line] == [
        ("面积", Role.FANGSONG),
        ("61", Role.LATIN),
        ("㎡", Role.RARE),
    ]


def test_heading_keeps_its_own_digits(fonts: FontSet):
    setter = Typesetter(fonts, Role.HEITI, own_digits=True)
    (line,) = setter.lines("2025年", LINE)
    assert {run.role for run in line} == {Role.HEITI}


def test_unknown_character_is_named(body: Typesetter):
    with pytest.raises(GlyphError, match="\ue123"):
        body.lines("有\ue123字", LINE)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("社区 居民", "社区居民"),
        ("共 34 户", "共34户"),
        ("Wi-Fi 6 网络", "Wi-Fi 6网络"),
        ("居\u200b民\u00ad，\n党员", "居民，党员"),
        ("3\u20114月", "3-4月"),
    ],
)
def test_plain_text_has_no_stray_characters(text: str, printed: str):
    assert plain(text) == printed
