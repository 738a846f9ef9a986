"""What premises have inside, and what is wrong with them."""

from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Indicator, Theme, indicator
from reports.indicators.compared import Ratios
from reports.indicators.readings import (
    added,
    any_of,
    has_room,
    per,
    rooms_known,
)
from reports.indicators.tallies import Distribution, Number, Ratio, Total
from reports.indicators.words import CLASSES, UNKNOWN
from reports.indicators.words_of_things import DEFECTS, ROOMS


def _defects(facts: CommunityFacts) -> dict[str, int] | None:
    if facts.premises is None:
        return None
    kinds = {d for p in facts.premises if p.in_use is not False for d in p.defects}
    return dict.fromkeys(sorted(kinds), 1)


def _activity_area(facts: CommunityFacts) -> tuple[Number, Number] | None:
    if not facts.premises:
        return None
    used = [p for p in facts.premises if p.in_use is not False and not p.is_outdoor]
    activity = added(p.resident_activity_area_m2 for p in used)
    return per(activity, added(p.floor_area_m2 for p in used))


def _let_out(facts: CommunityFacts) -> bool | None:
    if facts.premises is None:
        return None
    return any_of(p.let_out for p in facts.premises)


def _coverage(facts: CommunityFacts) -> dict[str, int] | None:
    known = rooms_known(facts)
    return None if known is None else {kind: int(has) for kind, has in known.items()}


def _room_shares(facts: CommunityFacts) -> dict[str, tuple[Number, Number]] | None:
    known = rooms_known(facts)
    return None if known is None else {kind: (int(b), 1) for kind, b in known.items()}


def _station_shares(facts: CommunityFacts) -> dict[str, tuple[Number, Number]] | None:
    has = facts.period.has_service_station
    kind = facts.urban_rural_class or UNKNOWN
    return None if has is None else {kind: (int(has), 1)}


_of = partial(indicator, Theme.PREMISES)


def _with_room(slug: str, kind: str) -> Indicator:
    return _of(
        slug,
        f"有{ROOMS[kind]}的社区数",
        "个",
        f"在用场所中设有{ROOMS[kind]}的社区数",
        Total,
        lambda facts: has_room(facts, kind),
    )


INDICATORS = (
    _of(
        "room_coverage",
        "各类功能室的社区数",
        "个",
        "按功能室种类统计在用场所中设有该室的社区数",
        partial(Distribution, one_by_one=True),
        _coverage,
        keys=ROOMS,
    ),
    _of(
        "room_coverage_share",
        "各类功能室覆盖率",
        "share",
        "设有该室的社区数÷已填报该室有无的社区数",
        partial(Ratios, one_by_one=True),
        _room_shares,
        decimals=1,
        keys=ROOMS,
    ),
    _with_room("meeting_room_communities", "meeting_room"),
    _with_room("party_room_communities", "party_room"),
    _with_room("service_halls", "service_hall"),
    _of(
        "service_station_coverage",
        "服务站覆盖率",
        "share",
        "建有服务站的社区数÷已填报的社区数，按城乡属性",
        Ratios,
        _station_shares,
        decimals=1,
        keys=CLASSES,
    ),
    _of(
        "premises_defects",
        "场所存在缺陷的社区数",
        "个",
        "按缺陷种类统计在用场所存在该缺陷的社区数",
        Distribution,
        _defects,
        keys=DEFECTS,
    ),
    _of(
        "activity_area_share",
        "居民活动面积占比",
        "share",
        "在用室内场所中居民活动面积÷总面积",
        Ratio,
        _activity_area,
        decimals=1,
    ),
    _of(
        "let_out_count",
        "场所对外出租的社区数",
        "个",
        "至少有一处场所对外出租的社区数",
        Total,
        _let_out,
    ),
)
