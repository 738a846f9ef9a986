"""What rows become as facts, on the report's day and on the base period's."""

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


def test_staff_are_those_in_service_on_the_day():
    community = a_community()
    staffing.a_staff_member(community, starts_on=date(2020, 1, 1))
    staffing.a_staff_member(community, starts_on=date(2026, 1, 1))
    staffing.a_former_staff_member(community)
    last_day = staffing.a_staff_member(community, ends_on=date(2025, 12, 31))
    unknown = staffing.a_staff_member(community, starts_on=None)

    facts = facts_of(community)

    assert len(facts.staff) == 3
    assert [p.started_on for p in facts.staff] == [
        date(2020, 1, 1),
        last_day.starts_on,
        unknown.starts_on,
    ]


def test_base_staff_are_those_in_service_at_the_end_of_the_base_period():
    community = a_community()
    staffing.a_former_staff_member(community, birth_date=date(1964, 12, 31))
    staffing.a_staff_member(community, starts_on=date(2025, 3, 1))

    facts = facts_of(community, base_code="2024")

    assert [p.age for p in facts.base_staff] == [60]
    assert [p.started_on for p in facts.staff] == [date(2025, 3, 1)]


def test_what_stands_since_nobody_knows_when_has_no_past_to_compare_with():
    community = a_community()
    staffing.a_staff_member(community)
    staffing.a_staff_member(community, starts_on=None)
    facilities.premises(community)

    facts = facts_of(community, base_code="2024")

    assert (len(facts.staff), len(facts.premises)) == (2, 1)
    assert (facts.base_staff, facts.base_premises) == (None, None)


def test_a_community_whose_staff_have_all_left_has_none():
    community = a_community()
    staffing.a_former_staff_member(community)

    assert facts_of(community).staff == ()


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1985, 12, 31), 40), (date(1986, 1, 1), 39), (None, None)],
)
def test_age_is_in_completed_years(born, age):
    community = a_community()
    staffing.a_staff_member(community, birth_date=born, starts_on=None)

    assert facts_of(community).staff[0].age == age


def test_blank_choices_are_unknown():
    community = a_community()
    staffing.a_staff_member(community, gender="", education="", political_status="")

    (person,) = facts_of(community).staff

    assert (person.gender, person.education, person.political_status) == (
        None,
        None,
        None,
    )
    assert (person.certificate, person.recruitment_source) == (None, None)


def test_positions_are_of_posts_held_here_on_the_day():
    here, there = a_community(), a_community()
    leader = staffing.a_secretary(here)
    staffing.a_post(leader, position="director", ends_on=date(2024, 6, 30))
    staffing.a_post(leader, community=there, position="secretary")
    staffing.a_staff_member(there)

    own, other = facts_of(here), facts_of(there)

    assert own.staff[0].positions == ("secretary",)
    assert own.positions_from_outside == ()
    assert other.positions_from_outside == ("secretary",)
    assert len(other.staff) == 1


@pytest.mark.parametrize(
    ("modes", "full_time"),
    [
        (["full_time", "volunteer"], True),
        (["part_time", "volunteer"], False),
        (["part_time", ""], None),
        ([], None),
    ],
)
def test_full_time_is_told_from_the_posts(modes, full_time):
    person = staffing.a_staff_member()
    for position, mode in zip(("clerk", "mediator"), modes, strict=False):
        staffing.a_post(person, position=position, employment_mode=mode)

    assert facts_of(person.community).staff[0].full_time is full_time


def test_insurances_are_unknown_where_nobody_said():
    told = staffing.a_staff_member()
    staffing.an_insurance(told, kind="pension", is_paid=False)
    staffing.an_insurance(told, kind="medical", is_paid=None)
    staffing.a_staff_member(told.community)

    first, second = facts_of(told.community).staff

    assert first.insurances == {"pension": False}
    assert second.insurances is None


def test_training_is_unknown_where_the_community_records_none():
    trained = staffing.a_staff_member()
    long_ago = staffing.a_staff_member(trained.community)
    staffing.a_staff_member(trained.community)
    staffing.a_staff_training(trained, trained_on=date(2025, 1, 1))
    staffing.a_staff_training(long_ago, trained_on=date(2024, 12, 31))
    elsewhere = staffing.a_staff_member(a_community())

    answers = [p.trained_within_year for p in facts_of(trained.community).staff]

    assert answers == [True, False, False]
    assert facts_of(elsewhere.community).staff[0].trained_within_year is None


def test_recruits_of_five_years_are_counted_with_those_who_stay():
    community = a_community()
    for ends_on in (None, date(2024, 6, 30)):
        staffing.a_staff_member(
            community,
            recruitment_source="recruited",
            starts_on=date(2022, 7, 1),
            ends_on=ends_on,
        )
    staffing.a_staff_member(
        community, recruitment_source="graduate", starts_on=date(2019, 7, 1)
    )
    staffing.a_staff_member(community, recruitment_source="elected")

    facts = facts_of(community)

    assert (facts.recruited_count, facts.recruited_staying_count) == (2, 1)


def test_pay_is_of_the_period():
    community = a_community()
    staffing.a_pay_component(community, payer="")
    staffing.a_pay_component(community, period=a_period("2024"))

    (row,) = facts_of(community).pay

    assert (row.post_grade, row.payer, row.monthly_amount_yuan) == ("general", "", 500)


def test_party_counts_are_of_the_period_and_tags_may_be_missing():
    community = a_community()
    org = staffing.a_party_organization(community)
    staffing.party_figures(org, 190, tags={"floating": 55, "laid_off": 70})
    staffing.party_figures(org, 180, period=a_period("2024"))
    staffing.a_party_organization(community, name="旧支部", ends_on=date(2024, 12, 31))

    (row,) = facts_of(community).party

    assert row.member_count == 190
    assert row.tags == {"floating": 55, "laid_off": 70}
    assert row.is_under_another is False


def test_an_organisation_below_one_of_the_same_community_is_marked():
    community = a_community()
    above = staffing.a_party_organization(
        community, name="党总支", org_type="general_branch"
    )
    staffing.a_party_organization(community, name="一支部", parent=above)
    street = staffing.a_party_organization(a_community(), name="街道党委")
    staffing.a_party_organization(community, name="二支部", parent=street)

    rows = {row.name: row.is_under_another for row in facts_of(community).party}

    assert rows == {"党总支": False, "一支部": True, "二支部": False}


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
