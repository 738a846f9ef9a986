"""Charts as SVG, drawn for a black-and-white copier."""

import re
from decimal import Decimal

import pytest

from reports.document.shapes import ChartKind, Mark, Series
from reports.render import charts
from reports.render.fonts import FontSet
from tests.reports.render import documents

EVERY = (documents.bars(), documents.areas(), documents.years())


def texts(svg: str) -> list[str]:
    return re.findall("<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.kind.value)
def test_labels_are_text_in_the_report_font(chart, fonts: FontSet):
    svg = charts.svg(chart, fonts)
    assert set(chart.categories) <= set(texts(svg))
    assert set(re.findall("font-family: ([^;,]*)", svg)) == {"'report-songti'"}


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.kind.value)
def test_picture_has_the_width_of_the_text(chart, fonts: FontSet):
    svg = charts.svg(chart, fonts)
    width, height = (
        float(re.search(f'<svg[^>]* {side}="([0-9.]+)pt"', svg)[1])
        for side in ("width", "height")
    )
    assert width == pytest.approx(156 * 72 / 25.4, abs=0.1)
    pitch = 225 / 22
    assert height == pytest.approx(
        (charts.lines(chart) * pitch - charts.GAP_MM) * 72 / 25.4, abs=1
    )


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.kind.value)
def test_only_greys_are_used(chart, fonts: FontSet):
    colours = set(re.findall(r"#([0-9a-f]{6})\b", charts.svg(chart, fonts)))
    assert colours
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_figures_stand_at_the_bars(fonts: FontSet):
    said = texts(charts.svg(documents.bars(), fonts))
    assert {"33人", "17人", "2人"} <= set(said)


def test_unknown_value_is_said_and_not_drawn_as_nought(fonts: FontSet):
    said = texts(charts.svg(documents.areas(), fonts))
    assert said.count("未填报") == 1
    assert "0平方米" not in said


def test_nought_on_record_is_drawn_as_nought(fonts: FontSet):
    chart = documents.bars(series=(Series("人数", (33, 0, 2)),))
    said = texts(charts.svg(chart, fonts))
    assert "0人" in said
    assert "未填报" not in said


def test_standard_is_a_dashed_line_with_its_value(fonts: FontSet):
    svg = charts.svg(documents.areas(), fonts)
    assert "标准下限（300平方米）" in texts(svg)
    assert "现有面积" not in texts(svg)  # the title names the only series
    assert "stroke-dasharray" in svg


def test_value_in_the_name_of_the_standard_is_not_repeated(fonts: FontSet):
    chart = documents.areas(mark=Mark("标准300平方米", 300))
    assert "标准300平方米" in texts(charts.svg(chart, fonts))


def test_several_series_have_a_legend_and_hatches(fonts: FontSet):
    series = (Series("2024年", (30, 20, 5)), Series("2025年", (33, 17, 2)))
    svg = charts.svg(documents.bars(series=series), fonts)
    assert {"2024年", "2025年"} <= set(texts(svg))
    assert "<pattern" in svg


def test_long_unit_stands_once_above(fonts: FontSet):
    chart = documents.bars(unit="平方米", series=(Series("面积", (1, 2, 3)),))
    said = texts(charts.svg(chart, fonts))
    assert "单位：平方米" in said
    assert {"1", "2", "3"} <= set(said)


def test_line_with_a_gap_says_so(fonts: FontSet):
    said = texts(charts.svg(documents.years(), fonts))
    assert "未填报" in said
    assert "7.5万元" in said


@pytest.mark.parametrize(
    ("values", "anchors"),
    [
        ((5, 2, 1), ("middle", "start", "start")),
        ((1, 2, 5), ("end", "end", "middle")),
        ((1, 5, 2), ("end", "middle", "start")),
        ((5, 1, 2), ("middle", "middle", "middle")),
    ],
)
def test_the_figures_of_a_line_do_not_lie_on_it(values, anchors, fonts: FontSet):
    years = ("2023年", "2024年", "2025年")
    chart = documents.years(
        categories=years, series=(Series("案件", values),), unit="起"
    )
    svg = charts.svg(chart, fonts)
    found = re.findall(r"<text[^>]*text-anchor: (\w+)[^>]*>(\d起)<", svg)
    told = {text: anchor for anchor, text in found}
    assert tuple(told[f"{value}起"] for value in values) == anchors


def test_crowded_figures_are_turned(fonts: FontSet):
    names = tuple(f"{name}社区" for name in documents.NAMES * 2)
    chart = documents.bars(
        categories=names, series=(Series("人口", tuple([Decimal("12345.5")] * 16)),)
    )
    assert "rotate(-90" in charts.svg(chart, fonts)


def test_nothing_on_record_still_makes_a_picture(fonts: FontSet):
    chart = documents.bars(series=(Series("人数", (None, None, None)),))
    assert texts(charts.svg(chart, fonts)).count("未填报") == 3


def test_drawing_again_gives_the_same_text(fonts: FontSet):
    first = charts.svg(documents.areas(), fonts)
    charts._svg.cache_clear()
    assert charts.svg(documents.areas(), fonts) == first
    assert not re.search(r"20\d\d-\d\d-\d\dT", first)


def test_more_bars_make_a_higher_picture():
    few = documents.areas(categories=("甲", "乙"), series=(Series("面积", (1, 2)),))
    assert charts.lines(few) < charts.lines(documents.areas())
    assert charts.least_lines(few) <= charts.lines(few)
    assert documents.bars().kind is ChartKind.BAR
