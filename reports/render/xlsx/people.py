"""Raw tables of people: staff, what they are paid, the party's organisations."""

from reports.facts.shapes import (
    CommunityFacts,
)
from reports.indicators.base import (
    Theme,
)
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
from reports.render.xlsx.columns import (
    Counted,
    RawTable,
    choice,
    choices_of,
    day,
    described,
    money,
    number,
    of_mapping,
    text,
    yes_no,
)
from reports.render.xlsx.words import (
    CERTIFICATES,
    INSURANCES,
    POLITICAL_STATUSES,
)

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


def _member_tags(facts: CommunityFacts) -> list[Counted] | None:
    if facts.party is None:
        return None
    return [
        Counted(org.name, tag, count)
        for org in facts.party
        for tag, count in (org.tags or {}).items()
    ]


TABLES: tuple[RawTable, ...] = (
    *described(
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
                yes_no("隶属上列组织", "is_under_another"),
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
)
