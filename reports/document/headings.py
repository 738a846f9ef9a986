"""Headings of problems and advice, as statements chosen from what was found.

Each theme has a row of (codes, problem phrase, advice phrase) in order of
weight; the first phrases whose codes were found make the heading.
"""

from collections.abc import Collection
from dataclasses import dataclass

from reports.indicators.base import Theme

# Phrases in one heading; more would not fit a line.
_PHRASES = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    codes: frozenset[str]
    problem: str
    advice: str


def _phrase(problem: str, advice: str, codes: str) -> Phrase:
    return Phrase(frozenset(codes.split()), problem, advice)


PHRASES: dict[Theme, tuple[Phrase, ...]] = {
    Theme.SCALE: (
        _phrase(
            "社区规模不尽合理",
            "优化社区布局",
            "community-oversized community-undersized",
        ),
        _phrase("网格设置不够完善", "完善网格设置", "grid-oversized party-grid-gap"),
        _phrase("城乡发展不平衡", "推动城乡均衡发展", "urban-rural-imbalance"),
    ),
    Theme.PREMISES: (
        _phrase(
            "办公服务用房面积不足",
            "补齐办公服务用房缺口",
            "office-area-below-standard office-area-severely-small "
            "office-area-per-100hh-low developer-provision-unfulfilled",
        ),
        _phrase(
            "办公用房条件差",
            "改善办公用房条件",
            "office-not-owned office-structural-defect office-rent-burden",
        ),
        _phrase(
            "阵地功能不齐全",
            "完善阵地服务功能",
            "no-meeting-room no-party-activity-room no-party-publicity-board "
            "no-activity-venue venue-multi-use no-service-hall "
            "checklist-rooms-missing",
        ),
        _phrase(
            "场所管理使用不规范",
            "规范场所管理使用",
            "facility-idle-owned premises-let-out venue-evacuation-unsafe",
        ),
    ),
    Theme.STAFF: (
        _phrase(
            "工作力量薄弱",
            "充实社区工作力量",
            "staff-headcount-short staff-overloaded staff-second-post-missing",
        ),
        _phrase(
            "待遇保障偏低",
            "提高待遇保障水平",
            "staff-pay-low staff-pay-gap staff-insurance-missing",
        ),
        _phrase(
            "队伍结构有待优化",
            "优化队伍结构",
            "staff-education-low staff-entry-below-minimum staff-ageing "
            "staff-gender-imbalance staff-turnover-high",
        ),
        _phrase(
            "专业化程度不高",
            "提升专业能力",
            "staff-no-certificate staff-training-gap",
        ),
    ),
    Theme.PARTY: (
        _phrase(
            "党组织设置不够规范",
            "规范党组织设置",
            "party-org-missing party-org-level-mismatch party-branch-oversized "
            "two-new-coverage-low",
        ),
        _phrase(
            "党员教育管理难度大",
            "加强党员教育管理",
            "party-members-uncontactable party-members-floating "
            "party-members-unmanaged party-members-hukou-separated "
            "in-service-not-registered",
        ),
        _phrase(
            "党员队伍后备力量不足",
            "优化党员队伍结构",
            "party-members-ageing candidate-pipeline-weak party-staff-share-low",
        ),
    ),
    Theme.SERVICES: (
        _phrase(
            "服务供给不充分",
            "扩大服务供给",
            "service-type-missing outlet-density-low few-activities",
        ),
        _phrase(
            "养老服务存在短板",
            "补齐养老服务短板",
            "elder-bed-short home-care-coverage-low",
        ),
        _phrase(
            "社会力量参与不足",
            "引导社会力量参与",
            "volunteer-share-low social-org-few activity-participants-ageing "
            "resident-unit-sharing-low",
        ),
        _phrase(
            "服务手段较为落后",
            "改进服务手段",
            "network-coverage-incomplete household-visit-low "
            "duplicate-information-systems",
        ),
    ),
    Theme.FUNDING: (
        _phrase(
            "工作经费不足",
            "加大经费投入",
            "office-fund-short fund-not-following-task culture-operating-gap",
        ),
        _phrase(
            "自身造血能力弱",
            "增强自身造血能力",
            "community-income-none community-income-falling",
        ),
        _phrase(
            "投入渠道单一",
            "拓宽投入渠道",
            "single-funding-source no-own-account",
        ),
    ),
    Theme.SAFETY: (
        _phrase(
            "安全隐患整改不到位",
            "抓好隐患排查整改",
            "hazard-open hazard-overdue hazard-major traffic-no-guardrail "
            "boundary-hazard hazard-category-spread",
        ),
        _phrase(
            "治安防控基础薄弱",
            "夯实治安防控基础",
            "security-cases-rising no-police-room",
        ),
    ),
    Theme.CONSTRUCTION: (
        _phrase(
            "规划审批不够规范",
            "规范规划审批",
            "approval-burden started-before-approval plan-not-started",
        ),
        _phrase("项目布局不够合理", "统筹项目布局", "cluster-too-close"),
        _phrase(
            "配套建设滞后",
            "加快配套建设",
            "infrastructure-lag utility-cost-omitted operation-plan-missing "
            "completion-behind",
        ),
        _phrase(
            "资金和质量管理有待加强",
            "强化资金和质量管理",
            "construction-funding-gap fund-progress-mismatch supervision-fee-misplaced",
        ),
    ),
}

# For findings that no phrase names.
_OTHERWISE = {
    Theme.SCALE: ("社区布局有待优化", "优化社区布局"),
    Theme.PREMISES: ("阵地建设存在短板", "加强阵地建设"),
    Theme.STAFF: ("队伍建设存在短板", "加强队伍建设"),
    Theme.PARTY: ("党建工作基础薄弱", "夯实党建工作基础"),
    Theme.SERVICES: ("服务体系不够健全", "健全服务体系"),
    Theme.FUNDING: ("经费保障不到位", "强化经费保障"),
    Theme.SAFETY: ("平安建设存在薄弱环节", "深化平安建设"),
    Theme.CONSTRUCTION: ("项目建设推进不平衡", "加强项目建设管理"),
}


def problem_heading(theme: Theme, codes: Collection[str]) -> str:
    phrases = [phrase.problem for phrase in _chosen(theme, codes)]
    return "，".join(phrases) or _OTHERWISE[theme][0]


def advice_heading(theme: Theme, codes: Collection[str]) -> str:
    phrases = [phrase.advice for phrase in _chosen(theme, codes)]
    return "，".join(phrases) or _OTHERWISE[theme][1]


def _chosen(theme: Theme, codes: Collection[str]) -> list[Phrase]:
    found = [phrase for phrase in PHRASES[theme] if phrase.codes & set(codes)]
    return found[:_PHRASES]
