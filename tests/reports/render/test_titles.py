"""Where long titles are divided."""

import pytest

from reports.render.titles import title_lines

WIDTH = 20_000


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于东江县社区治理情况的调研报告", ("关于东江县社区治理情况的调研报告",)),
        (
            "关于东江县2025年城市社区建设情况的调研报告",
            ("关于东江县2025年城市社区", "建设情况的调研报告"),
        ),
        (
            "关于东江县城关镇城市社区基层组织建设和干部队伍建设现状及存在问题的调研报告",
            (
                "关于东江县城关镇城市社区基层组织建设和",
                "干部队伍建设现状及存在问题的调研报告",
            ),
        ),
    ],
)
def test_title_is_divided_between_words(title: str, lines: tuple[str, ...]):
    assert title_lines(title, WIDTH) == lines


def test_no_line_is_too_long():
    title = "关于进一步加强和改进全县" * 5 + "工作的调研报告"
    lines = title_lines(title, WIDTH)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20


def test_year_is_not_divided():
    for line in title_lines("甲" * 17 + "2025年度乙丙丁调研报告", WIDTH):
        assert line.count("2025年") == line.count("2025")


def test_endless_title_is_cut_where_the_line_ends():
    lines = title_lines("甲" * 100, WIDTH)
    assert "".join(lines) == "甲" * 100
    assert max(map(len, lines)) <= 20
