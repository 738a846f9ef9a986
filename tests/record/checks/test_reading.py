from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from record.checks.reading import records
from record.handed_in import Standing
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture
def period():
    factories.a_period("2024")
    return factories.a_period("2025")


def read(community, period, day=TODAY):
    (record,) = records([community.pk], Standing(period, day))
    return record


def fill(community, period, before) -> None:
    factories.some_figures(community, period, household_count=900, has_website=False)
    factories.some_figures(community, before, household_count=800)
    factories.a_secretary(community, birth_date=date(1980, 1, 1))
    factories.a_pay_component(community, period=period)
    org = factories.a_party_organization(community)
    factories.party_figures(org, 40, {"floating": 4}, period=period)
    factories.party_figures(org, 30, period=before)
    house = factories.premises(community, floor_area_m2=Decimal(30))
    house.floor_area_m2 = Decimal(300)
    house.save()
    factories.a_room(house, room_type="police_room", floor_area_m2=Decimal(20))
    for when, amount in ((period, 8000), (before, 7000)):
        factories.a_funding_item(community, period=when, amount_yuan=Decimal(amount))
    factories.an_income(community, year=2025, amount_yuan=Decimal(5))
    factories.a_hazard(community)
    factories.a_closed_hazard(community)
    factories.a_project(community)
    factories.an_estate(community)
    factories.a_grid(community, household_count=900)
    factories.a_population_group(community, period=period)
    factories.a_volunteer_team(community)
    factories.security_cases(community)
    factories.an_outlet(community)
    factories.an_admin_task(community, period=period)
    factories.a_cultural_activity(community)
    factories.a_body(community, body_type="league", is_established=False)


def test_everything_the_checks_ask_is_read(period):
    community = factories.a_community(area_km2=Decimal("6.7"))
    fill(community, period, factories.a_period("2024"))
    found = read(community, period)
    assert found.area_km2 == Decimal("6.7")
    assert found.figures.number("household_count") == 900
    assert found.figures.get("has_website") is False
    assert found.figures.number("population") is None
    assert found.before.number("household_count") == 800
    (person,) = found.staff
    assert (person.birth_date.year, person.posts[0].position) == (1980, "secretary")
    assert person.posts[0].place == community.pk
    assert [pay.monthly for pay in found.pay] == [500]
    (org,) = found.organisations
    assert (org.members, org.members_before, org.tags) == (40, 30, {"floating": 4})
    (house,) = found.premises
    assert (house.floor_area, house.area_before, house.rooms_area) == (300, 30, 20)
    assert house.has_police_room
    (fund,) = found.funding
    assert (fund.amount, fund.amount_before) == (8000, 7000)
    assert [row.amount for row in found.income] == [5]
    assert [row.status for row in found.hazards] == ["found"]
    assert len(found.projects) == len(found.estates) == len(found.teams) == 1
    assert [grid.households for grid in found.grids] == [900]
    assert [(row.group, row.households) for row in found.groups] == [("hardship", 30)]
    assert [(row.year, row.count) for row in found.cases] == [(2025, 13)]
    assert (found.outlets, found.tasks, found.activities) == (1, 1, 1)
    assert found.absent_bodies == {"league"}
    assert not found.staff_told_none


def test_rows_that_have_ended_and_figures_of_others_are_left_out(period):
    community, other = factories.a_community(), factories.a_community()
    factories.a_former_staff_member(community)
    factories.a_staff_member(other)
    factories.some_figures(other, period, household_count=1)
    found = read(community, period)
    assert found.staff == ()
    assert found.figures.values == {}


def test_land_of_a_household_is_that_of_the_nearest_division(period):
    community = factories.a_community()
    factories.a_region_reference(per_household_land_mu=Decimal("1.5"), year=2024)
    assert read(community, period).land_per_household_mu == Decimal("1.5")


def test_the_word_that_nobody_serves_is_read(period):
    community = factories.a_community()
    factories.nothing_to_record(community, theme="staff", period=period)
    assert read(community, period).staff_told_none


def test_the_number_of_queries_does_not_grow(period):
    before = factories.a_period("2024")
    costs = []
    for count in (3, 9):
        communities = [factories.a_community() for _ in range(count)]
        for community in communities:
            fill(community, period, before)
        with CaptureQueriesContext(connection) as asked:
            found = list(records([c.pk for c in communities], Standing(period, TODAY)))
        assert len(found) == count
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 30


def test_chunks_keep_the_order_asked_for(period):
    ids = [factories.a_community().pk for _ in range(5)]
    found = records(reversed(ids), Standing(period, TODAY), chunk=2)
    assert [record.community for record in found] == ids[::-1]


def test_without_a_period_the_rows_alone_are_read():
    community = factories.a_community()
    factories.a_staff_member(community)
    assert len(read(community, None).staff) == 1
