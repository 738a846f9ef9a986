"""Which list of the record holds the rows that a figure or a finding rests on.

So that whoever doubts one gets to the rows with one click: those of its community,
of its period or in force on its day. Codes that no line names go by their part.
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from portal.entities import entity_of
from record.lists.filters import filterset_of
from reports.indicators.base import Theme
from reports.indicators.catalogue import BY_SLUG
from reports.rules.catalogue import RULES

BY_THEME = {
    Theme.SCALE: "figures",
    Theme.PREMISES: "premises",
    Theme.STAFF: "staff-members",
    Theme.PARTY: "party-figures",
    Theme.SERVICES: "figures",
    Theme.FUNDING: "funding",
    Theme.SAFETY: "hazards",
    Theme.CONSTRUCTION: "projects",
}
# By list: codes of rules, slugs of indicators.
ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "communities": (
        "community_count",
        "community_count_by_class",
        "community_count_by_location",
        "largest_area",
        "smallest_area",
    ),
    "population-groups": (
        "group_households",
        "group_persons",
        "hardship_household_total",
        "hardship_household_share",
    ),
    "figures": (
        "service_station_coverage",
        "quota_by_class",
        "party_grid_total",
        "party_grid_coverage",
        "no-own-account",
        "no-police-room",
        "police_room_communities",
        "police_officer_total",
        "patrol_team_total",
        "mediator_total",
        "disputes_mediated_total",
    ),
    "rooms": (
        "no-meeting-room",
        "no-party-activity-room",
        "no-service-hall",
        "checklist-rooms-missing",
        "room_coverage",
        "room_coverage_share",
        "meeting_room_communities",
        "party_room_communities",
        "service_halls",
    ),
    "defects": ("office-structural-defect", "premises_defects"),
    "housing-estates": ("developer-provision-unfulfilled",),
    "pay": (
        "staff-pay-low",
        "staff-pay-gap",
        "pay_by_grade",
        "pay_components",
        "pay_min",
        "pay_range",
        "pay_vs_average",
    ),
    "insurances": ("staff-insurance-missing", "insurance_coverage"),
    "staff-trainings": ("staff-training-gap",),
    "posts": ("posts_per_community_range",),
    "party-organisations": (
        "party-org-missing",
        "party_org_total",
        "party_org_coverage",
        "party_org_by_type",
        "party_org_by_category",
        "weak_party_org_communities",
    ),
    "party-tags": ("party_member_tags", "party_member_tag_shares"),
    "service-outlets": (
        "service-type-missing",
        "outlets_by_type",
        "outlet_types",
    ),
    "resident-units": ("resident-unit-sharing-low", "unit_agreement_share"),
    "volunteer-teams": ("volunteer_team_total", "volunteer_total"),
    "social-organisations": ("social-org-few", "social_organisation_avg"),
    "honours": ("honour_counts",),
    "administrative-tasks": ("fund-not-following-task", "tasks_with_funds_share"),
    "incomes": ("community-income-none", "community-income-falling", "income_by_year"),
    "culture-centres": ("culture-operating-gap",),
    "security-cases": ("security-cases-rising", "security_cases_by_year"),
    "staff-members": ("party-staff-share-low",),
}
_LISTS = {code: slug for slug, codes in ELSEWHERE.items() for code in codes}
_THEMES = {rule.code: rule.theme for rule in RULES} | {
    slug: indicator.theme for slug, indicator in BY_SLUG.items()
}


def list_of(code: str) -> str | None:
    """Slug of the kind of rows behind a rule or an indicator; None for neither."""
    if code in _LISTS:
        return _LISTS[code]
    theme = _THEMES.get(code)
    return BY_THEME[theme] if theme else None


def rows_address(
    code: str,
    *,
    day: date,
    period: str,
    community: str = "",
    township: str = "",
) -> str | None:
    """The list of the rows behind ``code``, as narrow as its filters can make it."""
    slug = list_of(code)
    if slug is None:
        return None
    offered = filterset_of(entity_of(slug)).base_filters
    asked = {
        "community": community,
        "township": township,
        "period": period,
        "on": day.isoformat(),
    }
    kept = {name: text for name, text in asked.items() if text and name in offered}
    return f"{reverse('record:row-list', args=[slug])}?{urlencode(kept)}"
