"""Which communities facts are collected of, in what order, at what cost."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Theme, figure_names
from reports.facts.collect import UnknownPeriod, collect, count
from reports.facts.shapes import PeriodFacts
from tests.factories import facilities, funding, safety, staffing
from tests.factories.people import a_user
from tests.factories.places import (
    a_body,
    a_community,
    a_period,
    a_population_group,
    a_resident_unit,
    a_social_organisation,
    a_township,
    a_volunteer_team,
    an_admin_task,
    an_honour,
    nothing_to_record,
    some_figures,
)
from tests.reports.facts.asking import a_request, facts_of

pytestmark = pytest.mark.django_db

# Themes and the tuples of facts they settle.
SETTLED = {
    Theme.STAFF: ["staff"],
    Theme.PAY: ["pay"],
    Theme.PARTY: ["party"],
    Theme.PREMISES: ["premises"],
    Theme.FUNDING: ["funding"],
    Theme.INCOME: ["income"],
    Theme.HAZARDS: ["hazards"],
    Theme.PROJECTS: ["projects"],
    Theme.TEAMS: ["teams", "units"],
}
OF_A_THEME = [name for names in SETTLED.values() for name in names]
NO_THEME = ["outlets", "estates", "security_cases", "bodies", "tasks_listed"]


def a_full_community(code: str | None = None):
    """A community with a row in every table that facts are made of."""
    community = a_community(code)
    some_figures(community, household_count=2600)
    some_figures(community, a_period("2024"), household_count=2500)
    a_population_group(community)
    for make in (a_volunteer_team, a_social_organisation, a_resident_unit):
        make(community)
    an_honour(community)
    a_body(community)
    an_admin_task(community, with_funds=True)
    secretary = staffing.a_head_of_both(community)
    staffing.an_insurance(secretary)
    staffing.a_staff_training(secretary)
    staffing.a_pay_component(community)
    staffing.party_figures(
        staffing.a_party_organization(community), tags={"floating": 5}
    )
    since = date(2020, 1, 1)
    office = facilities.premises(community, starts_on=since)
    facilities.a_room(office)
    facilities.a_defect(office)
    house = facilities.premises(
        community, name="文化中心", use="culture_center", starts_on=since
    )
    facilities.a_culture_center(premises=house)
    facilities.an_outlet(community)
    facilities.an_estate(community)
    facilities.a_utility(facilities.a_project(community))
    funding.a_funding_item(community)
    funding.an_income(community)
    safety.a_hazard_step(safety.a_hazard(community))
    safety.security_cases(community)
    return community


def test_period_facts_are_the_figures_of_a_period():
    assert tuple(field.name for field in fields(PeriodFacts)) == figure_names()


def test_every_theme_of_a_full_community_is_known():
    facts = facts_of(a_full_community(), base_code="2024")

    for name in [*OF_A_THEME, *NO_THEME, "base_staff", "base_premises"]:
        assert getattr(facts, name), name
    assert facts.groups
    assert facts.honours
    assert (facts.tasks_listed, facts.tasks_with_funds) == (1, 1)
    assert facts.social_organisations == 1
    assert facts.period.household_count == 2600
    assert facts.base.household_count == 2500


def test_nothing_handed_in_is_unknown():
    facts = facts_of(a_community())

    for name in [*OF_A_THEME, *NO_THEME]:
        assert getattr(facts, name) is None, name
    assert facts.social_organisations is None
    assert facts.base is None
    assert facts.period == PeriodFacts()


@pytest.mark.parametrize("theme", SETTLED)
def test_nothing_to_record_is_known_to_be_nothing(theme):
    community = a_community()
    nothing_to_record(community, theme)

    facts = facts_of(community)

    assert [getattr(facts, name) for name in SETTLED[theme]] == [()] * len(
        SETTLED[theme]
    )


def test_nothing_to_record_of_another_period_says_nothing():
    community = a_community()
    nothing_to_record(community, Theme.STAFF, period=a_period("2024"))

    facts = facts_of(community, base_code="2024")

    assert facts.staff is None
    assert facts.base_staff == ()


def test_a_figure_of_zero_settles_outlets_and_estates():
    community = a_community()
    some_figures(community, service_outlet_count=0, estate_count=0)

    facts = facts_of(community)

    assert (facts.outlets, facts.estates) == ((), ())


def queries_of(request) -> int:
    with CaptureQueriesContext(connection) as queries:
        list(collect(request))
    return len(queries)


def test_queries_do_not_grow_with_communities():
    request = a_request(base_code="2024")
    a_full_community()
    few = queries_of(request)
    for _ in range(5):
        a_full_community()

    assert queries_of(request) == few


def test_queries_of_a_chunk_are_the_same_with_and_without_rows():
    request = a_request(base_code="2024")
    a_community()
    bare = queries_of(request)
    a_full_community()

    assert queries_of(request) == bare


def test_chunks_join_without_loss_in_code_order():
    made = [a_community().code for _ in range(7)]

    for chunk in (1, 2, 3, 7, 8):
        found = [facts.code for facts in collect(a_request(), chunk=chunk)]
        assert found == sorted(made), chunk


def test_progress_is_told_before_the_first_chunk_and_after_each():
    for _ in range(5):
        a_community()
    told = []

    list(
        collect(
            a_request(),
            chunk=2,
            on_progress=lambda done, total: told.append((done, total)),
        )
    )

    assert told == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_communities_are_those_standing_in_the_scope():
    inside = a_community(area_km2=Decimal("6.70"))
    a_community(established_on=date(2026, 1, 1))
    a_community(abolished_on=date(2025, 6, 30))
    a_community("360425100001")

    (facts,) = collect(a_request())

    assert facts.code == inside.code
    assert facts.area_km2 == Decimal("6.70")
    assert (facts.township, facts.township_code) == ("义宁镇", "360424100000")
    assert facts.county_code == "360424000000"
    assert facts.urban_rural_class == "urban"
    assert facts.location_class is None
    assert count(a_request()) == 1


def test_a_single_community_is_a_scope():
    one, _ = a_community(), a_community()

    assert [f.code for f in collect(a_request(scope_code=one.code))] == [one.code]


def test_only_what_the_user_may_see_is_collected():
    seen = a_community()
    a_community("360424118001")
    clerk = a_user("clerk", "clerk", a_township())
    stranger = a_user("stranger")

    theirs = collect(a_request(requested_by=clerk))

    assert [facts.code for facts in theirs] == [seen.code]
    assert list(collect(a_request(requested_by=stranger))) == []
    assert count(a_request(requested_by=clerk)) == 1


def test_an_unknown_period_is_refused():
    request = replace(a_request(), period_code="1999")

    with pytest.raises(UnknownPeriod, match="1999"):
        list(collect(request))
