"""What residents are offered, by whom, and what it leads to."""

from decimal import Decimal
from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Indicator, Theme, averaged, indicator
from reports.indicators.readings import added, outlet_count, per, residents
from reports.indicators.scale import figure_total
from reports.indicators.tallies import Distribution, Names, Number, Ratio, Spread, Total
from reports.indicators.words_of_things import HONOUR_LEVELS, OUTLETS

_of = partial(indicator, Theme.SERVICES)


def _sum_of(slug: str, label: str, unit: str, field: str) -> Indicator:
    return figure_total(slug, label, unit, field, Theme.SERVICES)


def _outlets_by_type(facts: CommunityFacts) -> dict[str, int] | None:
    if facts.outlets is None:
        return None
    return {kind: facts.outlets.count(kind) for kind in sorted(set(facts.outlets))}


def _thousands(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number) / 1000


def _team_members(facts: CommunityFacts) -> Number | None:
    if facts.teams is None:
        return None
    return added(team.member_count for team in facts.teams)


def _training(facts: CommunityFacts) -> dict[str, int] | None:
    figures = facts.period
    found = {
        "classes": figures.training_class_count,
        "person_times": figures.training_person_times,
    }
    known = {key: number for key, number in found.items() if number is not None}
    return known or None


def _honours(facts: CommunityFacts) -> dict[str, int] | None:
    levels = [honour.level for honour in facts.honours]
    return {level: levels.count(level) for level in sorted(set(levels))} or None


def _agreements(facts: CommunityFacts) -> tuple[Number, Number] | None:
    if facts.units is None:
        return None
    known = [u.has_agreement for u in facts.units if u.has_agreement is not None]
    return (sum(known), len(known)) if known else None


INDICATORS = (
    _of(
        "outlet_total",
        "便民服务网点数",
        "处",
        "各社区便民服务网点数之和，未填报总数的按逐处登记的计",
        Total,
        outlet_count,
    ),
    _of(
        "outlets_by_type",
        "便民服务网点类型",
        "处",
        "逐处登记的网点按类型分别计数",
        Distribution,
        _outlets_by_type,
        keys=OUTLETS,
    ),
    _of(
        "outlet_types",
        "便民服务网点主要类型",
        "类",
        "逐处登记的网点的类型，按处数由多到少",
        Names,
        lambda facts: facts.outlets,
        keys=OUTLETS,
    ),
    _of(
        "outlets_per_1000_households",
        "每千户便民服务网点数",
        "处",
        "便民服务网点数÷户数×1000",
        Ratio,
        lambda facts: per(
            outlet_count(facts), _thousands(facts.period.household_count)
        ),
        decimals=1,
    ),
    _sum_of("service_point_total", "服务点数", "个", "service_point_count"),
    _sum_of(
        "own_service_point_total", "居委会自有服务点数", "个", "own_service_point_count"
    ),
    _of(
        "service_items",
        "服务项目数",
        "项",
        "各社区服务项目数的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        lambda facts: facts.period.service_item_count,
    ),
    _of(
        "service_categories",
        "服务类别数",
        "类",
        "各社区服务类别数的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        lambda facts: facts.period.service_category_count,
    ),
    _of(
        "volunteer_team_total",
        "志愿者队伍数",
        "支",
        "截至统计日期的志愿者队伍数",
        Total,
        lambda facts: None if facts.teams is None else len(facts.teams),
    ),
    _of(
        "volunteer_total",
        "志愿者队伍人数",
        "人",
        "各志愿者队伍人数之和",
        Total,
        _team_members,
    ),
    _sum_of(
        "registered_volunteer_total", "注册志愿者数", "人", "registered_volunteer_count"
    ),
    _of(
        "volunteer_share",
        "注册志愿者占居民比例",
        "share",
        "注册志愿者数÷常住人口（未填报的取人口数）",
        Ratio,
        lambda facts: per(facts.period.registered_volunteer_count, residents(facts)),
        decimals=1,
    ),
    _of(
        "social_organisation_avg",
        "平均每个社区社会组织数",
        "个",
        "社区社会组织数÷已填报的社区数",
        Ratio,
        averaged(lambda facts: facts.social_organisations),
        decimals=1,
    ),
    _of(
        "unit_agreement_share",
        "驻区单位共建协议签订率",
        "share",
        "已签订共建协议的驻区单位数÷已填报的驻区单位数",
        Ratio,
        _agreements,
        decimals=1,
    ),
    _sum_of("elderly_bed_total", "养老床位数", "张", "elderly_bed_count"),
    _of(
        "beds_per_1000_elderly",
        "每千名老人拥有床位",
        "张",
        "养老床位数÷老年人口数×1000",
        Ratio,
        lambda facts: per(
            facts.period.elderly_bed_count, _thousands(facts.period.elderly_population)
        ),
        decimals=1,
    ),
    _sum_of("home_care_center_total", "居家养老中心数", "个", "home_care_center_count"),
    _sum_of("jobs_developed", "开发就业岗位数", "个", "jobs_developed"),
    _sum_of("placed", "安置就业人数", "人", "persons_placed"),
    _of(
        "training",
        "就业培训",
        "期、人次",
        "各社区就业培训期数、人次分别求和",
        partial(Distribution, one_by_one=True),
        _training,
        keys={"classes": "期", "person_times": "人次"},
    ),
    _sum_of("events", "文体活动次数", "次", "cultural_event_count"),
    _sum_of("cultural_team_total", "文体队伍数", "支", "cultural_team_count"),
    _of(
        "satisfaction_rate",
        "服务热线满意率",
        "share",
        "各社区填报满意率的平均值",
        Ratio,
        averaged(lambda facts: facts.period.hotline_satisfaction_share),
        decimals=1,
    ),
    _of(
        "household_visit_rate",
        "入户走访率",
        "share",
        "各社区填报入户走访率的平均值",
        Ratio,
        averaged(lambda facts: facts.period.household_visit_share),
        decimals=1,
    ),
    _of(
        "honour_counts",
        "荣誉称号数",
        "个",
        "获得的荣誉称号按授予层级分别计数",
        Distribution,
        _honours,
        keys=HONOUR_LEVELS,
    ),
    _of(
        "admin_task_count",
        "承担行政性事务项数",
        "项",
        "各社区承担行政性事务项数的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        lambda facts: facts.period.admin_task_count,
    ),
    _of(
        "statutory_duty_count",
        "法定职责项数",
        "项",
        "各社区法定（文件规定）职责项数的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        lambda facts: facts.period.statutory_duty_count,
    ),
    _of(
        "tasks_with_funds_share",
        "落实经费的事务占比",
        "share",
        "落实经费的行政事务项数÷登记的行政事务项数",
        Ratio,
        lambda facts: per(facts.tasks_with_funds, facts.tasks_listed),
        decimals=1,
    ),
)
