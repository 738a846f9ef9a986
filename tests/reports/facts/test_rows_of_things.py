"""What rows of places, money, safety and divisions above become as facts."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from reports.facts.shapes import YearAmount
from tests.factories import facilities, funding, safety, staffing
from tests.factories.places import (
    a_body,
    a_community,
    a_division,
    a_period,
    a_volunteer_team,
    an_admin_task,
    an_honour,
)
from tests.reports.facts.asking import facts_of

pytestmark = pytest.mark.django_db


def test_premises_are_those_held_on_each_day_with_their_insides():
    community = a_community()
    office = facilities.a_leased_office(community, starts_on=date(2025, 5, 1))
    facilities.a_room(office, room_type="meeting_room", is_present=False)
    facilities.a_room(office, room_type="library", is_present=None)
    facilities.a_defect(office, defect="flood")
    facilities.premises(
        community,
        starts_on=date(2010, 1, 1),
        ends_on=date(2025, 4, 30),
        floor_area_m2=Decimal(48),
    )

    facts = facts_of(community, base_code="2024")

    (now,), (then,) = facts.premises, facts.base_premises
    assert now.rooms == {"meeting_room": False}
    assert now.defects == ("flood",)
    assert (now.tenure, now.provider_name, now.monthly_rent_yuan) == (
        "leased",
        "民房",
        700,
    )
    assert now.unused_reason is None
    assert then.floor_area_m2 == 48


def test_a_past_that_nobody_dated_is_not_compared_with():
    community = a_community()
    facilities.premises(community, starts_on=date(2020, 1, 1))
    facilities.premises(community, name="二号楼", starts_on=None)
    staffing.a_staff_member(community, starts_on=None)

    facts = facts_of(community, base_code="2024")

    assert len(facts.premises) == 2
    assert len(facts.staff) == 1
    assert facts.base_premises is None
    assert facts.base_staff is None


def test_a_culture_centre_brings_what_it_costs():
    community = a_community()
    facilities.a_culture_center(
        community,
        annual_operating_cost_wan=Decimal(200),
        street_paid_share_wan=Decimal(10),
    )

    (centre,) = facts_of(community).premises

    assert centre.operating_cost_wan == 200
    assert centre.operating_cost_street_wan == 10


def test_a_project_brings_its_utilities():
    project = facilities.a_project(plan_status="", started_households=5)
    facilities.a_utility(project, item="water", is_complete=False)

    (row,) = facts_of(project.community).projects

    assert row.utilities == {"water": False}
    assert (row.plan_status, row.started_households) == (None, 5)


def test_outlets_are_the_kinds_open_on_the_day():
    community = a_community()
    facilities.an_outlet(community, outlet_type="clinic")
    facilities.an_outlet(community, outlet_type="snack", ends_on=date(2025, 1, 1))

    assert facts_of(community).outlets == ("clinic",)


def test_income_is_summed_by_year_and_a_year_with_an_unknown_part_drops():
    community = a_community()
    for year, amounts in {
        2023: (3, 2),
        2024: (1, None),
        2025: (0,),
        2026: (9,),
    }.items():
        for source, amount in zip(("rent", "agency"), amounts, strict=False):
            funding.an_income(community, year=year, source=source, amount_yuan=amount)
    funding.an_income(community, year=2020, amount_yuan=7)

    assert facts_of(community).income == (
        YearAmount(year=2023, amount=Decimal(5)),
        YearAmount(year=2025, amount=Decimal(0)),
    )


def test_security_cases_are_those_of_public_order():
    community = a_community()
    safety.security_cases(community, case_count=13)
    safety.security_cases(community, case_count=4, case_type="fraud")
    safety.security_cases(community, case_count=None, year=2024)

    assert facts_of(community).security_cases == (
        YearAmount(year=2025, amount=Decimal(13)),
    )


def test_money_is_of_the_period():
    community = a_community()
    funding.a_funding_item(community)
    funding.a_funding_item(community, period=a_period("2024"))

    (row,) = facts_of(community).funding

    assert (row.purpose, row.kind, row.amount_yuan) == ("office", "allocated", 8000)


def test_hazards_stand_as_they_did_on_the_day():
    community = a_community()
    closed_later = safety.a_closed_hazard(community)
    for to_status, at in (("registered", 2), ("rectifying", 20)):
        safety.a_hazard_step(
            closed_later,
            from_status="found",
            to_status=to_status,
            at=datetime(2025, 5, at, 8, tzinfo=UTC),
        )
    safety.a_hazard(community, found_on=date(2025, 6, 2))

    (row,) = facts_of(community, as_of=date(2025, 6, 1)).hazards

    assert (row.status, row.is_open, row.closed_on) == ("rectifying", True, None)
    assert row.is_overdue is False


def test_open_hazards_that_moved_after_the_day_stand_as_they_did_before():
    community = a_community()
    hazard = safety.a_hazard_being_rectified(community)
    for before, after, day in (
        ("found", "registered", 2),
        ("registered", "assigned", 20),
        ("assigned", "rectifying", 28),
    ):
        safety.a_hazard_step(
            hazard,
            from_status=before,
            to_status=after,
            at=datetime(2025, 5, day, 8, tzinfo=UTC),
        )

    (then,) = facts_of(community, as_of=date(2025, 5, 19)).hazards
    (now,) = facts_of(community, as_of=date(2025, 5, 28)).hazards

    assert (then.status, now.status) == ("registered", "rectifying")


def test_hazards_found_and_closed_after_the_period_are_of_the_next_one():
    community = a_community()
    settled = {
        "reviewed_on": date(2026, 1, 8),
        "closed_on": date(2026, 1, 9),
        "deadline": date(2026, 1, 20),
    }
    safety.a_closed_hazard(community, found_on=date(2026, 1, 5), **settled)
    safety.a_hazard(community, found_on=date(2026, 1, 5), deadline=None)

    (still_open,) = facts_of(community, as_of=date(2026, 2, 1)).hazards

    assert (still_open.is_open, still_open.found_in_period) == (True, False)


def test_hazards_are_those_of_the_period_and_older_ones_still_open():
    community = a_community()
    safety.a_closed_hazard(community)
    safety.a_hazard_being_rectified(community, found_on=date(2024, 5, 1))
    safety.a_hazard(community, status="invalid")
    safety.a_closed_hazard(
        community,
        found_on=date(2024, 1, 1),
        reviewed_on=date(2024, 2, 1),
        closed_on=date(2024, 2, 2),
        deadline=date(2024, 3, 1),
    )

    closed, old = facts_of(community).hazards

    assert (closed.is_open, closed.closed_on) == (False, date(2025, 6, 12))
    assert closed.found_in_period
    assert (old.is_open, old.is_overdue, old.found_in_period) == (True, True, False)


def test_other_rows_of_the_day():
    community = a_community()
    a_volunteer_team(community, ends_on=date(2024, 12, 31))
    an_honour(community, year=2026)
    an_honour(community, year=None)
    a_body(community, body_type="supervision", is_established=False)
    a_body(community, body_type="league", is_established=None)
    an_admin_task(community, with_funds=True)
    an_admin_task(community, name="防汛", with_funds=None)

    facts = facts_of(community)

    assert facts.teams == ()
    assert [honour.year for honour in facts.honours] == [None]
    assert facts.bodies == {"supervision": False}
    assert (facts.tasks_listed, facts.tasks_with_funds) == (2, None)


def test_region_figures_are_those_of_the_nearest_division_with_a_wage():
    community = a_community()
    funding.a_region_reference(
        division=a_division("360400000000"),
        year=2024,
        avg_wage_yuan_month=None,
        avg_wage_yuan_year=Decimal(45444),
    )
    funding.a_region_reference(
        division=a_division("360000000000"), avg_wage_yuan_month=Decimal(9000)
    )
    county = funding.a_region_reference(
        avg_wage_yuan_month=None, fixed_asset_investment_yi=Decimal(200)
    )

    region = facts_of(community).region

    assert region.division_name == "九江市"
    assert region.avg_wage_yuan_month == 3787
    county.delete()
    assert facts_of(community).region == region


def test_region_figures_are_none_later_than_the_period():
    community = a_community()
    for year, wage in ((2023, 5000), (2025, 5800), (2026, 6000)):
        funding.a_region_reference(year=year, avg_wage_yuan_month=Decimal(wage))

    assert facts_of(community).region.avg_wage_yuan_month == 5800


def test_the_checklist_is_that_of_the_nearest_division():
    community = a_community()
    facilities.a_checklist("library", division=a_division("360000000000"))
    facilities.a_checklist("meeting_room", "police_room", needs_publicity_board=True)
    facilities.a_checklist("theatre", name="旧清单", is_active=False)

    checklist = facts_of(community).checklist

    assert checklist.rooms == ("meeting_room", "police_room")
    assert (checklist.needs_publicity_board, checklist.needs_disclosure_board) == (
        True,
        False,
    )
