from datetime import date
from decimal import Decimal

import pytest

from communities.models import Community
from communities.periods import period_due
from record.completeness import progress
from record.handed_in import BY_SLUG, FORMS, Standing
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture
def community():
    return factories.a_community()


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk", factories.a_township())


def of(community, slug, period, day=TODAY):
    found = progress(Community.objects.all(), Standing(period, day))
    return found[community.pk][slug]


def test_a_group_of_figures_counts_what_is_on_record(community, period):
    factories.some_figures(community, period, household_count=900, population=0)
    people = of(community, "people", period)
    assert (people.have, people.asked) == (2, 9)
    assert people.is_begun
    assert not people.is_complete
    assert not of(community, "duties", period).is_begun


def test_figures_of_another_period_do_not_count(community, period):
    factories.some_figures(community, factories.a_period("2024"), household_count=9)
    assert not of(community, "people", period).is_begun


def test_a_group_is_complete_with_all_its_figures_and_no_text_left_empty(
    community, period
):
    names = dict.fromkeys(BY_SLUG["people"].figures, 5)
    row = factories.some_figures(community, period, **names | {"population_basis": ""})
    assert not of(community, "people", period).is_complete
    row.population_basis = "permanent"
    row.save()
    assert of(community, "people", period).is_complete


def test_a_figure_nobody_will_ever_have_is_asked_for_no_longer(community, period):
    row = factories.some_figures(community, period, household_count=900)
    factories.a_figure_note(figures=row, field="population", will_not_be_known=True)
    assert of(community, "people", period).have == 2
    row.population = 2700
    row.save()
    assert of(community, "people", period).have == 2


def test_a_theme_is_complete_when_no_row_lacks_what_is_asked(community, period):
    factories.premises(community)
    assert of(community, "premises", period).is_complete
    factories.premises(community, floor_area_m2=None)
    premises = of(community, "premises", period)
    assert (premises.have, premises.asked) == (1, 2)
    assert not premises.is_complete


def test_the_word_that_there_is_nothing_completes_a_theme(community, period):
    assert not of(community, "hazards", period).is_begun
    factories.nothing_to_record(community, theme="hazards", period=period)
    assert of(community, "hazards", period).is_complete


def test_staff_need_a_post_and_what_the_reports_ask_of_people(community, period):
    staff = factories.a_staff_member(community)
    assert of(community, "staff", period).have == 0
    factories.a_post(staff)
    assert of(community, "staff", period).have == 1
    factories.a_former_staff_member(community)
    assert of(community, "staff", period).asked == 1


def test_party_organisations_need_the_members_of_this_period(community, period):
    org = factories.a_party_organization(community)
    factories.party_figures(org, period=factories.a_period("2024"))
    assert of(community, "party", period).have == 0
    factories.party_figures(org, period=period)
    assert of(community, "party", period).is_complete


def test_income_is_that_of_the_year_of_the_period(community, period):
    factories.an_income(community, year=2024, amount_yuan=Decimal(1))
    assert not of(community, "income", period).is_begun
    factories.an_income(community, year=2025, amount_yuan=Decimal(1))
    assert of(community, "income", period).is_complete


def test_hazards_settled_before_the_period_are_another_matter(community, period):
    long_ago = {"found_on": date(2023, 1, 1), "deadline": date(2023, 6, 1)}
    closed = {"reviewed_on": date(2023, 5, 1), "closed_on": date(2023, 5, 2)}
    factories.a_closed_hazard(community, **long_ago | closed)
    assert not of(community, "hazards", period).is_begun
    factories.a_hazard(community, found_on=date(2023, 2, 1))
    assert of(community, "hazards", period).asked == 1


def test_teams_count_three_kinds_of_rows(community, period):
    factories.a_volunteer_team(community, member_count=None)
    factories.a_social_organisation(community)
    factories.a_resident_unit(community)
    teams = of(community, "teams", period)
    assert (teams.have, teams.asked) == (2, 3)


def test_progress_costs_one_query(period, django_assert_num_queries):
    for _ in range(4):
        factories.premises(factories.a_community())
    with django_assert_num_queries(1):
        found = progress(Community.objects.all(), Standing(period, TODAY))
    assert len(found) == 4
    assert set(next(iter(found.values()))) == {form.slug for form in FORMS}


def test_the_period_due_is_the_last_that_ended_even_without_figures(period, clerk):
    factories.a_period("2026")
    factories.some_figures(period=factories.a_period("2024"), household_count=1)
    assert period_due(TODAY, clerk) == period


def test_the_period_due_is_of_the_kind_figures_are_kept_by(period, clerk):
    factories.a_period("2026-02")
    factories.some_figures(period=period, household_count=1)
    assert period_due(TODAY, clerk) == period


def test_before_any_period_has_ended_the_first_to_end_is_due(clerk):
    assert period_due(TODAY, clerk) is None
    first = factories.a_period("2026")
    factories.a_period("2027")
    assert period_due(TODAY, clerk) == first


def test_a_period_long_past_stands_as_it_ended(period, clerk):
    factories.some_figures(period=period, household_count=1)
    assert Standing.on(TODAY, clerk).day == TODAY
    assert Standing.on(TODAY, clerk, factories.a_period("2026")).day == TODAY
    past = factories.a_period("2023")
    assert Standing.on(TODAY, clerk, past).day == date(2023, 12, 31)
