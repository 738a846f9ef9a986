"""Columns of the sheets that list a community's people, houses, money and hazards."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from facilities.models import ConstructionProject, Premises, ProjectUtility
from staffing.models import PartyMemberTagCount, PartyOrganization, Post, StaffMember
from staffing.models import StaffInsurance as Insurance
from tests.reports.evidence.recomputed import party, premises, safety, staff
from tests.reports.evidence.recomputed.record import Place, alive

Rows = Callable[[Place], Iterable[Any] | None]
Column = str | Callable[[Place, Any], Any]


class Code(str):
    """A choice as the record keeps it; the sheet has a word for it."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str | None) -> "Code | None":
        return cls(text) if text else None


class Codes(tuple[str, ...]):
    """Several choices in one cell."""

    __slots__ = ()


def coded(name: str) -> Column:
    return lambda _, row: Code.of(getattr(row, name))


class _People:
    """Persons as they were on the report's day, or at the end of the base period."""

    def __init__(self, *, base: bool) -> None:
        self.base = base

    def day(self, place: Place) -> date:
        base = place.record.base
        return base.ends_on if self.base and base else place.day

    def age(self, place: Place, person: StaffMember) -> int | None:
        return staff.age(person, self.day(place))

    def posts(self, place: Place, person: StaffMember) -> list[Post]:
        return [
            post
            for post in place.of(person, Post, "staff")
            if post.community_id == place.pk and alive(post, self.day(place))
        ]

    def positions(self, place: Place, person: StaffMember) -> Codes:
        return Codes(post.position for post in self.posts(place, person))

    def full_time(self, place: Place, person: StaffMember) -> bool | None:
        modes = {post.employment_mode for post in self.posts(place, person)}
        if "full_time" in modes:
            return True
        return False if modes and "" not in modes else None

    def paid(self, kind: str) -> Column:
        """What is insured is known of the report's day only."""

        def read(place: Place, person: StaffMember) -> bool | None:
            rows = place.of(person, Insurance, "staff")
            said = {row.kind: row.is_paid for row in rows}
            return None if self.base else said.get(kind)

        return read

    def trained(self, place: Place, person: StaffMember) -> bool | None:
        return None if self.base else staff.trained(place, person)


def staff_columns(*, base: bool = False) -> dict[str, Column]:
    people = _People(base=base)
    return {
        "性别": coded("gender"),
        "年龄": people.age,
        "学历": coded("education"),
        "政治面貌": coded("political_status"),
        "岗位": people.positions,
        "专职": people.full_time,
        "社工证书": coded("social_work_certificate"),
        "来源": coded("recruitment_source"),
        "任职时间": "starts_on",
        "交叉任职": "cross_appointed",
        "养老保险": people.paid("pension"),
        "医疗保险": people.paid("medical"),
        "失业保险": people.paid("unemployment"),
        "工伤保险": people.paid("injury"),
        "生育保险": people.paid("maternity"),
        "住房公积金": people.paid("housing_fund"),
        "年养老补贴（元）": "pension_subsidy_yuan_year",
        "年内受训": people.trained,
    }


PAY: dict[str, Column] = {
    "岗位级别": coded("post_grade"),
    "发放单位": coded("payer"),
    "每月金额（元）": "monthly_amount_yuan",
    "年终奖励（元）": "bonus_yuan_year",
}


def _counted(name: str) -> Column:
    return lambda place, org: party.said(place, org, name)


def _under(place: Place, org: PartyOrganization) -> bool:
    standing = party.organisations(place) or ()
    return org.parent_id in {each.pk for each in standing}


PARTY: dict[str, Column] = {
    "名称": "name",
    "类型": coded("org_type"),
    "类别": coded("org_category"),
    "隶属上列组织": _under,
    "软弱涣散": "is_weak",
    "党员数": _counted("member_count"),
    "直管党员数": _counted("direct_member_count"),
    "党务工作者数": _counted("organiser_count"),
    "积极分子数": _counted("activist_count"),
    "发展对象数": _counted("candidate_count"),
    "在职党员数": _counted("in_service_total"),
    "其中已报到": _counted("in_service_registered"),
    "两新组织数": _counted("two_new_total"),
    "其中已覆盖": _counted("two_new_covered"),
}
Tagged = tuple[PartyOrganization, PartyMemberTagCount]


