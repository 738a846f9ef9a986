"""What rows of staff, pay and party become as facts, on each day asked for."""

from datetime import date

import pytest

from tests.factories import staffing
from tests.factories.places import (
    a_community,
    a_period,
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


@pytest.mark.parametrize(
    ("first", "counted"), [(date(2020, 12, 31), None), (date(2021, 1, 1), 1)]
)
def test_five_years_are_those_of_the_calendar(first, counted):
    person = staffing.a_staff_member(recruitment_source="recruited", starts_on=first)

    assert facts_of(person.community).recruited_count == counted


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
