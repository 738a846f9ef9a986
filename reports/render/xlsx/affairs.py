"""Raw tables of money, safety, groups of people and bodies."""

from operator import attrgetter

from reports.document.shapes import (
    Kind,
)
from reports.facts.shapes import (
    CommunityFacts,
)
from reports.indicators.base import (
    Theme,
)
from reports.indicators.words_of_things import (
    HAZARD_CATEGORIES,
    HAZARD_LEVELS,
    HAZARD_STATUSES,
    HONOUR_LEVELS,
    POPULATION_GROUPS,
    PURPOSES,
    SOURCES,
)
from reports.render.xlsx.columns import (
    Counted,
    Field,
    RawTable,
    choice,
    day,
    described,
    money,
    number,
    text,
    yes_no,
)
from reports.render.xlsx.sheet import (
    Head,
)
from reports.render.xlsx.words import (
    BODIES,
    FUNDING_KINDS,
    TEAM_TYPES,
)


def _bodies(facts: CommunityFacts) -> list[Counted] | None:
    if facts.bodies is None:
        return None
    return [Counted("", kind, stands) for kind, stands in facts.bodies.items()]


TABLES: tuple[RawTable, ...] = (
    *described(
        (
            "经费",
            "统计期内的各项经费",
            Theme.FUNDING,
            "funding",
            (
                choice("用途", "purpose", PURPOSES, 18),
                choice("来源", "source", SOURCES, 18),
                choice("性质", "kind", FUNDING_KINDS),
                money("金额（元）", "amount_yuan"),
            ),
        ),
        (
            "收入",
            "社区各年自有收入",
            Theme.FUNDING,
            "income",
            (number("年度", "year"), money("金额（元）", "amount")),
        ),
        (
            "案件",
            "各年治安案件",
            Theme.SAFETY,
            "security_cases",
            (number("年度", "year"), number("案件数", "amount")),
        ),
        (
            "隐患",
            "统计日前发现的安全隐患",
            Theme.SAFETY,
            "hazards",
            (
                choice("类别", "category", HAZARD_CATEGORIES, 16),
                text("细类", "subtype"),
                choice("等级", "level", HAZARD_LEVELS),
                choice("状态", "status", HAZARD_STATUSES, 14),
                day("发现日期", "found_on"),
                day("整改期限", "deadline"),
                day("销号日期", "closed_on"),
                yes_no("位于交界处", "on_boundary"),
                text("责任单位", "responsible_unit", 20),
                yes_no("统计期内发现", "found_in_period"),
                yes_no("未销号", "is_open"),
                yes_no("已超期", "is_overdue"),
            ),
        ),
        (
            "重点人群",
            "需要关心帮助的人群",
            Theme.SCALE,
            "groups",
            (
                choice("人群", "group", POPULATION_GROUPS, 18),
                number("户数", "household_count"),
                number("人数", "person_count"),
            ),
        ),
        (
            "队伍",
            "志愿者等队伍",
            Theme.SERVICES,
            "teams",
            (
                text("名称", "name", 20),
                choice("类型", "team_type", TEAM_TYPES, 14),
                number("人数", "member_count"),
                yes_no("党员队伍", "is_party"),
            ),
        ),
        (
            "驻区单位",
            "驻区单位及共建协议",
            Theme.SERVICES,
            "units",
            (text("名称", "name", 24), yes_no("签有协议", "has_agreement")),
        ),
        (
            "荣誉",
            "获得的荣誉",
            Theme.SCALE,
            "honours",
            (
                text("名称", "title", 28),
                choice("级别", "level", HONOUR_LEVELS),
                number("年度", "year"),
            ),
        ),
    ),
    RawTable(
        name="自治组织",
        about="社区各类组织是否建立",
        theme=Theme.SCALE,
        rows=_bodies,
        fields=(
            choice("组织", "key", BODIES, 20),
            Field(Head("已建立", Kind.TEXT, 0, 8), attrgetter("count")),
        ),
    ),
)
