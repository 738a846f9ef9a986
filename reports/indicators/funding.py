"""The money communities are given and earn. All amounts are yuan."""

from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Indicator, Theme, indicator
from reports.indicators.readings import money, money_for
from reports.indicators.tallies import Distribution, Number, Spread, Total
from reports.indicators.words_of_things import PURPOSES, SOURCES

_of = partial(indicator, Theme.FUNDING)


def _per_community(slug: str, label: str, purpose: str) -> Indicator:
    return _of(
        slug,
        label,
        "元/年",
        f"各社区{PURPOSES[purpose]}的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        lambda facts: money_for(facts, purpose),
    )


def _by(facts: CommunityFacts, part: int) -> dict[str, Number] | None:
    """By purpose (part 0) or source (part 1), the unknown amounts left out."""
    sums = money(facts)
    if sums is None:
        return None
    found: dict[str, Number] = {}
    for key, amount in sums.items():
        if amount is not None:
            found[key[part]] = found.get(key[part], 0) + amount
    return None if sums and not found else found


def _income(facts: CommunityFacts) -> dict[str, Number] | None:
    if facts.income is None:
        return None
    return {str(item.year): item.amount for item in facts.income}


INDICATORS = (
    _per_community("office_fund_per_community", "每个社区办公经费", "office"),
    _per_community("work_fund_per_community", "每个社区工作经费", "work"),
    _per_community(
        "special_fund_per_community", "每个社区服务群众专项经费", "serve_masses"
    ),
    _of(
        "office_fund_total",
        "办公经费合计",
        "元/年",
        "各社区办公经费之和",
        Total,
        lambda facts: money_for(facts, "office"),
    ),
    _of(
        "facility_cost",
        "场所建设投入",
        "元",
        "建设、装修资金之和",
        Total,
        lambda facts: money_for(facts, "construction", "renovation"),
    ),
    _of(
        "funding_by_source",
        "经费来源",
        "元",
        "各项经费按来源分别求和，到位数优先，其次预算数、支出数",
        Distribution,
        lambda facts: _by(facts, 1),
        keys=SOURCES,
    ),
    _of(
        "funding_by_purpose",
        "经费用途",
        "元",
        "各项经费按用途分别求和，到位数优先，其次预算数、支出数",
        Distribution,
        lambda facts: _by(facts, 0),
        keys=PURPOSES,
    ),
    _of(
        "income_by_year",
        "社区自有收入",
        "元",
        "各社区自有经济收入按年度分别求和",
        partial(Distribution, one_by_one=True),
        _income,
        keys={},
    ),
)
