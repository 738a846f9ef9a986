"""The rows communities keep of themselves: profile, figures and what is worked out."""

from datetime import date
from decimal import Decimal

import pytest

from communities.entities import summed_figures
from communities.forms import CommunityForm
from portal.entities import entity_of
from tests import factories
from tests.factories.refusal import assert_refused

pytestmark = pytest.mark.django_db


def test_persons_per_household_are_unknown_without_both():
    entity = entity_of("figures")
    (extra,) = entity.extras
    whole = factories.some_figures(household_count=1000, population=3500)
    for known in ({"household_count": 1000}, {"population": 5}, {"household_count": 0}):
        assert extra.value(factories.some_figures(**known)) is None
    assert extra.value(whole) == Decimal("3.5")
    rows = extra.annotate(entity.model.objects.all())
    assert rows.exclude(household_size=None).get() == whole


def test_only_figures_that_can_be_added_up_have_a_total():
    summed = summed_figures()
    assert {"household_count", "collective_income_wan"} <= set(summed)
    assert not {"walk_minutes", "hotline_satisfaction_share", "has_website"} & {*summed}


def test_a_profile_that_begins_after_its_end_is_refused():
    community = factories.a_community(abolished_on=date(2020, 12, 31))
    writer = factories.a_user("writer", "clerk")
    form = CommunityForm(
        {"established_on": "2021-01-01"}, user=writer, instance=community
    )
    assert not form.is_valid()
    assert form.non_field_errors()


def test_the_code_table_keeps_who_a_community_is():
    assert not entity_of("communities").can_add
    assert not {"code", "name", "township"} & set(entity_of("communities").fields)


@pytest.mark.parametrize("year", [205, 1948, 2101])
def test_years_are_of_our_time(year):
    said = "This is not a year of our time."
    assert_refused(factories.an_honour(), said, year=year)
    assert_refused(factories.a_body(), said, election_year=year)
