"""Construction projects of communities."""

from collections.abc import Callable
from functools import partial

from reports.facts.shapes import CommunityFacts, RegionFacts
from reports.indicators.base import Indicator, Theme, indicator
from reports.indicators.compared import OfRegions, OverRegions
from reports.indicators.readings import added, any_of, counted, per
from reports.indicators.tallies import Distribution, Number, Ratio, Total
from reports.indicators.words_of_things import PROJECT_TYPES

_of = partial(indicator, Theme.CONSTRUCTION)


def _sum(facts: CommunityFacts, field: str) -> Number | None:
    """Over the projects; None where there are some and nobody has reported it."""
    if facts.projects is None:
        return None
    values = [getattr(project, field) for project in facts.projects]
    known = [value for value in values if value is not None]
    return added(known) if known or not values else None


def _total(
    slug: str, label: str, unit: str, field: str, *, decimals: int = 0
) -> Indicator:
    return _of(
        slug,
        label,
        unit,
        f"已填报该项的各项目{label}之和",
        Total,
        lambda facts: _sum(facts, field),
        decimals=decimals,
    )


def _completion(facts: CommunityFacts) -> tuple[Number, Number] | None:
    if facts.projects is None:
        return None
    both = [
        (p.completed_households, p.started_households)
        for p in facts.projects
        if p.completed_households is not None and p.started_households is not None
    ]
    if facts.projects and not both:
        return None
    return sum(done for done, _ in both), sum(begun for _, begun in both)


def _over_region(
    field: str, whole: Callable[[RegionFacts], Number | None]
) -> Callable[[CommunityFacts], tuple[Number, str, Number] | None]:
    def contribution(facts: CommunityFacts) -> tuple[Number, str, Number] | None:
        region = facts.region
        found = per(_sum(facts, field), whole(region) if region else None)
        return (
            None
            if found is None or region is None
            else (
                found[0],
                region.division_code,
                found[1],
            )
        )

    return contribution


def _land_potential(facts: CommunityFacts) -> tuple[str, Number] | None:
    region = facts.region
    if region is None:
        return None
    land, planned = region.rural_housing_land_mu, region.planned_total_land_mu
    if land is None or planned is None:
        return None
    return region.division_code, land - planned


def _early(facts: CommunityFacts) -> bool | None:
    if facts.projects is None:
        return None
    return any_of(project.started_before_approval for project in facts.projects)


INDICATORS = (
    _of(
        "sites_total",
        "建设项目数",
        "个",
        "截至统计日期在册的建设项目数",
        Total,
        lambda facts: None if facts.projects is None else len(facts.projects),
    ),
    _of(
        "projects_by_type",
        "建设项目类型",
        "个",
        "建设项目按类型分别计数",
        Distribution,
        lambda facts: counted(facts.projects, lambda project: project.project_type),
        keys=PROJECT_TYPES,
    ),
    _total("households_total", "规划户数", "户", "planned_households"),
    _total("started_households", "动工户数", "户", "started_households"),
    _total("completed_households", "完工户数", "户", "completed_households"),
    _of(
        "completion_share",
        "完工率",
        "share",
        "完工户数÷动工户数，两项均已填报的项目",
        Ratio,
        _completion,
        decimals=1,
    ),
    _total("land_total", "规划占地", "亩", "land_area_mu", decimals=1),
    _total("land_saving_total", "节约用地", "亩", "land_saved_mu", decimals=1),
    _of(
        "land_potential",
        "农村住宅用地节约潜力",
        "亩",
        "所在地区农村住宅用地减规划用地，每个地区计一次",
        OfRegions,
        _land_potential,
        decimals=1,
    ),
    _total(
        "fai_total", "固定资产投资", "亿元", "fixed_asset_investment_yi", decimals=2
    ),
    _of(
        "fai_share",
        "占当地固定资产投资比重",
        "share",
        "各项目固定资产投资÷所在地区固定资产投资，每个地区计一次",
        OverRegions,
        _over_region(
            "fixed_asset_investment_yi", lambda r: r.fixed_asset_investment_yi
        ),
        decimals=2,
    ),
    _total("subsidy_total", "财政补助", "万元", "subsidy_total_wan", decimals=2),
    _total("funding_gap_total", "资金缺口", "万元", "funding_gap_wan", decimals=2),
    _of(
        "started_before_approval_communities",
        "存在未批先建的社区数",
        "个",
        "至少有一个项目未批先建的社区数",
        Total,
        _early,
    ),
)
