"""The sentences of the status part, theme by theme, from figures made by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from reports.document.book import Book
from reports.document.shapes import Block
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
from tests.reports.document.made import Known, book, place, superlative, text

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
            safety.blocks,
            {
                "hazard_total": 5,
                "hazard_closure_rate": Decimal("0.4"),
                "hazard_open_total": 3,
                "hazards_by_category": {"fire": 4, "gas": 1},
            },
            (
                "统计期内排查安全隐患5处，整改率40%，尚未整改的隐患3处。"
                "隐患按类别分，消防4处、燃气1处。"
            ),
        ),
        (
            safety.blocks,
            {
                "hazard_total": 5,
                "hazard_closure_rate": Decimal("0.4"),
                "hazard_open_total": 4,
                "hazards_by_category": {"fire": 4, "gas": 2},
            },
            (
                "统计期内排查安全隐患5处，整改率40%，"
                "尚未整改的隐患4处（含统计期以外排查的）。"
                "在册隐患按类别分，消防4处、燃气2处。"
            ),
        ),
        (
            premises.blocks,
            {"room_coverage": {"police_room": 3, "library": 2}},
            "有图书室（阅览室）2个。",
        ),
        (
            construction.blocks,
            {"sites_total": 2, "projects_by_type": {"square": 2}},
            "现有社区建设项目2个，均为广场。",
        ),
        (
            construction.blocks,
            {"sites_total": 48, "land_saving_total": 750, "land_potential": 199_000},
            (
                "现有社区建设项目48个。节约用地750亩。"
                "所在地区农村住宅用地按规划尚可节约19.9万亩。"
            ),
        ),
        (
            construction.blocks,
            {"sites_total": 48, "land_potential": -20},
            "现有社区建设项目48个。",
        ),
        (construction.blocks, {"land_potential": 199_000}, ""),
        (
            staff.blocks,
            {"staff_total": 38, "staff_by_employment": {"full_time": 38}},
            "共有社区工作人员38名。按用工方式分均为专职人员。",
        ),
        (
            staff.blocks,
            {
                "staff_age_avg": Decimal("40.1"),
                "oldest_staff": superlative("48.5", place("南崖社区")),
            },
            "平均年龄40.1岁，平均年龄最大的是城关镇南崖社区，为48.5岁。",
        ),
    ],
)
def test_known_figures_are_told(
    blocks: Blocks, values: dict[str, Any], said: str
) -> None:
    assert text(blocks(book(**values))) == said
