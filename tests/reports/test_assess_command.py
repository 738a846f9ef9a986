"""assess: the published figures of three surveys out of the record, and its words."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from reports.models import Standard
from tests.factories import facilities, staffing
from tests.factories.places import (
    COUNTY_CODE,
    a_community,
    a_division,
    a_period,
    some_figures,
)
from tests.factories.reports import a_standard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]


@pytest.fixture
def county() -> None:
    a_division()
    a_period()


def assess(*arguments: str) -> str:
    out = StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


def assessed(scope: str = COUNTY_CODE, as_of: str = "2026-03-12", *more: str) -> dict:
    return json.loads(
        assess("--scope", scope, "--period", "2025", "--as-of", as_of, "--json", *more)
    )


def loaded(case: str, scope: str) -> dict:
    call_command("load_case", case, stdout=StringIO())
    return assessed(scope)


def values(assessment: dict) -> dict:
    return {slug: each["value"] for slug, each in assessment["indicators"].items()}


def named(superlative: dict) -> tuple:
    (community,) = superlative["communities"]
    return community["name"], community["township"], superlative["value"]


def hits(assessment: dict) -> dict[str, list[str]]:
    return {
        finding["code"]: [community["name"] for community in finding["communities"]]
        for finding in assessment["findings"]
    }


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


def test_the_survey_of_a_street_year_on_year():
    found = loaded("R06", "220102009000")

    figures = values(found)
    assert {slug: figures[slug] for slug in R06} == R06
    assert {"community-income-none", "community-income-falling"} <= set(hits(found))


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


def test_the_form_of_the_json():
    community = a_community(area_km2=Decimal("6.70"))
    some_figures(community, household_count=7200)

    found = assessed()

    assert list(found) == ["scope", "period", "as_of", "indicators", "findings"]
    assert (found["scope"], found["period"]) == (COUNTY_CODE, "2025")
    assert found["as_of"] == "2026-03-12"
    assert found["indicators"]["household_total"] == {
        "value": 7200,
        "unit": "户",
        "reported": 1,
        "of": 1,
    }
    place = {"code": community.code, "name": community.name, "township": "义宁镇"}
    assert found["indicators"]["largest_area"]["value"] == {
        "value": 6.7,
        "communities": [place | {"name": f"{community.name}社区"}],
    }
    assert found["indicators"]["grid_total"] == {
        "value": None,
        "unit": "个",
        "reported": 0,
        "of": 1,
    }


def test_a_finding_names_every_community_and_the_document_it_is_held_to():
    for number in range(3):
        office = {"floor_area_m2": Decimal(100 + number)}
        facilities.premises(a_community(), **office)
    a_standard("min-office-area", clause="第二条", value=Decimal(500))
    a_standard("severe-office-area", value=Decimal(200), authority="portal")

    findings = {each["code"]: each for each in assessed()["findings"]}

    below = findings["office-area-below-standard"]
    assert list(below) == ["code", "severity", "standard", "communities"]
    assert below["standard"] == "社区办公服务用房标准第二条"
    assert below["severity"] in {"breach", "shortfall", "attention"}
    assert [(each["observed"], each["required"]) for each in below["communities"]] == [
        (100, 500),
        (101, 500),
        (102, 500),
    ]
    assert set(below["communities"][0]) == {"code", "name", "observed", "required"}
    assert findings["office-area-severely-small"]["standard"] is None


def test_more_communities_than_a_finding_keeps_are_all_printed(monkeypatch):
    monkeypatch.setattr("reports.rules.base.KEPT", 2)
    for _ in range(9):
        facilities.a_room(
            facilities.premises(a_community()),
            room_type="meeting_room",
            is_present=False,
        )

    assert len(hits(assessed())["no-meeting-room"]) == 9


def test_a_countys_own_standard_changes_the_figure_and_the_finding():
    facilities.premises(a_community(), floor_area_m2=Decimal(400))
    a_standard("min-office-area", value=Decimal(300))
    before = assessed()

    a_standard("min-office-area", value=Decimal(500), scope_division=a_division())
    after = assessed()

    assert values(before)["area_meeting_standard_count"] == 1
    assert values(after)["area_meeting_standard_count"] == 0
    assert "office-area-below-standard" not in hits(before)
    assert "office-area-below-standard" in hits(after)


def test_the_law_of_the_day_is_the_one_that_is_used():
    call_command("load_reference", stdout=StringIO())
    some_figures(a_community(name="大社区"), household_count=2000)

    (old,) = [f for f in assessed(as_of="2025-06-01")["findings"] if f["code"] == LARGE]
    new = [f for f in assessed(as_of="2026-06-01")["findings"] if f["code"] == LARGE]

    assert (old["communities"][0]["observed"], old["communities"][0]["required"]) == (
        *(2000, 700),
    )
    assert "居民委员会组织法" in old["standard"]
    assert new == []
    assert Standard.objects.count() > 2


LARGE = "community-oversized"


def test_a_base_period_gives_the_changes():
    community = a_community()
    some_figures(community, household_count=110)
    some_figures(community, a_period("2024"), household_count=100)

    with_base = assessed(COUNTY_CODE, "2026-03-12", "--base", "2024")

    assert values(assessed())["household_change"] is None
    assert values(with_base)["household_change"] == {
        "base": 100,
        "now": 110,
        "change": 10,
    }


@time_machine.travel(date(2025, 8, 1), tick=False)
def test_the_day_is_today_unless_given():
    a_period()
    staffing.a_staff_member()

    found = json.loads(assess("--scope", COUNTY_CODE, "--period", "2025", "--json"))

    assert found["as_of"] == "2025-08-01"
    assert values(found)["staff_age_avg"] == 40


def test_the_table_tells_known_figures_by_theme_and_names_the_others():
    office = facilities.a_leased_office(a_community(name="长源"))
    facilities.a_room(office, is_present=False)
    a_period()

    lines = assess("--scope", COUNTY_CODE, "--period", "2025").splitlines()

    told = {line.split()[0]: line.split()[1:] for line in lines if line.strip()}
    assert told["平均办公服务用房面积"] == ["300平方米", "1/1"]
    assert told["办公服务用房权属"] == ["租赁1个", "1/1"]
    assert told["办公服务用房面积最小"] == ["300平方米（长源社区）", "1/1"]
    assert "阵地建设" in told
    assert "队伍建设" not in told
    assert any(line.startswith("! no-meeting-room") for line in lines)
    assert any("未填报" in line and "网格数" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"--scope": "999999000000"}, "999999000000"),
        ({"--period": "1999"}, "1999"),
        ({"--base": "1998"}, "1998"),
        ({"--as-of": "12.3.2026"}, "12.3.2026"),
        ({"--as-of": "1800-01-01"}, "1800-01-01"),
    ],
)
def test_what_is_unknown_is_named_in_one_sentence(arguments, said):
    a_community(established_on=date(1990, 1, 1))
    a_period()
    given = {"--scope": COUNTY_CODE, "--period": "2025", "--as-of": "2026-03-12"}
    line = [part for pair in (given | arguments).items() for part in pair]

    with pytest.raises(CommandError) as refusal:
        assess(*line)

    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.returncode == 1
