"""Whose houses communities work in, what these cost, and what stands empty."""

from functools import partial
from typing import Any

from reports.facts.shapes import CommunityFacts, PremisesFacts
from reports.indicators.base import Theme, indicator
from reports.indicators.listings import Listing
from reports.indicators.readings import added, offices
from reports.indicators.tallies import Distribution, Names, Number, Ratio, Total
from reports.indicators.words import UNKNOWN
from reports.indicators.words_of_things import TENURES

OWN_TENURES = frozenset(TENURES) - {
    *("leased", "borrowed_free", "temporary", "shared", UNKNOWN),
}


def _tenures(facts: CommunityFacts) -> dict[str, int] | None:
    found = offices(facts)
    if found is None or (found and all(p.tenure is None for p in found)):
        return None
    return dict.fromkeys(sorted({p.tenure or UNKNOWN for p in found}), 1)


def _owned(facts: CommunityFacts) -> tuple[Number, Number] | None:
    found = offices(facts)
    if not found or all(p.tenure is None for p in found):
        return None
    return int(any(p.tenure in OWN_TENURES for p in found)), 1


def _leased(facts: CommunityFacts) -> list[PremisesFacts] | None:
    """In use; None where nobody said how any of the premises are held."""
    if facts.premises is None:
        return None
    used = [p for p in facts.premises if p.in_use is not False]
    if used and all(p.tenure is None for p in used):
        return None
    return [p for p in used if p.tenure == "leased"]


def _rent(facts: CommunityFacts) -> Number | None:
    """None also where some may be leased without being on record as such."""
    found = _leased(facts)
    if found is None or any(
        p.tenure is None and p.in_use is not False for p in facts.premises or ()
    ):
        return None
    return added(p.monthly_rent_yuan for p in found)


def _rent_rows(facts: CommunityFacts) -> list[dict[str, Any]] | None:
    found = _leased(facts)
    if found is None:
        return None
    return [
        {
            "premises": p.name,
            "provider": p.provider_name,
            "monthly_rent_yuan": p.monthly_rent_yuan,
        }
        for p in found
    ]


def _providers(facts: CommunityFacts) -> list[str] | None:
    found = offices(facts)
    if found is None or (found and all(p.tenure is None for p in found)):
        return None
    names = {p.provider_name for p in found if p.tenure == "borrowed_free"}
    return sorted(name for name in names if name)


def _idle(facts: CommunityFacts) -> list[dict[str, Any]] | None:
    if facts.premises is None:
        return None
    if facts.premises and all(p.in_use is None for p in facts.premises):
        return None
    return [
        {
            "premises": p.name,
            "floor_area_m2": p.floor_area_m2,
            "reason": p.unused_reason,
        }
        for p in facts.premises
        if p.in_use is False and p.tenure in OWN_TENURES
    ]


_of = partial(indicator, Theme.PREMISES)

INDICATORS = (
    _of(
        "tenure_distribution",
        "办公服务用房权属",
        "个",
        "按在用办公服务用房的取得方式统计社区数，一个社区有多种的分别计",
        Distribution,
        _tenures,
        keys=TENURES,
    ),
    _of(
        "own_office_share",
        "有自有办公服务用房的社区占比",
        "share",
        "至少有一处在用自有（含划拨、购买、新建等）办公服务用房的社区占比",
        Ratio,
        _owned,
        decimals=1,
    ),
    _of("rent_total", "月租金合计", "元", "在用租赁场所月租金之和", Total, _rent),
    _of(
        "rent_rows",
        "租赁场所",
        "处",
        "逐处列出在用租赁场所及其月租金",
        Listing,
        _rent_rows,
    ),
    _of(
        "provider_list",
        "无偿提供办公服务用房的单位",
        "家",
        "在用借用办公服务用房的提供单位，去重",
        Names,
        _providers,
    ),
    _of(
        "unused_owned",
        "闲置的自有场所",
        "处",
        "逐处列出自有而未投入使用的场所",
        Listing,
        _idle,
    ),
)
