"""Party organisations and their members."""

from functools import partial

from reports.facts.shapes import CommunityFacts, PartyOrganizationFacts
from reports.indicators.base import Theme, indicator
from reports.indicators.compared import Ratios
from reports.indicators.readings import (
    added,
    any_of,
    counted,
    member_tags,
    party_members,
    per,
)
from reports.indicators.scale import figure_total
from reports.indicators.tallies import Distribution, Extreme, Number, Ratio, Total
from reports.indicators.words import MEMBER_TAGS, ORG_CATEGORIES, ORG_TYPES


def _tops(facts: CommunityFacts) -> list[PartyOrganizationFacts] | None:
    if facts.party is None:
        return None
    return [org for org in facts.party if not org.is_under_another]


def _sum(facts: CommunityFacts, field: str) -> Number | None:
    """A count over the organisations; None where nobody has reported it."""
    tops = _tops(facts)
    if tops is None or (tops and all(getattr(org, field) is None for org in tops)):
        return None
    return added(getattr(org, field) for org in tops)


def _covered(facts: CommunityFacts) -> tuple[Number, Number] | None:
    return None if facts.party is None else (int(bool(facts.party)), 1)


def _tag_shares(facts: CommunityFacts) -> dict[str, tuple[Number, Number]] | None:
    tags, members = member_tags(facts), party_members(facts)
    if tags is None or members is None:
        return None
    return {tag: (number, members) for tag, number in tags.items()}


def _per_organisation(facts: CommunityFacts) -> tuple[Number, Number] | None:
    tops = _tops(facts)
    return None if tops is None else per(party_members(facts), len(tops))


def _weak(facts: CommunityFacts) -> bool | None:
    return None if facts.party is None else any_of(org.is_weak for org in facts.party)


_of = partial(indicator, Theme.PARTY)

INDICATORS = (
    _of(
        "party_org_total",
        "党组织数",
        "个",
        "截至统计日期的社区党组织数",
        Total,
        lambda facts: None if facts.party is None else len(facts.party),
    ),
    _of(
        "party_org_coverage",
        "党组织覆盖率",
        "share",
        "建有党组织的社区数÷已填报的社区数",
        Ratio,
        _covered,
        decimals=1,
    ),
    _of(
        "party_org_by_type",
        "党组织设置形式",
        "个",
        "党组织按设置形式分别计数",
        Distribution,
        lambda facts: counted(facts.party, lambda org: org.org_type),
        keys=ORG_TYPES,
    ),
    _of(
        "party_org_by_category",
        "党组织类别",
        "个",
        "党组织按类别分别计数",
        Distribution,
        lambda facts: counted(facts.party, lambda org: org.org_category),
        keys=ORG_CATEGORIES,
    ),
    _of(
        "party_member_total",
        "党员数",
        "名",
        "各社区党组织党员数之和，下级组织的计入上级",
        Total,
        party_members,
    ),
    _of(
        "direct_member_total",
        "直管党员数",
        "名",
        "各社区党组织直管党员数之和",
        Total,
        lambda facts: _sum(facts, "direct_member_count"),
    ),
    _of(
        "party_member_tags",
        "分类党员数",
        "名",
        "按类别分别求和；一名党员可属多类，各类之和不等于党员总数",
        partial(Distribution, one_by_one=True),
        member_tags,
        keys=MEMBER_TAGS,
    ),
    _of(
        "party_member_tag_shares",
        "分类党员占比",
        "share",
        "该类党员数÷党员数；一名党员可属多类，各类占比之和可超过百分之百",
        partial(Ratios, one_by_one=True),
        _tag_shares,
        decimals=1,
        keys=MEMBER_TAGS,
    ),
    figure_total("party_grid_total", "党网格数", "个", "party_grid_count", Theme.PARTY),
    _of(
        "party_grid_coverage",
        "党网格覆盖率",
        "share",
        "党网格数÷网格数",
        Ratio,
        lambda facts: per(facts.period.party_grid_count, facts.period.grid_count),
        decimals=1,
    ),
    _of(
        "members_per_org",
        "平均每个党组织党员数",
        "名",
        "党员数÷党组织数，下级组织的计入上级",
        Ratio,
        _per_organisation,
        decimals=1,
    ),
    _of(
        "most_members",
        "党员最多",
        "名",
        "已填报社区中的最大值，并列的全部列出",
        Extreme,
        party_members,
    ),
    _of(
        "organiser_total",
        "党建组织员人数",
        "名",
        "各社区党建组织员人数之和",
        Total,
        lambda facts: _sum(facts, "organiser_count"),
    ),
    _of(
        "activist_total",
        "入党积极分子人数",
        "名",
        "各社区入党积极分子人数之和",
        Total,
        lambda facts: _sum(facts, "activist_count"),
    ),
    _of(
        "in_service_registered_share",
        "在职党员报到率",
        "share",
        "已到社区报到的在职党员数÷在职党员数",
        Ratio,
        lambda facts: per(
            _sum(facts, "in_service_registered"), _sum(facts, "in_service_total")
        ),
        decimals=1,
    ),
    _of(
        "two_new_coverage",
        "“两新”组织党组织覆盖率",
        "share",
        "已建党组织的“两新”组织数÷“两新”组织数",
        Ratio,
        lambda facts: per(_sum(facts, "two_new_covered"), _sum(facts, "two_new_total")),
        decimals=1,
    ),
    _of(
        "weak_party_org_communities",
        "有软弱涣散党组织的社区数",
        "个",
        "至少有一个软弱涣散党组织的社区数",
        Total,
        _weak,
    ),
)
