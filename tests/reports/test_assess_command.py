"""assess: the form of its answers and the words of its refusals."""

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
from tests.reports.assessing import assess, assessed, hits, values

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]


@pytest.fixture
def county() -> None:
    a_division()
    a_period()


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
    monkeypatch.setattr("reports.rules.finding.KEPT", 2)
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
        ({"--as-of": "1860-01-01"}, "1860-01-01"),
        ({"--as-of": "0001-01-01"}, "0001-01-01"),
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
