"""Raw tables of what is measured once a period: one row per community."""

from collections.abc import Callable
from typing import Any

from reports.document.shapes import Kind
from reports.facts.shapes import CommunityFacts, PeriodFacts
from reports.indicators.base import Theme
from reports.indicators.words import CLASSES, LOCATIONS
from reports.render.xlsx.columns import (
    Field,
    RawTable,
    area,
    choice,
    decimal,
    number,
    share,
    text,
    yes_no,
)
from reports.render.xlsx.sheet import Head
from reports.render.xlsx.words import POPULATION_BASES, RESIDENT_TYPES


def itself(facts: CommunityFacts) -> tuple[CommunityFacts]:
    return (facts,)


def of_period(facts: CommunityFacts) -> tuple[PeriodFacts]:
    return (facts.period,)


def of_base(facts: CommunityFacts) -> tuple[PeriodFacts] | None:
    return None if facts.base is None else (facts.base,)


def _rows_of(name: str) -> Callable[[CommunityFacts], int | None]:
    """How many rows were handed in: None for nothing, 0 for none."""

    def count(facts: CommunityFacts) -> int | None:
        rows: Any = getattr(facts, name)
        return None if rows is None else len(rows)

    return count


def _handed_in(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.COUNT), _rows_of(name))


PEOPLE = (
    number("户数", "household_count"),
    number("户籍户数", "registered_households"),
    number("人口", "population"),
    choice("人口口径", "population_basis", POPULATION_BASES),
    number("常住人口", "resident_population"),
    number("户籍人口", "registered_population"),
    number("流动人口", "floating_population"),
    number("老年人口", "elderly_population"),
    number("民族数", "ethnic_group_count"),
)
STRUCTURE = (
    number("居民小组数", "resident_group_count"),
    number("网格数", "grid_count"),
    number("建党组织网格数", "party_grid_count"),
    number("小区数", "estate_count"),
    number("小区业委会数", "estate_committee_count"),
    number("楼栋数", "building_count"),
    number("楼栋长数", "building_leader_count"),
    number("核定编制数", "staff_quota"),
    number("行政性事务数", "admin_task_count"),
    number("法定职责数", "statutory_duty_count"),
    number("台账数", "ledger_count"),
    number("检查考核次数", "inspection_count"),
)
SERVICES = (
    yes_no("有服务站", "has_service_station"),
    number("服务网点数", "service_outlet_count"),
    number("便民服务点数", "service_point_count"),
    number("自办服务点数", "own_service_point_count"),
    number("服务类别数", "service_category_count"),
    number("服务项目数", "service_item_count"),
    number("进驻部门数", "hall_department_count"),
    number("办理事项数", "hall_item_count"),
    number("服务半径（米）", "service_radius_m"),
    number("步行时间（分钟）", "walk_minutes"),
    number("居家养老中心数", "home_care_center_count"),
    number("养老床位数", "elderly_bed_count"),
    number("开发岗位数", "jobs_developed"),
    number("安置人数", "persons_placed"),
    number("培训班数", "training_class_count"),
    number("培训人次", "training_person_times"),
    share("热线满意率", "hotline_satisfaction_share"),
    share("入户走访率", "household_visit_share"),
)
CULTURE = (
    number("文化活动场次", "cultural_event_count"),
    number("文化队伍数", "cultural_team_count"),
    number("参与人数", "event_participant_count"),
    number("其中五十岁以上", "event_participants_aged_50_plus"),
    number("注册志愿者数", "registered_volunteer_count"),
    yes_no("有网站", "has_website"),
    number("网站访问量", "website_hit_count"),
    yes_no("有信息系统", "has_info_system"),
    yes_no("智慧社区", "has_smart_community"),
    yes_no("网络通到各户", "network_reaches_all_households"),
    text("系统重复的部门", "duplicate_system_departments", 24),
)
MONEY = (
    yes_no("有独立账户", "has_own_account"),
    yes_no("财务按月公开", "finance_disclosed_monthly"),
    yes_no("有产业支撑", "has_industry_support"),
    decimal("集体收入（万元）", "collective_income_wan"),
)
ORDER = (
    yes_no("有警务室", "has_police_room"),
    number("民警数", "police_officer_count"),
    number("巡逻队伍数", "patrol_team_count"),
    number("调解员数", "mediator_count"),
    number("调解纠纷数", "disputes_mediated"),
)

COMMUNITIES = RawTable(
    name="社区概况",
    about="每个社区的类别、面积，以及所在地区的工资参考数",
    theme=None,
    rows=itself,
    fields=(
        choice("城乡类别", "urban_rural_class", CLASSES),
        choice("所处位置", "location_class", LOCATIONS),
        choice("居民构成", "resident_type", RESIDENT_TYPES),
        area("面积（平方公里）", "area_km2"),
        Field(Head("社会组织数", Kind.COUNT), lambda facts: facts.social_organisations),
        Field(Head("列明事务数", Kind.COUNT), lambda facts: facts.tasks_listed),
        Field(Head("其中有经费", Kind.COUNT), lambda facts: facts.tasks_with_funds),
        Field(Head("近五年招聘数", Kind.COUNT), lambda facts: facts.recruited_count),
        Field(
            Head("其中在岗", Kind.COUNT), lambda facts: facts.recruited_staying_count
        ),
        Field(
            Head("月平均工资（元）", Kind.MONEY, 2),
            lambda facts: facts.region and facts.region.avg_wage_yuan_month,
        ),
        Field(
            Head("月最低工资（元）", Kind.MONEY, 2),
            lambda facts: facts.region and facts.region.minimum_wage_yuan_month,
        ),
    ),
)
HANDED_IN = RawTable(
    name="填报情况",
    about="每个社区各类记录填报的条数；零是填报为无，未填报是没有填报",
    theme=None,
    rows=itself,
    fields=(
        _handed_in("人员", "staff"),
        _handed_in("报酬", "pay"),
        _handed_in("党组织", "party"),
        _handed_in("用房", "premises"),
        _handed_in("网点", "outlets"),
        _handed_in("经费", "funding"),
        _handed_in("收入", "income"),
        _handed_in("案件", "security_cases"),
        _handed_in("隐患", "hazards"),
        _handed_in("小区", "estates"),
        _handed_in("项目", "projects"),
        _handed_in("队伍", "teams"),
        _handed_in("驻区单位", "units"),
    ),
)

_PERIOD_SHEETS: tuple[tuple[str, str, Theme | None, tuple[Field, ...]], ...] = (
    ("户数人口", "统计期内各社区的户数和人口", None, PEOPLE),
    ("组织与负担", "居民小组、网格、楼栋和工作负担", Theme.SCALE, STRUCTURE),
    ("服务", "服务站点、服务项目和就业培训", Theme.SERVICES, SERVICES),
    ("文化与信息化", "文化活动、志愿者和信息化", Theme.SERVICES, CULTURE),
    ("财务", "账户、财务公开和集体收入", Theme.FUNDING, MONEY),
    ("治安", "警务室、巡逻和调解", Theme.SAFETY, ORDER),
)
NOW = tuple(
    RawTable(name=name, about=about, theme=theme, rows=of_period, fields=fields)
    for name, about, theme, fields in _PERIOD_SHEETS
)
BASE = tuple(
    RawTable(
        name=f"{name}（对比期）",
        about=f"对比期的数据：{about}",
        theme=theme,
        rows=of_base,
        fields=fields,
    )
    for name, about, theme, fields in _PERIOD_SHEETS
)
TABLES: tuple[RawTable, ...] = (COMMUNITIES, HANDED_IN, *NOW, *BASE)
