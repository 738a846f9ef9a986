"""Raw tables of things on record: a row per person, organisation, room or amount."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from reports.document.shapes import Kind
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.words import (
    EDUCATION_LEVELS,
    GENDERS,
    GRADES,
    MEMBER_TAGS,
    ORG_CATEGORIES,
    ORG_TYPES,
    PAYERS,
    POSITIONS,
    RECRUITMENT_SOURCES,
)
from reports.indicators.words_of_things import (
    DEFECTS,
    HAZARD_CATEGORIES,
    HAZARD_LEVELS,
    HAZARD_STATUSES,
    HONOUR_LEVELS,
    OUTLETS,
    POPULATION_GROUPS,
    PROJECT_TYPES,
    PURPOSES,
    ROOMS,
    SOURCES,
    TENURES,
)
from reports.render.xlsx.columns import (
    Field,
    RawTable,
    area,
    choice,
    choices_of,
    day,
    decimal,
    keys_that_are,
    money,
    number,
    of_mapping,
    share,
    text,
    yes_no,
)
from reports.render.xlsx.sheet import Head
from reports.render.xlsx.words import (
    AREA_BASES,
    BODIES,
    CERTIFICATES,
    FEE_PAYERS,
    FUNDING_KINDS,
    INSURANCES,
    PLAN_STATUSES,
    POLITICAL_STATUSES,
    PREMISES_USES,
    TEAM_TYPES,
    UTILITIES,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A key of a mapping with its number, as a row."""

    of: str
    key: str
    count: int | bool | None


def _member_tags(facts: CommunityFacts) -> list[Counted] | None:
    if facts.party is None:
        return None
    return [
        Counted(org.name, tag, count)
        for org in facts.party
        for tag, count in (org.tags or {}).items()
    ]


def _bodies(facts: CommunityFacts) -> list[Counted] | None:
    if facts.bodies is None:
        return None
    return [Counted("", kind, stands) for kind, stands in facts.bodies.items()]


def _outlets(facts: CommunityFacts) -> Iterable[Counted] | None:
    if facts.outlets is None:
        return None
    return [Counted("", kind, None) for kind in facts.outlets]


