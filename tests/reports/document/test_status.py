"""The sentences of the status part, theme by theme, from figures made by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from reports.document.book import Book
from reports.document.shapes import Block, Paragraph
from reports.document.status import (
    construction,
    funding,
    party,
    premises,
    safety,
    scale,
    services,
    staff,
)
from reports.document.status.section import PARTS, section
from reports.indicators.base import Theme
from reports.indicators.tallies import Listed
from reports.rules.standards import Standard
from tests.reports.document.made import (
    Known,
    book,
    finding,
    place,
    rule,
    superlative,
    text,
)

Blocks = Callable[[Book], tuple[Block, ...]]


@pytest.mark.parametrize(
    ("blocks", "values", "said"),
    [
        (
            scale.blocks,
            {"community_count": 8, "community_count_by_class": {"urban": 8}},
            "修水县共有社区8个，均为城市社区。",
        ),
        (
            scale.blocks,
            {
                "community_count": 8,
                "community_count_by_class": {"urban": 5, "rural": 3},
                "community_count_by_location": Known({"urban_core": 5}, 5),
            },
            "修水县共有社区8个，其中城市社区5个、农村社区3个。",
        ),
        (
            scale.blocks,
            {"building_total": 71, "households_per_grid": 300},
            "辖区有居民楼71栋，平均每个网格300户。",
        ),
        (
            scale.blocks,
            {
                "hardship_household_total": 262,
                "hardship_household_share": Decimal("0.052"),
            },
            "困难户262户，占总户数的5.2%。",
        ),
        (
            premises.blocks,
            {"office_area_total": 488, "office_area_avg": 61},
            "在用办公服务用房总面积488平方米，平均每个社区61平方米。",
        ),
        (
            premises.blocks,
            {"office_area_bands": {"lt100": 8}, "area_below_count": 8},
            "各社区用房均在100平方米以下。",
        ),
        (
            premises.blocks,
            {"office_area_bands": {"lt100": 2, "ge500": 6}, "area_below_count": 2},
            "按用房面积分，100平方米以下的2个、500平方米及以上的6个。",
        ),
        (
            premises.blocks,
            {"area_meeting_standard_count": 0, "area_meeting_standard_share": 0},
            "各社区均未达到当地现行标准。",
        ),
        (
            premises.blocks,
            {"tenure_distribution": {"built": 8}},
            "办公用房均为新建。",
        ),
        (
            premises.blocks,
            {"meeting_room_communities": 0, "party_room_communities": 0},
            "各社区均未设会议室、党员活动室。",
        ),
        (
            premises.blocks,
            {"service_halls": 8, "meeting_room_communities": 3},
            "各社区均设有“一站式”服务大厅，设有会议室的社区3个。",
        ),
        (
            staff.blocks,
            {"staff_total": 38, "staff_by_gender": {"female": 35, "male": 3}},
            "共有社区工作人员38名，其中男性3名。",
        ),
        (
            staff.blocks,
            {"staff_total": 6, "staff_by_gender": {"female": 3, "male": 3}},
            "共有社区工作人员6名，其中男3名、女3名。",
        ),
        (
            staff.blocks,
            {"staff_total": 6, "staff_by_gender": {"female": 6}},
            "共有社区工作人员6名，均为女性。",
        ),
        # Bands that leave somebody out are not printed.
        (
            staff.blocks,
            {"staff_total": 38, "staff_by_education": {"college_plus": 12}},
            "共有社区工作人员38名。",
        ),
        (
            staff.blocks,
            {"staff_per_community_range": {"min": 4, "max": 6}, "staff_total": 38},
            "共有社区工作人员38名，每个社区4至6名。",
        ),
        (
            staff.blocks,
            {
                "pay_by_grade": {"head": 1000, "general": 890},
                "pay_components": {
                    "county_finance.head": 600,
                    "county_finance.general": 500,
                    "township.head": 300,
                    "township.general": 300,
                },
            },
            (
                "书记、主任每月报酬1000元，一般干部890元，其中县财政分别发放600元、"
                "500元，乡镇（街道）均发放300元。"
            ),
        ),
        (
            staff.blocks,
            {
                "pay_by_grade": {
                    "head": {"min": 1000, "max": 1500},
                    "urban_core.head": 1500,
                    "town_seat.head": 1000,
                }
            },
            "街道社区书记、主任每月报酬1500元，镇级社区书记、主任每月报酬1000元。",
        ),
        (
            staff.blocks,
            {"pay_by_grade": {"head": {"min": 1000, "max": 1500}}},
            "书记、主任每月报酬1000至1500元。",
        ),
        (
            party.blocks,
            {
                "party_org_coverage": 1,
                "party_org_total": 8,
                "party_org_by_type": {"general_branch": 1, "branch": 7},
            },
            "各社区均已建立党组织，共有社区党组织8个，其中党总支1个、党支部7个。",
        ),
        (
            party.blocks,
            {"party_member_tags": {"floating": 287, "laid_off": 375}},
            "党员中，流动党员287名、下岗党员375名（各类有交叉）。",
        ),
        (
            party.blocks,
            {"party_member_total": 158, "direct_member_total": 158},
            "现有党员158名。",
        ),
        (
            services.blocks,
            {"outlet_total": 91, "outlet_types": ["grocery", "snack"]},
            "辖区有便民服务网点91处，主要类型为食杂店、小吃部。",
        ),
        (
            services.blocks,
            {"admin_task_count": 17, "tasks_with_funds_share": Decimal("0.25")},
            "每个社区承担行政性事务17项，其中落实经费的占25%。",
        ),
        (
            funding.blocks,
            {"office_fund_per_community": {"min": 8000, "max": 20000}},
            "每个社区办公经费每年8000至20000元。",
        ),
        (
            funding.blocks,
            {"office_fund_per_community": {"min": 20000, "max": 30000}},
            "每个社区办公经费每年2万至3万元。",
        ),
        (
            services.blocks,
            {"admin_task_count": {"min": 0, "max": 17}},
            "每个社区承担行政性事务至多17项。",
        ),
        (
            funding.blocks,
            {"income_by_year": {"2023": 50000, "2024": 14000, "2025": 0}},
            "社区自有收入2023年5万元、2024年1.4万元、2025年无收入，呈逐年递减趋势。",
        ),
        (
            safety.blocks,
            {"security_cases_by_year": {"2024": 33, "2025": 28}},
            "治安案件2024年33起、2025年28起，下降15.2%。",
        ),
        (
            safety.blocks,
            {"hazard_total": 6, "hazard_open_total": 0},
            "统计期内排查安全隐患6处，均已整改销号。",
        ),
        (
            construction.blocks,
            {"sites_total": 2, "projects_by_type": {"square": 2}},
            "现有社区建设项目2个，均为广场。",
        ),
    ],
)
def test_known_figures_are_told(
    blocks: Blocks, values: dict[str, Any], said: str
) -> None:
    assert text(blocks(book(**values))) == said


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


def test_what_a_problem_tells_the_status_leaves_out() -> None:
    values: dict[str, Any] = {
        "tenure_distribution": {"leased": 1, "borrowed_free": 7},
        "own_office_share": 0,
        "provider_list": ["国税局", "财政局"],
        "meeting_room_communities": 0,
        "rent_rows": (Listed(place("宁红社区"), {"monthly_rent_yuan": Decimal(700)}),),
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