def tags(place: Place) -> list[Tagged] | None:
    found = party.organisations(place)
    if found is None:
        return None
    return [
        (org, row)
        for org in found
        if (counts := party.counts(place, org))
        for row in place.of(counts, PartyMemberTagCount, "org_period")
    ]


TAGS: dict[str, Column] = {
    "党组织": lambda _, row: row[0].name,
    "类别": lambda _, row: Code.of(row[1].tag),
    "党员数": lambda _, row: row[1].count,
}


def _that_are(read: Callable[[Place, Any], Mapping[str, bool]], *, so: bool) -> Column:
    def listed(place: Place, row: Any) -> Codes | None:
        found = read(place, row)
        return (
            Codes(key for key, held in found.items() if held is so) if found else None
        )

    return listed


def _rooms(place: Place, house: Premises) -> dict[str, bool]:
    return premises.answers(place, house)


def _running(name: str) -> Column:
    return lambda place, house: getattr(premises.running(place, house), name, None)


def _defects(place: Place, house: Premises) -> Codes:
    rows = place.of(house, premises.PremisesDefect, "premises")
    return Codes(row.defect for row in rows)


def premises_columns(*, base: bool = False) -> dict[str, Column]:
    """Rooms, defects and costs are known of the report's day only."""
    found: dict[str, Column] = {
        "名称": "name",
        "用途": coded("use"),
        "面积（平方米）": "floor_area_m2",
        "面积口径": coded("area_basis"),
        "公摊面积（平方米）": "shared_area_m2",
        "居民活动面积（平方米）": "resident_activity_area_m2",
        "来源方式": coded("tenure"),
        "提供单位": "provider_name",
        "月租金（元）": "monthly_rent_yuan",
        "在用": "in_use",
        "未用原因": "unused_reason",
        "出租": "let_out",
        "一室多用": "multi_use",
        "室外": "is_outdoor",
        "利用率": "utilisation_share",
        "有宣传栏": "has_publicity_board",
        "有公开栏": "has_disclosure_board",
        "设有": _that_are(_rooms, so=True),
        "未设": _that_are(_rooms, so=False),
        "问题": _defects,
        "年运行费用（万元）": _running("annual_operating_cost_wan"),
        "其中街道承担（万元）": _running("street_paid_share_wan"),
    }
    if base:
        known_today = ("设有", "未设", "年运行费用（万元）", "其中街道承担（万元）")
        found |= dict.fromkeys(known_today, lambda *_: None)
        found["问题"] = lambda *_: Codes()
    return found


def _utilities(place: Place, project: ConstructionProject) -> dict[str, bool]:
    rows = place.of(project, ProjectUtility, "project")
    return {row.item: row.is_complete for row in rows if row.is_complete is not None}


PROJECTS: dict[str, Column] = {
    "名称": "name",
    "类型": coded("project_type"),
    "计划户数": "planned_households",
    "开工户数": "started_households",
    "竣工户数": "completed_households",
    "占地（亩）": "land_area_mu",
    "节地（亩）": "land_saved_mu",
    "固定资产投资（亿元）": "fixed_asset_investment_yi",
    "补助资金（万元）": "subsidy_total_wan",
    "资金缺口（万元）": "funding_gap_wan",
    "审批环节数": "approval_step_count",
    "审批收费（元每平方米）": "approval_fee_yuan_m2",
    "审批时间（月）": "approval_months",
    "未批先建": "started_before_approval",
    "规划状态": coded("plan_status"),
    "监理费承担": coded("supervision_fee_payer"),
    "配套计入房价": "infrastructure_in_price",
    "有运行管理方案": "has_operation_plan",
    "已完成配套": _that_are(_utilities, so=True),
    "未完成配套": _that_are(_utilities, so=False),
}
FUNDING: dict[str, Column] = {
    "用途": coded("purpose"),
    "来源": coded("source"),
    "性质": coded("kind"),
    "金额（元）": "amount_yuan",
}
HAZARDS: dict[str, Column] = {
    "类别": coded("category"),
    "细类": "subtype",
    "等级": coded("level"),
    "状态": lambda place, row: Code.of(safety.status(place, row)),
    "发现日期": "found_on",
    "整改期限": "deadline",
    "销号日期": lambda place, row: (
        None if safety.is_open(place, row) else row.closed_on
    ),
    "位于交界处": "on_boundary",
    "责任单位": "responsible_unit",
    "统计期内发现": safety.is_new,
    "未销号": safety.is_open,
    "已超期": safety.is_overdue,
}