STAFF = (
    choice("性别", "gender", GENDERS, 8),
    number("年龄", "age"),
    choice("学历", "education", EDUCATION_LEVELS),
    choice("政治面貌", "political_status", POLITICAL_STATUSES),
    choices_of("岗位", "positions", POSITIONS),
    yes_no("专职", "full_time"),
    choice("社工证书", "certificate", CERTIFICATES),
    choice("来源", "recruitment_source", RECRUITMENT_SOURCES),
    day("任职时间", "started_on"),
    yes_no("交叉任职", "cross_appointed"),
    *(of_mapping(name, "insurances", kind) for kind, name in INSURANCES.items()),
    money("年养老补贴（元）", "pension_subsidy_yuan_year"),
    yes_no("年内受训", "trained_within_year"),
)
PREMISES = (
    text("名称", "name", 20),
    choice("用途", "use", PREMISES_USES),
    area("面积（平方米）", "floor_area_m2"),
    choice("面积口径", "area_basis", AREA_BASES),
    area("公摊面积（平方米）", "shared_area_m2"),
    area("居民活动面积（平方米）", "resident_activity_area_m2"),
    choice("来源方式", "tenure", TENURES, 16),
    text("提供单位", "provider_name", 20),
    money("月租金（元）", "monthly_rent_yuan"),
    yes_no("在用", "in_use"),
    text("未用原因", "unused_reason", 20),
    yes_no("出租", "let_out"),
    yes_no("一室多用", "multi_use"),
    yes_no("室外", "is_outdoor"),
    share("利用率", "utilisation_share"),
    yes_no("有宣传栏", "has_publicity_board"),
    yes_no("有公开栏", "has_disclosure_board"),
    keys_that_are("设有", "rooms", ROOMS, wanted=True),
    keys_that_are("未设", "rooms", ROOMS, wanted=False),
    choices_of("问题", "defects", DEFECTS),
)
_RAW: tuple[tuple[str, str, Theme, str, tuple[Field, ...]], ...] = (
    ("人员", "统计日在岗的工作人员，不含姓名", Theme.STAFF, "staff", STAFF),
    (
        "人员（对比期）",
        "对比期末在岗的工作人员，不含姓名",
        Theme.STAFF,
        "base_staff",
        STAFF,
    ),
    (
        "报酬",
        "各级岗位每月报酬，按发放单位分列",
        Theme.STAFF,
        "pay",
        (
            choice("岗位级别", "post_grade", GRADES, 14),
            choice("发放单位", "payer", PAYERS, 16),
            money("每月金额（元）", "monthly_amount_yuan"),
            money("年终奖励（元）", "bonus_yuan_year"),
        ),
    ),
    (
        "党组织",
        "统计日的党组织及统计期内的党员数",
        Theme.PARTY,
        "party",
        (
            text("名称", "name", 24),
            choice("类型", "org_type", ORG_TYPES),
            choice("类别", "org_category", ORG_CATEGORIES),
            yes_no("软弱涣散", "is_weak"),
            number("党员数", "member_count"),
            number("直管党员数", "direct_member_count"),
            number("党务工作者数", "organiser_count"),
            number("积极分子数", "activist_count"),
            number("发展对象数", "candidate_count"),
            number("在职党员数", "in_service_total"),
            number("其中已报到", "in_service_registered"),
            number("两新组织数", "two_new_total"),
            number("其中已覆盖", "two_new_covered"),
        ),
    ),
    ("用房", "统计日在册的办公服务和活动场所", Theme.PREMISES, "premises", PREMISES),
    (
        "用房（对比期）",
        "对比期末在册的办公服务和活动场所",
        Theme.PREMISES,
        "base_premises",
        PREMISES,
    ),
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
            yes_no("未销号", "is_open"),
            yes_no("已超期", "is_overdue"),
        ),
    ),
    (
        "小区",
        "小区及开发单位移交的社区用房",
        Theme.PREMISES,
        "estates",
        (
            text("名称", "name", 20),
            area("建筑面积（平方米）", "floor_area_m2"),
            area("移交面积（平方米）", "provided_area_m2"),
        ),
    ),
    (
        "项目",
        "建设项目的进度、资金和审批",
        Theme.CONSTRUCTION,
        "projects",
        (
            text("名称", "name", 20),
            choice("类型", "project_type", PROJECT_TYPES, 16),
            number("计划户数", "planned_households"),
            number("开工户数", "started_households"),
            number("竣工户数", "completed_households"),
            decimal("占地（亩）", "land_area_mu"),
            decimal("节地（亩）", "land_saved_mu"),
            decimal("固定资产投资（亿元）", "fixed_asset_investment_yi"),
            decimal("补助资金（万元）", "subsidy_total_wan"),
            decimal("资金缺口（万元）", "funding_gap_wan"),
            number("审批环节数", "approval_step_count"),
            decimal("审批收费（元每平方米）", "approval_fee_yuan_m2"),
            decimal("审批时间（月）", "approval_months", 1),
            yes_no("未批先建", "started_before_approval"),
            choice("规划状态", "plan_status", PLAN_STATUSES),
            choice("监理费承担", "supervision_fee_payer", FEE_PAYERS),
            keys_that_are("已完成配套", "utilities", UTILITIES, wanted=True),
            keys_that_are("未完成配套", "utilities", UTILITIES, wanted=False),
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
)

TABLES: tuple[RawTable, ...] = (
    *(
        RawTable(
            name=name, about=about, theme=theme, rows=attrgetter(rows), fields=fields
        )
        for name, about, theme, rows, fields in _RAW
    ),
    RawTable(
        name="党员分类",
        about="各类党员的人数；一名党员可以同时计入几类",
        theme=Theme.PARTY,
        rows=_member_tags,
        fields=(
            text("党组织", "of", 24),
            choice("类别", "key", MEMBER_TAGS, 18),
            number("党员数", "count"),
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
    RawTable(
        name="服务网点",
        about="在册的服务网点，按类型",
        theme=Theme.SERVICES,
        rows=_outlets,
        fields=(choice("类型", "key", OUTLETS, 16),),
    ),
)
