"""What communities work and meet in."""

from decimal import Decimal
from functools import partial
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Indicator, Theme, averaged, indicator
from reports.indicators.compared import Change
from reports.indicators.listings import Listing
from reports.indicators.readings import (
    added,
    housed_office_area,
    office_area,
    offices_among,
    per,
    unshared_office_area,
)
from reports.indicators.scale import CHANGE_KEYS
from reports.indicators.tallies import Distribution, Extreme, Number, Ratio, Total
from reports.indicators.words_of_things import AREA_BANDS
from reports.rules.standards import Standards

STANDARD = "min-office-area"
# Below it surveys speak of most offices as too small whatever the standard is.
SMALL_M2 = 300
EXAMPLES = 5


def _meets_standard(facts: CommunityFacts, standards: Standards) -> bool | None:
    standard = standards.find(STANDARD, facts.code, facts.urban_rural_class)
    area = office_area(facts)
    return None if standard is None or area is None else area >= standard.value


def _meeting_share(
    facts: CommunityFacts, standards: Standards
) -> tuple[Number, Number] | None:
    answer = _meets_standard(facts, standards)
    return None if answer is None else (int(answer), 1)


def _below(facts: CommunityFacts) -> bool | None:
    area = office_area(facts)
    return None if area is None else area < SMALL_M2


def _area_band(facts: CommunityFacts) -> dict[str, int] | None:
    area = housed_office_area(facts)
    if area is None:
        return None
    bands = (("lt100", 100), ("lt300", 300), ("lt500", 500))
    return {next((name for name, top in bands if area < top), "ge500"): 1}


def _area_change(facts: CommunityFacts) -> object:
    now = office_area(facts)
    if now is None or facts.base_premises is None:
        return None
    base = added(p.floor_area_m2 for p in offices_among(facts.base_premises))
    return None if base is None else ((now, 1), (base, 1))


def _small_office(facts: CommunityFacts) -> list[dict[str, Any]] | None:
    area = housed_office_area(facts)
    return None if area is None else [{"floor_area_m2": area}]


_of = partial(indicator, Theme.PREMISES)

INDICATORS = (
    _of(
        "office_area_avg",
        "平均办公服务用房面积",
        "平方米",
        "在用办公、服务用房面积之和÷有在用办公服务用房的社区数，闲置的不计",
        Ratio,
        averaged(housed_office_area),
    ),
    _of(
        "office_area_total",
        "办公服务用房总面积",
        "平方米",
        "在用办公、服务用房面积之和（含共享面积）",
        Total,
        office_area,
    ),
    _of(
        "office_area_total_unshared",
        "办公服务用房总面积（不含共享）",
        "平方米",
        "在用办公、服务用房面积减去共享面积之和",
        Total,
        unshared_office_area,
    ),
    _of(
        "office_area_growth",
        "办公服务用房面积变化",
        "平方米",
        "两期均已填报的社区，本期合计减对比期合计",
        Change,
        _area_change,
        keys=CHANGE_KEYS,
    ),
    _of(
        "office_area_bands",
        "办公服务用房面积分布",
        "个",
        "有在用办公服务用房的社区按面积分段计数，各段含下限、不含上限",
        Distribution,
        _area_band,
        keys=AREA_BANDS,
    ),
    Indicator(
        slug="area_meeting_standard_count",
        label="办公服务用房面积达标社区数",
        unit="个",
        theme=Theme.PREMISES,
        formula="在用办公服务用房面积不低于当地现行标准的社区数，无标准的社区不计",
        tally=Total,
        against=_meets_standard,
    ),
    Indicator(
        slug="area_meeting_standard_share",
        label="办公服务用房面积达标率",
        unit="share",
        theme=Theme.PREMISES,
        formula="达标社区数÷有标准且已填报面积的社区数",
        tally=Ratio,
        against=_meeting_share,
        decimals=1,
    ),
    _of(
        "area_below_count",
        "办公服务用房不足300平方米的社区数",
        "个",
        "在用办公服务用房面积小于300平方米的社区数",
        Total,
        _below,
    ),
    _of(
        "area_per_100_households",
        "每百户办公服务用房面积",
        "平方米",
        "在用办公服务用房面积之和÷户数之和×100",
        Ratio,
        lambda f: per(
            office_area(f),
            None
            if f.period.household_count is None
            else Decimal(f.period.household_count) / 100,
        ),
        decimals=1,
    ),
    _of(
        "largest_office",
        "办公服务用房面积最大",
        "平方米",
        "有在用办公服务用房的社区中的最大值，并列的全部列出",
        Extreme,
        housed_office_area,
    ),
    _of(
        "smallest_office",
        "办公服务用房面积最小",
        "平方米",
        "有在用办公服务用房的社区中的最小值，并列的全部列出",
        partial(Extreme, largest=False),
        housed_office_area,
    ),
    _of(
        "example_office_small",
        "办公服务用房面积较小的社区",
        "平方米",
        "有在用办公服务用房的社区中面积最小的五个",
        partial(Listing, most=EXAMPLES, order="floor_area_m2"),
        _small_office,
    ),
)
