from decimal import Decimal

from reports.document.charts import area_chart, change_chart, split_chart, years_chart
from reports.document.shapes import ChartKind
from reports.rules.standards import Standard
from tests.reports.document.made import Known, book, finding, rule


def test_distribution_is_drawn_without_the_unknown() -> None:
    made = book(
        staff_by_education={"college_plus": 12, "senior_high": 23, "unknown": 3}
    )
    chart = split_chart(made, "staff_by_education", "学历构成", "人")
    assert chart is not None
    assert chart.categories == ("大专及以上", "高中（中专）", "初中及以下")
    assert chart.series[0].values == (12, 23, 0)
    assert chart.evidence == "indicator:staff_by_education"
    assert chart.description == (
        "学历构成：大专及以上12人，高中（中专）23人，初中及以下无"
    )


def test_one_bar_is_no_chart() -> None:
    made = book(staff_by_education={"college_plus": 12})
    assert split_chart(made, "staff_by_education", "学历构成", "人") is None


def test_years_are_drawn_in_order() -> None:
    made = book(security_cases_by_year={"2025": 28, "2024": 33})
    chart = years_chart(made, "security_cases_by_year", "治安案件", "起")
    assert chart is not None
    assert chart.kind is ChartKind.LINE
    assert chart.categories == ("2024年", "2025年")
    assert chart.series[0].values == (33, 28)
    assert years_chart(book(), "security_cases_by_year", "治安案件", "起") is None


def test_change_needs_both_periods() -> None:
    change = {"base": 100, "now": 120, "change": 20}
    made = book(request={"base_label": "2024年"}, household_change=change)
    chart = change_chart(made, "household_change", "户数", "户")
    assert chart is not None
    assert chart.categories == ("2024年", "2025年")
    without = book(household_change=change)
    assert change_chart(without, "household_change", "户数", "户") is None


def local(value: int, scope: str = "360424000000") -> Standard:
    return Standard(
        slug="min-office-area",
        title="标准",
        value=Decimal(value),
        unit="平方米",
        scope_code=scope,
        authority="local",
    )


def test_smallest_offices_stand_against_the_standard() -> None:
    gaps = [(f"东风{n}社区", 20 + n, Decimal(500)) for n in range(20)]
    below = finding(rule("office-area-below-standard"), *gaps, standard=local(500))
    chart = area_chart(book(findings=(below,)))
    assert chart is not None
    assert chart.kind is ChartKind.BAR_ACROSS
    assert len(chart.categories) == 15
    assert chart.categories[0] == "东风0社区"
    assert chart.mark is not None
    assert (chart.mark.label, chart.mark.value) == ("标准500平方米", 500)
    assert chart.evidence == "finding:office-area-below-standard"


def test_different_standards_are_bars_of_their_own() -> None:
    below = finding(
        rule("office-area-below-standard"),
        ("东风社区", 20, Decimal(500)),
        ("河口社区", 100, Decimal(300)),
    )
    chart = area_chart(book(findings=(below,)))
    assert chart is not None
    assert chart.mark is None
    assert [series.name for series in chart.series] == ["现有面积", "应达面积"]


def test_without_a_finding_there_is_nothing_to_compare() -> None:
    assert area_chart(book(office_area_total=488)) is None


def test_a_chart_says_on_how_many_it_rests() -> None:
    change = {"base": 7020, "now": 7200, "change": Decimal("0.026")}
    request = {"base_label": "2024年"}
    for reported, title in ((8, "居民户数变化"), (1, "居民户数变化（已填报1个社区）")):
        made = book(household_change=Known(change, reported), request=request)
        chart = change_chart(made, "household_change", "居民户数变化", "户")
        assert chart is not None
        assert chart.title == title
        assert chart.series[0].name == "居民户数变化"


def test_a_chart_of_the_worst_says_so() -> None:
    names = [f"第{n}社区" for n in "一二三四五六七八九十甲乙丙丁戊己"]
    rows = [(name, Decimal(n), Decimal(500)) for n, name in enumerate(names, 1)]
    short = finding(rule("office-area-below-standard"), *rows, unit="平方米")
    chart = area_chart(book(findings=(short,)))
    assert chart is not None
    assert chart.title == "社区办公服务用房面积与标准对照（差距最大的15个社区）"
    assert len(chart.categories) == 15
