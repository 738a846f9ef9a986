"""Security cases and hazards."""

from functools import partial

from reports.facts.shapes import CommunityFacts, HazardFacts
from reports.indicators.base import Indicator, Theme, indicator
from reports.indicators.readings import counted, has_police_room
from reports.indicators.scale import figure_total
from reports.indicators.tallies import Distribution, Number, Ratio, Total
from reports.indicators.words_of_things import (
    HAZARD_CATEGORIES,
    HAZARD_LEVELS,
    HAZARD_STATUSES,
)


def _cases(facts: CommunityFacts) -> dict[str, Number] | None:
    if facts.security_cases is None:
        return None
    return {str(item.year): item.amount for item in facts.security_cases}


def _in_period(facts: CommunityFacts) -> list[HazardFacts] | None:
    if facts.hazards is None:
        return None
    return [hazard for hazard in facts.hazards if hazard.found_in_period]


def _closure(facts: CommunityFacts) -> tuple[Number, Number] | None:
    found = _in_period(facts)
    if found is None:
        return None
    return sum(not hazard.is_open for hazard in found), len(found)


_of = partial(indicator, Theme.SAFETY)


def _hazards(slug: str, label: str, part: str, keys: dict[str, str]) -> Indicator:
    return _of(
        slug,
        f"安全隐患（按{label}）",
        "处",
        f"统计期内排查和截至统计日期未整改的隐患，按{label}分别计数",
        Distribution,
        lambda facts: counted(facts.hazards, lambda hazard: getattr(hazard, part)),
        keys=keys,
    )


def _count(slug: str, label: str, formula: str, part: str) -> Indicator:
    return _of(
        slug,
        label,
        "处",
        formula,
        Total,
        lambda facts: (
            None
            if facts.hazards is None
            else sum(bool(getattr(hazard, part)) for hazard in facts.hazards)
        ),
    )


INDICATORS = (
    _of(
        "security_cases_by_year",
        "治安案件数",
        "起",
        "各社区治安案件按年度分别求和",
        partial(Distribution, one_by_one=True),
        _cases,
        keys={},
    ),
    _count("hazard_total", "排查隐患数", "统计期内排查发现的隐患数", "found_in_period"),
    _count(
        "hazard_open_total", "未整改隐患数", "截至统计日期未销号的隐患数", "is_open"
    ),
    _count(
        "hazard_overdue_total",
        "超期未整改隐患数",
        "截至统计日期未销号且已过整改时限的隐患数",
        "is_overdue",
    ),
    _of(
        "hazard_major_open_total",
        "未整改重大隐患数",
        "处",
        "截至统计日期未销号的重大隐患数",
        Total,
        lambda facts: (
            None
            if facts.hazards is None
            else sum(h.is_open and h.level == "major" for h in facts.hazards)
        ),
    ),
    _hazards("hazards_by_category", "类别", "category", HAZARD_CATEGORIES),
    _hazards("hazards_by_level", "等级", "level", HAZARD_LEVELS),
    _hazards("hazards_by_status", "状态", "status", HAZARD_STATUSES),
    _of(
        "hazard_closure_rate",
        "隐患整改率",
        "share",
        "统计期内排查的隐患中已销号数÷排查数",
        Ratio,
        _closure,
        decimals=1,
    ),
    _of(
        "police_room_communities",
        "有警务室的社区数",
        "个",
        "填报设有警务室的社区数",
        Total,
        has_police_room,
    ),
    figure_total(
        "police_officer_total", "社区民警数", "名", "police_officer_count", Theme.SAFETY
    ),
    figure_total(
        "patrol_team_total", "治安巡逻队数", "支", "patrol_team_count", Theme.SAFETY
    ),
    figure_total("mediator_total", "调解员人数", "名", "mediator_count", Theme.SAFETY),
    figure_total(
        "disputes_mediated_total",
        "调解纠纷件数",
        "件",
        "disputes_mediated",
        Theme.SAFETY,
    ),
)
