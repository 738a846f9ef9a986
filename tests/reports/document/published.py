"""Published surveys as reports of the portal: the kind that composes each, the parts
it prints, and the figures and problems it states.

Where a survey heads a part otherwise than the kind does, the heading is an edit.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Survey:
    """``headings`` are those of the first level in their order; ``told`` are parts
    that an official writes, ``figures`` and ``problems`` what the survey states."""

    code: str
    subject: str
    kind: str
    headings: tuple[str, ...]
    figures: tuple[str, ...]
    problems: tuple[str, ...]
    told: tuple[str, ...] = ()
    apart: str = ""  # what is composed in another way than it was printed


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURVEYS = (
    Survey(
        code="R01",
        subject="新型农村社区建设",
        kind="construction",
        headings=("发展现状及呈现的特点", "存在的主要问题和困难", "建议"),
        figures=_words(
            """
            subsidy_total sites_total households_total completed_households fai_share
            land_saving_total land_potential
            """
        ),
        problems=_words(
            """
            single-funding-source construction-funding-gap approval-burden
            started-before-approval plan-not-started cluster-too-close
            infrastructure-lag utility-cost-omitted fund-progress-mismatch
            operation-plan-missing completion-behind supervision-fee-misplaced
            quality-management-irregular industry-planning-disconnected
            """
        ),
    ),
    Survey(
        code="R03",
        subject="社区安全建设",
        kind="safety",
        headings=("存在问题", "建议"),
        figures=_words(
            """
            hazards_by_category
            """
        ),
        problems=_words(
            """
            network-coverage-incomplete household-visit-low hazard-open hazard-overdue
            traffic-no-guardrail boundary-hazard hazard-category-spread
            vertical-communication-weak regional-barrier innovation-lacking
            """
        ),
    ),
    Survey(
        code="R05",
        subject="街道社区服务体系建设",
        kind="service-system",
        headings=("概况和现状", "问题", "建议"),
        figures=_words(
            """
            household_total population_total avg_household_size ethnic_group_count
            office_area_growth service_items volunteer_share
            """
        ),
        problems=_words(
            """
            facility-idle-owned checklist-rooms-missing staff-education-low
            staff-entry-below-minimum staff-ageing staff-training-gap
            outlet-density-low home-care-coverage-low volunteer-share-low
            social-org-few resident-unit-sharing-low community-identity-weak
            resident-unit-indifferent understanding-bias hardware-over-service
            service-mode-single staff-capability-weak volunteer-formality
            """
        ),
        apart="Its overview and its present state are one part, the scale first.",
    ),
    Survey(
        code="R07",
        subject="城区社区建设推进情况",
        kind="comprehensive",
        headings=("成效", "问题", "推进建议"),
        figures=_words(
            """
            community_count office_area_total office_area_growth
            area_meeting_standard_count area_per_100_households staff_total
            share_education certificate_count_share households_per_staff pay_min
            pay_range pay_vs_average retention beds_per_1000_elderly satisfaction_rate
            honour_counts office_fund_per_community
            """
        ),
        problems=_words(
            """
            office-area-below-standard office-area-per-100hh-low community-undersized
            grid-oversized staff-overloaded staff-education-low staff-no-certificate
            staff-pay-low staff-turnover-high office-fund-short
            fund-not-following-task no-own-account elder-bed-short
            duplicate-information-systems administrative-capture no-joint-force
            staff-capability-weak
            """
        ),
        apart="Its results are the figures of the status part, headed so.",
    ),
    Survey(
        code="R10",
        subject="街道社区党建",
        kind="party-building",
        headings=("基本情况", "主要做法", "问题和不足", "提议和对策"),
        figures=_words(
            """
            community_count facility_cost staff_total staff_by_education
            share_education staff_by_age_band staff_age_avg staff_age_avg_change
            share_education_change heads_count_share pay_vs_average party_org_by_type
            party_member_total service_point_total volunteer_team_total
            volunteer_total jobs_developed placed training events
            """
        ),
        problems=_words(
            """
            staff-pay-low office-fund-short party-members-floating
            in-service-not-registered two-new-coverage-low resident-unit-sharing-low
            no-police-room authority-responsibility-mismatch party-awareness-weak
            resident-unit-indifferent member-identity-weak
            in-service-incentive-lacking
            """
        ),
        told=("practice",),
    ),
    Survey(
        code="R12",
        subject="街道社区管理",
        kind="comprehensive",
        headings=("基本状况", "存在问题", "对策推荐"),
        figures=_words(
            """
            community_count household_total population_total avg_household_size
            estate_total building_total grid_total party_grid_total staff_total
            staff_per_10k households_per_staff party_org_coverage party_member_total
            party_grid_coverage members_per_org volunteer_team_total volunteer_total
            volunteer_share
            """
        ),
        problems=_words(
            """
            no-activity-venue venue-multi-use grid-oversized party-grid-gap
            staff-training-gap party-org-level-mismatch party-branch-oversized
            party-members-ageing party-members-hukou-separated candidate-pipeline-weak
            volunteer-share-low activity-participants-ageing community-identity-weak
            law-construction-weak culture-talent-scarce leader-inexperience
            member-identity-weak
            """
        ),
    ),
    Survey(
        code="R13",
        subject="社区规范化建设",
        kind="comprehensive",
        headings=("规范化建设前基本情况", "主要做法与成效", "存在问题", "下一步打算"),
        figures=_words(
            """
            community_count community_count_by_class tenure_distribution
            cross_appointed_count quota_by_class funding_by_source
            """
        ),
        problems=_words(
            """
            office-area-below-standard office-area-severely-small office-not-owned
            office-structural-defect premises-let-out checklist-rooms-missing
            staff-headcount-short staff-education-low staff-pay-gap
            staff-second-post-missing overall-level-low
            """
        ),
        told=("practice",),
        apart="Problems and next steps, one part in print, are two parts.",
    ),
    Survey(
        code="R14",
        subject="城市社区建设视察",
        kind="comprehensive",
        headings=("基本情况", "存在问题", "对策建议"),
        figures=_words(
            """
            community_count community_count_by_class room_coverage facility_cost
            pay_min pay_range recruited_n_years insurance_coverage honour_counts
            service_station_coverage office_fund_per_community
            special_fund_per_community hazards_by_category
            """
        ),
        problems=_words(
            """
            venue-evacuation-unsafe urban-rural-imbalance staff-pay-low
            staff-insurance-missing staff-turnover-high office-fund-short
            fund-not-following-task single-funding-source hazard-open hazard-major
            administrative-capture authority-responsibility-mismatch
            """
        ),
    ),
)
