"""Raw tables of what stands in a community: rooms, estates, projects, shops."""

from collections.abc import Iterable

from reports.facts.shapes import (
    CommunityFacts,
)
from reports.indicators.base import (
    Theme,
)
from reports.indicators.words_of_things import (
    DEFECTS,
    OUTLETS,
    PROJECT_TYPES,
    ROOMS,
    TENURES,
)
from reports.render.xlsx.columns import (
    Counted,
    RawTable,
    area,
    choice,
    choices_of,
    decimal,
    described,
    keys_that_are,
    money,
    number,
    share,
    text,
    yes_no,
)
from reports.render.xlsx.words import (
    AREA_BASES,
    FEE_PAYERS,
    PLAN_STATUSES,
    PREMISES_USES,
    UTILITIES,
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
    decimal("年运行费用（万元）", "operating_cost_wan"),
    decimal("其中街道承担（万元）", "operating_cost_street_wan"),
)


def _outlets(facts: CommunityFacts) -> Iterable[Counted] | None:
    if facts.outlets is None:
        return None
    return [Counted("", kind, None) for kind in facts.outlets]


TABLES: tuple[RawTable, ...] = (
    *described(
        (
            "用房",
            "统计日在册的办公服务和活动场所",
            Theme.PREMISES,
            "premises",
            PREMISES,
        ),
        (
            "用房（对比期）",
            "对比期末在册的办公服务和活动场所",
            Theme.PREMISES,
            "base_premises",
            PREMISES,
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
                yes_no("配套计入房价", "infrastructure_in_price"),
                yes_no("有运行管理方案", "has_operation_plan"),
                keys_that_are("已完成配套", "utilities", UTILITIES, wanted=True),
                keys_that_are("未完成配套", "utilities", UTILITIES, wanted=False),
            ),
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
