"""The record of the published surveys gives back every published figure."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from communities.models import Community

AS_OF = "2026-03-12"


@pytest.fixture
def assess(db):
    """``assess("R02", "360424000000")``: the assessment of a loaded case."""

    def run(case: str, scope: str, as_of: str = AS_OF) -> dict:
        call_command("load_case", case, stdout=StringIO())
        out = StringIO()
        call_command(
            "assess",
            scope=scope,
            period="2025",
            as_of=as_of,
            json=True,
            stdout=out,
        )
        return json.loads(out.getvalue(), parse_float=Decimal)

    return run


def values(assessment: dict) -> dict:
    return {slug: i["value"] for slug, i in assessment["indicators"].items()}


def names(assessment: dict, code: str) -> set[str]:
    """Names of the communities behind a finding; empty when it is not found."""
    found = {f["code"]: f for f in assessment["findings"]}
    return {c["name"] for c in found.get(code, {"communities": []})["communities"]}


def test_party_building_survey_of_eight_communities(assess):
    figures = values(assess("R02", "360424000000"))
    assert figures["community_count"] == 8
    assert figures["household_total"] == 34120
    assert figures["population_total"] == 130000
    assert figures["staff_total"] == 38
    assert figures["staff_by_gender"] == {"male": 3, "female": 35}
    assert figures["staff_by_education"] == {
        "college_plus": 12,
        "senior_high": 23,
        "junior_high": 3,
    }
    assert figures["staff_by_age_band"] == {"ge45": 5, "mid": 32, "lt30": 1}
    assert figures["staff_age_avg"] == Decimal("40.1")
    assert figures["office_area_avg"] == 61
    assert figures["tenure_distribution"] == {"leased": 1, "borrowed_free": 7}
    assert set(figures["provider_list"]) == {
        *("国税局", "财政局", "房管局", "工商局", "建行", "宁州镇企办"),
    }
    assert figures["room_coverage"] == {"meeting_room": 0, "party_room": 0}
    assert figures["pay_by_grade"] == {"head": 1000, "general": 890}
    assert figures["office_fund_per_community"] == 8000
    assert figures["admin_task_count"] == 17
    assert figures["meeting_room_communities"] == 0
    assert figures["party_room_communities"] == 0
    (rented,) = figures["rent_rows"]
    assert (rented["name"], rented["monthly_rent_yuan"]) == ("宁红社区", 700)
    (unused,) = figures["unused_owned"]
    assert unused["name"] == "南崖社区"
    assert (unused["premises"], unused["floor_area_m2"]) == ("南崖景苑", 120)
    assert unused["reason"] == "无钱装修"
    assert figures["pay_components"] == {
        "county_finance.head": 600,
        "county_finance.general": 500,
        "township.head": 300,
        "township.general": 300,
        "civil_affairs.head": 100,
        "civil_affairs.general": 90,
    }
    assert figures["party_org_by_type"] == {"general_branch": 1, "branch": 7}
    assert figures["party_member_total"] == 1014
    assert figures["party_member_tags"] == {
        "floating": 287,
        "laid_off": 375,
        "uncontactable": 149,
        "aged_60_plus": 366,
    }


def test_rules_that_the_party_building_survey_hits(assess):
    found = assess("R02", "360424000000")
    everybody = {
        *("宁红社区", "凤凰山社区", "南崖社区", "西摆社区"),
        *("万坊社区", "衙前社区", "卫前社区", "百汇社区"),
    }
    assert names(found, "office-not-owned") == everybody
    assert names(found, "no-meeting-room") == everybody
    assert names(found, "no-party-activity-room") == everybody
    assert names(found, "office-structural-defect") == {"西摆社区", "南崖社区"}
    assert names(found, "staff-pay-low") == everybody
    assert names(found, "office-fund-short") == everybody
    assert names(found, "party-org-level-mismatch") == everybody
    assert names(found, "party-members-uncontactable") == everybody
    assert names(found, "facility-idle-owned") == {"南崖社区"}
    assert names(found, "community-oversized") == everybody
    assert names(found, "office-rent-burden") == {"宁红社区"}


@pytest.mark.parametrize(
    ("as_of", "required", "article"),
    [("2025-06-01", 700, "第六条"), ("2026-06-01", 3000, "第三条")],
)
def test_households_law_is_the_one_in_force(assess, as_of, required, article):
    found = assess("R02", "360424000000", as_of)
    (oversized,) = [f for f in found["findings"] if f["code"] == "community-oversized"]
    assert {c["required"] for c in oversized["communities"]} == {required}
    assert article in oversized["standard"]


def test_community_building_survey_of_104_communities(assess):
    found = assess("R04", "500151000000")
    figures = values(found)
    assert figures["community_count"] == 104
    assert figures["community_count_by_class"] == {"urban": 57, "rural": 47}
    assert figures["community_count_by_location"] == {
        "urban_core": 20,
        "town_seat": 37,
        "rural": 47,
    }
    assert figures["resident_group_total"] == 434

    def extreme(slug):
        value = figures[slug]
        (place,) = value["communities"]
        return value["value"], place["name"], place["township"]

    assert extreme("largest_area") == (Decimal("6.7"), "桐梓社区", "南城街道")
    assert extreme("smallest_area") == (Decimal("0.1"), "中兴社区", "侣俸镇")
    assert extreme("most_population") == (30560, "塔山社区", "东城街道")
    assert extreme("least_population") == (338, "长滩社区", "少云镇")
    assert extreme("smallest_office") == (20, "金钟社区", "旧县街道")
    assert figures["staff_total"] == 228
    assert round(figures["share_party_staff"] * 100) == 82
    assert figures["share_college_plus"] == Decimal("0.294")
    by_place = {k: v for k, v in figures["pay_by_grade"].items() if "." in k}
    assert by_place == {
        "urban_core.head": 1500,
        "urban_core.general": 1200,
        "town_seat.head": 1000,
        "town_seat.general": 800,
    }
    assert figures["room_coverage"] == {"service_hall": 55}
    assert figures["service_halls"] == 55
    assert figures["area_meeting_standard_count"] == 9
    assert figures["posts_per_community_range"] == {"min": 4, "max": 6}
    assert figures["pension_subsidy_range"] == {"min": 400, "max": 600}
    assert figures["office_fund_per_community"] == 20000
    staff = found["indicators"]["staff_total"]
    assert (staff["reported"], staff["of"]) == (57, 104)


def test_town_communities_are_paid_far_less_than_streets(assess):
    found = assess("R04", "500151000000")
    (gap,) = [f for f in found["findings"] if f["code"] == "staff-pay-gap"]
    towns = Community.objects.filter(location_class="town_seat")
    assert {c["code"] for c in gap["communities"]} == {town.code for town in towns}
    assert len(gap["communities"]) == 37
    assert {(c["observed"], c["required"]) for c in gap["communities"]} == {
        (1000, 1200)
    }
    assert gap["standard"] is None  # the portal's own default is no document


@pytest.mark.parametrize(
    ("case", "scope"), [("R02", "360424000000"), ("R06", "220102000000")]
)
def test_surveys_that_do_not_tell_streets_from_towns_find_no_gap(assess, case, scope):
    assert not names(assess(case, scope), "staff-pay-gap")


def test_offices_below_the_local_standard_are_named(assess):
    found = assess("R04", "500151000000")
    (below,) = [
        f for f in found["findings"] if f["code"] == "office-area-below-standard"
    ]
    areas = {c["name"]: c["observed"] for c in below["communities"]}
    assert len(below["communities"]) == 48
    assert {c["required"] for c in below["communities"]} == {500}
    assert (areas["截山社区"], areas["金钟社区"]) == (144, 20)
    assert len(names(found, "no-service-hall")) in {0, 2}


def test_survey_of_two_communities_over_three_years(assess):
    figures = values(assess("R06", "220102000000"))
    assert figures["community_count"] == 2
    assert figures["building_total"] == 71
    assert figures["household_total"] == 5047
    assert figures["population_total"] == 17875
    assert figures["hardship_household_total"] == 262
    assert figures["party_member_total"] == 158
    assert figures["income_by_year"] == {"2023": 50000, "2024": 14000, "2025": 0}
    assert figures["security_cases_by_year"] == {"2024": 33, "2025": 28}
    assert figures["outlet_total"] == 91
    assert figures["staff_by_position"] == {"director": 2, "deputy_director": 10}
    assert figures["staff_by_position_per_community"] == {
        "director": 1,
        "deputy_director": 5,
    }
    assert figures["statutory_duty_count"] == 9


def test_a_case_is_loaded_once(db):
    call_command("load_case", "R06", stdout=StringIO())
    out = StringIO()
    call_command("load_case", "R06", stdout=out)
    assert "on record already" in out.getvalue()
    assert Community.objects.count() == 2


def test_every_row_of_a_case_has_its_first_version(db):
    call_command("load_case", "R06", stdout=StringIO())
    for community in Community.objects.all():
        (version,) = community.history.all()
        assert version.history_change_reason == "Demonstration record R06"
