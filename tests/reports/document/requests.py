"""What a report is asked for: its request, the standards held to, the advice."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from reports.assessment import Assessment
from reports.document.context import Context
from reports.document.recommendations import Recommendation
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.catalogue import INDICATORS
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.standards import Standard, Standards

AS_OF = date(2026, 3, 12)
# The rules in use where nobody has switched any.
ORDINARY = tuple(rule for rule in RULES if not rule.extension)


def context(**changed: Any) -> Context:
    """The request for 修水县 in 2025."""
    fields: dict[str, Any] = {
        "scope_code": "360424000000",
        "scope_name": "修水县",
        "period_label": "2025年",
        "as_of": AS_OF,
        "dated": AS_OF,
        "organ": "中共修水县委组织部",
        "methods": ("座谈交流", "实地察看", "查阅资料"),
    }
    return Context(**{**fields, **changed})


def assess(
    facts: Iterable[CommunityFacts],
    standards: Iterable[Standard],
    rules: Iterable[Rule] = ORDINARY,
) -> Assessment:
    assessment = Assessment(INDICATORS, rules, Standards.in_force(standards, AS_OF))
    for each in facts:
        assessment.add(each)
    assessment.finish()
    return assessment


def standard(
    slug: str, value: str, unit: str, title: str = "", **more: Any
) -> Standard:
    return Standard(
        slug=slug, title=title or slug, value=Decimal(value), unit=unit, **more
    )


_LAW: dict[str, Any] = {
    "authority": "law",
    "title": "《中华人民共和国城市居民委员会组织法》",
    "issuing_body": "全国人民代表大会常务委员会",
    "clause": "第三条",
    "valid_from": date(2026, 1, 1),
}
STANDARDS = (
    standard("committee-max-households", "3000", "户", **_LAW),
    standard("committee-min-households", "1000", "户", **_LAW),
    standard(
        "service-area-per-100-households",
        "30",
        "平方米",
        "《“十四五”城乡社区服务体系建设规划》",
        issuing_body="国务院办公厅",
        doc_no="国办发〔2021〕56号",
        authority="plan",
    ),
    standard("min-office-fund", "20000", "元", "社区办公经费参考值"),
    standard("min-pay-ratio", "0.8", "share", "报酬与当地工资之比参考值"),
    standard("max-uncontactable-share", "0.05", "share", "无法联系党员占比参考值"),
    standard("max-floating-share", "0.2", "share", "流动党员占比参考值"),
    standard("max-aged-share", "0.3", "share", "老年党员占比参考值"),
    standard("min-college-share", "0.5", "share", "大专及以上占比参考值"),
    standard("max-admin-tasks", "10", "项", "行政性事务项数参考值"),
    standard("households-per-worker", "300", "户", "每名工作人员服务户数参考值"),
    standard(
        "party-general-branch-min-members",
        "50",
        "名",
        "《中国共产党支部工作条例（试行）》",
        authority="law",
    ),
    standard(
        "party-committee-min-members",
        "100",
        "名",
        "《中国共产党支部工作条例（试行）》",
        authority="law",
    ),
    standard(
        "min-office-area",
        "500",
        "平方米",
        "《铜梁社区办公服务用房建设要求》",
        scope_code="500151000000",
        authority="local",
    ),
)
RECOMMENDATIONS = (
    Recommendation(
        "R-premises-build",
        "由政府统一规划建设社区办公用房，产权直接划归社区。",
        frozenset({"office-not-owned", "office-area-per-100hh-low"}),
        Theme.PREMISES,
    ),
    Recommendation(
        "R-premises-rooms",
        "将会议室、党员活动室纳入活动场所建设统筹，由县乡两级财政配套。",
        frozenset({"no-meeting-room", "no-party-activity-room"}),
        Theme.PREMISES,
    ),
    Recommendation(
        "R-invest",
        "加大财政投入，建立社区经费自然增长机制。",
        frozenset({"office-fund-short", "staff-pay-low"}),
        Theme.FUNDING,
    ),
    Recommendation(
        "R-party-one",
        "逐个社区设立党总支，下设若干党支部。",
        frozenset({"party-org-level-mismatch"}),
        Theme.PARTY,
    ),
    Recommendation(
        "R-party-find",
        "开展组织找党员、党员找组织活动，分类登记造册。",
        frozenset({"party-members-uncontactable"}),
        Theme.PARTY,
    ),
)
