"""assess: the published figures of three surveys come out of the record."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.reports.assessing import assessed, hits, values

pytestmark = pytest.mark.django_db


def loaded(case: str, scope: str) -> dict:
    call_command("load_case", case, stdout=StringIO())
    return assessed(scope)


def named(superlative: dict) -> tuple:
    (community,) = superlative["communities"]
    return community["name"], community["township"], superlative["value"]


def test_the_party_survey_of_eight_communities():
    found = loaded("R02", "360424000000")

    figures = values(found)
    assert {slug: figures[slug] for slug in R02} == R02
    assert set(figures["provider_list"]) == {
        *("国税局", "财政局", "房管局", "工商局", "建行", "宁州镇企办"),
    }
    (rented,) = figures["rent_rows"]
    assert (rented["name"], rented["monthly_rent_yuan"]) == ("宁红社区", 700)
    (idle,) = figures["unused_owned"]
    assert (idle["name"], idle["premises"], idle["floor_area_m2"], idle["reason"]) == (
        *("南崖社区", "南崖景苑", 120, "无钱装修"),
    )
    assert set(hits(found)) >= R02_HITS
    assert "staff-pay-gap" not in hits(found)
    assert sorted(hits(found)["office-structural-defect"]) == ["南崖社区", "西摆社区"]
    assert hits(found)["office-rent-burden"] == ["宁红社区"]
    assert len(hits(found)["no-meeting-room"]) == 8


R02 = {
    "community_count": 8,
    "household_total": 34_120,
    "population_total": 130_000,
    "staff_total": 38,
    "staff_by_gender": {"male": 3, "female": 35},
    "staff_by_education": {"college_plus": 12, "senior_high": 23, "junior_high": 3},
    "staff_by_age_band": {"ge45": 5, "mid": 32, "lt30": 1},
    "staff_age_avg": 40.1,
    "office_area_avg": 61,
    "tenure_distribution": {"leased": 1, "borrowed_free": 7},
    "meeting_room_communities": 0,
    "party_room_communities": 0,
    "room_coverage": {"meeting_room": 0, "party_room": 0},
    "pay_by_grade": {"head": 1000, "general": 890},
    "pay_components": {
        "county_finance.head": 600,
        "county_finance.general": 500,
        "township.head": 300,
        "township.general": 300,
        "civil_affairs.head": 100,
        "civil_affairs.general": 90,
    },
    "office_fund_per_community": 8000,
    "admin_task_count": 17,
    "party_org_by_type": {"general_branch": 1, "branch": 7},
    "party_member_total": 1014,
    "party_member_tags": {
        "floating": 287,
        "laid_off": 375,
        "uncontactable": 149,
        "aged_60_plus": 366,
    },
}
R02_HITS = {
    *("office-not-owned", "no-meeting-room", "no-party-activity-room"),
    *("office-structural-defect", "staff-pay-low", "office-fund-short"),
    *("party-org-level-mismatch", "party-members-uncontactable"),
    *("facility-idle-owned", "community-oversized", "office-rent-burden"),
}


def test_the_community_survey_of_a_district():
    found = loaded("R04", "500151000000")

    figures = values(found)
    assert figures["community_count_by_class"] == {"urban": 57, "rural": 47}
    assert figures["community_count_by_location"] == {
        "urban_core": 20,
        "town_seat": 37,
        "rural": 47,
    }
    assert figures["resident_group_total"] == 434
    assert named(figures["largest_area"]) == ("桐梓社区", "南城街道", 6.7)
    assert named(figures["smallest_area"]) == ("中兴社区", "侣俸镇", 0.1)
    assert named(figures["most_population"]) == ("塔山社区", "东城街道", 30_560)
    assert named(figures["least_population"]) == ("长滩社区", "少云镇", 338)
    assert figures["staff_total"] == 228
    assert figures["share_party_staff"] == 0.82
    assert figures["share_college_plus"] == 0.294
    pay = figures["pay_by_grade"]
    assert (pay["urban_core.head"], pay["urban_core.general"]) == (1500, 1200)
    assert (pay["town_seat.head"], pay["town_seat.general"]) == (1000, 800)
    assert figures["service_halls"] == 55
    assert figures["area_meeting_standard_count"] == 9
    assert figures["office_area_bands"]["ge500"] == 9
    assert figures["area_below_count"] > 57 / 2
    smallest, second = figures["example_office_small"][:2]
    assert (smallest["name"], smallest["floor_area_m2"]) == ("金钟社区", 20)
    assert (second["name"], second["floor_area_m2"]) == ("截山社区", 144)
    assert figures["posts_per_community_range"] == {"min": 4, "max": 6}
    assert figures["pension_subsidy_range"] == {"min": 400, "max": 600}
    assert figures["office_fund_per_community"] == 20_000
    staff = found["indicators"]["staff_total"]
    assert (staff["reported"], staff["of"]) == (57, 104)
    assert len(hits(found)["staff-pay-gap"]) == 37
    assert "urban-rural-imbalance" not in hits(found)  # of the rural nothing is known


def test_the_survey_of_a_street_year_on_year():
    found = loaded("R06", "220102009000")

    figures = values(found)
    assert {slug: figures[slug] for slug in R06} == R06
    assert {"community-income-none", "community-income-falling"} <= set(hits(found))
    assert "staff-pay-gap" not in hits(found)


R06 = {
    "community_count": 2,
    "building_total": 71,
    "household_total": 5047,
    "population_total": 17_875,
    "hardship_household_total": 262,
    "hardship_household_share": 0.052,
    "party_member_total": 158,
    "income_by_year": {"2023": 50_000, "2024": 14_000, "2025": 0},
    "security_cases_by_year": {"2024": 33, "2025": 28},
    "outlet_total": 91,
    "staff_by_position_per_community": {"director": 1, "deputy_director": 5},
    "statutory_duty_count": 9,
}
