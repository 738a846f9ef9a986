"""What the status part leaves out, compares and names."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from reports.document.book import Book
from reports.document.evidence import of_figure
from reports.document.shapes import Paragraph
from reports.document.status import party, premises, scale, staff
from reports.document.status.section import PARTS, section
from reports.document.tabulated import entries
from reports.indicators.base import Theme
from reports.rules.standards import Standard
from tests.reports.document.made import (
    Known,
    book,
    finding,
    listed,
    place,
    rule,
    superlative,
    text,
)


@pytest.mark.parametrize("theme", list(Theme))
def test_nothing_is_said_of_a_theme_without_figures(theme: Theme) -> None:
    assert PARTS[theme](book()) == ()


def test_section_without_any_figure_says_so() -> None:
    found = section(book())
    assert found.sections == ()
    assert text(found.blocks) == "报告所列内容各社区均未填报。"


def test_superlatives_name_township_community_and_figure() -> None:
    some = book(
        largest_area=superlative("6.70", place("桐梓社区", "南城街道")),
        smallest_area=superlative("0.10", place("中兴社区", "侣俸镇")),
    )
    assert text(scale.blocks(some)) == (
        "管辖面积最大的是南城街道桐梓社区，达6.7平方公里，"
        "最小的是侣俸镇中兴社区，仅0.1平方公里。"
    )


def test_ties_are_named_and_many_ties_counted() -> None:
    two = superlative(70, place("东风社区"), place("河口社区"))
    some = book(largest_office=two, smallest_office=superlative(48, place("一心社区")))
    assert text(premises.blocks(some)) == (
        "用房面积最大的是城关镇东风社区、河口社区，均为70平方米，"
        "最小的是城关镇一心社区，仅48平方米。"
    )
    names = [place(f"东风{letter}社区") for letter in "甲乙丙丁戊己"]
    many = book(30, most_members=superlative(70, *names, count=20))
    assert text(party.blocks(many)) == (
        "党员最多的是城关镇东风甲社区、东风乙社区、东风丙社区、东风丁社区、"
        "东风戊社区等20个社区，均达70名。"
    )


@pytest.mark.parametrize("reported", [2, 3])
def test_no_superlative_of_too_few_or_of_all(reported: int) -> None:
    names = [place("东风社区"), place("河口社区"), place("一心社区")][:reported]
    some = book(most_members=Known(superlative(70, *names), reported))
    assert party.blocks(some) == ()


def test_township_is_not_named_in_its_own_report() -> None:
    some = book(
        request={"scope_code": "360424100000", "scope_name": "义宁镇"},
        most_members=superlative(190, place("宁红社区", "义宁镇")),
    )
    assert text(party.blocks(some)) == "党员最多的是宁红社区，达190名。"


def test_single_community_is_not_spoken_of_as_many() -> None:
    some = book(
        1,
        community_count=1,
        office_area_total=120,
        office_area_avg=120,
        office_area_bands={"lt300": 1},
        meeting_room_communities=0,
        party_org_coverage=1,
        party_org_total=1,
        party_org_by_type={"branch": 1},
        office_fund_per_community=8000,
    )
    said = "".join(text(PARTS[theme](some)) for theme in Theme)
    assert said == (
        "修水县共有社区1个。在用办公服务用房总面积120平方米。未设会议室。"
        "已建立党组织，共有社区党组织1个。办公经费每年8000元。"
    )


def test_partial_coverage_is_told() -> None:
    some = book(staff_total=Known(30, 6), staff_age_avg=Known(Decimal("40.1"), 6))
    assert text(staff.blocks(some)) == (
        "共有社区工作人员30名（已填报6个社区）。平均年龄40.1岁。"
    )


def test_base_period_is_compared_with_in_the_right_words() -> None:
    some = book(
        request={"base_label": "2024年"},
        household_change={"base": 1000, "now": 1021, "change": 21},
        population_change={"base": 3000, "now": 3000, "change": 0},
        share_education_change={
            "base": Decimal("0.15"),
            "now": Decimal("0.30"),
            "change": Decimal("0.15"),
        },
        staff_age_avg=Decimal("34"),
        staff_age_avg_change={"base": 42, "now": 34, "change": -8},
    )
    assert text(scale.blocks(some)) == "与2024年相比，户数增加2.1%，人口持平。"
    assert text(staff.blocks(some)) == (
        "与2024年相比，大专及以上占比提高15个百分点。平均年龄34岁，比2024年降低8岁。"
    )


def test_standard_is_told_with_its_value() -> None:
    held_to = Standard(
        slug="min-office-area", title="标准", value=Decimal(500), unit="平方米"
    )
    below = finding(
        rule("office-area-below-standard"), ("金钟社区", 20, 500), standard=held_to
    )
    some = book(
        findings=(below,),
        area_meeting_standard_count=3,
        area_meeting_standard_share=Decimal("0.375"),
    )
    (paragraph,) = premises.blocks(some)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "达到500平方米标准的社区3个，占37.5%。"
    quantity = paragraph.sentences[0].quantities[0]
    assert quantity.evidence == "standard:min-office-area@CN"


def test_houses_beyond_those_listed_are_counted_and_added_up() -> None:
    leased = [(place(f"东风{n}社区"), {"monthly_rent_yuan": 10}) for n in range(250)]
    idle = [(place(f"东风{n}社区"), {"floor_area_m2": 2}) for n in range(250)]
    values: dict[str, Any] = {
        "tenure_distribution": {"leased": 250, "donated": 3},
        "rent_total": 2500,
        "rent_rows": listed(*leased),
        "unused_owned": listed(*idle),
    }
    made = book(**values)
    told = text(premises.blocks(made))
    (cell,) = (each.text for each in entries(made.figures["rent_rows"]))

    assert cell.endswith("等250个")
    assert of_figure(made.figures["rent_rows"]).total_rows == 250
    assert "租赁场所250处，月租金合计2500元" in told
    assert "自有场所中有250处、500平方米尚未投入使用" in told


def test_what_a_problem_tells_the_status_leaves_out() -> None:
    values: dict[str, Any] = {
        "tenure_distribution": {"leased": 1, "borrowed_free": 7},
        "own_office_share": 0,
        "provider_list": ["国税局", "财政局"],
        "meeting_room_communities": 0,
        "rent_rows": listed((place("宁红社区"), {"monthly_rent_yuan": Decimal(700)})),
    }
    assert text(premises.blocks(book(**values))) == (
        "从办公用房来源看，租赁1个、借用（无偿提供）7个，"
        "其中城关镇宁红社区月租金700元，借用的用房由国税局、财政局提供，"
        "各社区均无自有办公用房。各社区均未设会议室。"
    )
    found = (
        finding(rule("office-not-owned"), ("宁红社区", None, None)),
        finding(rule("no-meeting-room"), ("宁红社区", None, None)),
    )
    assert text(premises.blocks(book(findings=found, **values))) == (
        "从办公用房来源看，租赁1个、借用（无偿提供）7个。"
    )


def test_nearly_all_is_not_said_to_be_all() -> None:
    made = book(3000, party_org_coverage=Decimal("1.000"))
    nearly = replace(made.figures["party_org_coverage"], exact=Decimal("0.99967"))
    found = Book(made.context, {"party_org_coverage": nearly}, {}, 3000)

    assert "已建立党组织的社区占99.97%" in text(party.blocks(found))


def test_nearly_none_is_not_said_to_be_none() -> None:
    made = book(3000, own_office_share=Decimal("0.000"))
    nearly = replace(made.figures["own_office_share"], exact=Decimal("0.00033"))
    found = Book(made.context, {"own_office_share": nearly}, {}, 3000)

    assert "有自有办公用房的社区占0.03%" in text(premises.blocks(found))


def test_a_change_is_of_the_exact_figures() -> None:
    """Of 0.33349 and 0.30051, which are 33.3% and 30.1% in print."""
    change = {
        key: Decimal(number)
        for key, number in (("base", "0.301"), ("now", "0.333"), ("change", "0.033"))
    }
    area = {"base": 100, "now": 151, "change": 50}
    exact = {
        "base": Decimal("100.4"),
        "now": Decimal("150.6"),
        "change": Decimal("50.2"),
    }
    request = {"base_label": "2024年"}
    made = book(request=request, share_education_change=change, office_area_growth=area)
    growth = replace(made.figures["office_area_growth"], exact=exact)
    found = replace(made, figures={**made.figures, "office_area_growth": growth})

    assert "提高3.3个百分点" in text(staff.blocks(found))
    assert "增长50%" in text(premises.blocks(found))


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("500151000000", "铜梁区", "由区财政发放"),
        ("360424000000", "修水县", "由县财政发放"),
        ("500151001000", "巴川街道", "由县级财政发放"),
        ("360400000000", "九江市", "由县级财政发放"),
    ],
)
def test_finance_is_called_by_what_the_division_is(
    code: str, name: str, said: str
) -> None:
    found = book(
        request={"scope_code": code, "scope_name": name},
        pay_by_grade={"head": 1000},
        pay_components={"county_finance.head": 1000},
    )
    assert said in text(staff.blocks(found))


def test_one_community_is_not_counted_but_told_what_it_is() -> None:
    one = {"scope_code": "220102009002", "scope_name": "滨河社区"}
    known = {"community_count": 1, "household_total": 2447}
    urban = {"urban": 1, "unknown": 0}
    found = book(1, request=one, community_count_by_class=urban, **known)
    assert text(scale.blocks(found)) == "滨河社区为城市社区。现有居民2447户。"
    unknown = book(1, request=one, community_count_by_class={"unknown": 1}, **known)
    assert text(scale.blocks(unknown)) == "现有居民2447户。"


def test_a_payer_that_is_not_stated_is_not_named() -> None:
    found = book(
        pay_by_grade={"head": 1000},
        pay_components={"county_finance.head": 600, "unknown.head": 400},
    )

    said = text(staff.blocks(found))
    assert "由县财政等共同发放" in said
    assert "未说明" not in said


def test_one_office_that_meets_the_standard_is_a_sentence() -> None:
    found = book(area_meeting_standard_count=Known(1, 1))

    assert text(premises.blocks(found)) == "用房面积达到当地现行标准（已填报1个社区）。"


def test_a_county_without_any_organisation_has_no_kinds_of_them() -> None:
    found = book(party_org_total=0, party_org_by_type={}, party_org_coverage=0)

    assert text(party.blocks(found)) == "各社区均未建立党组织。"
