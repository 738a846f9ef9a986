"""Figures that follow from others are those of the report, to the last digit."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models import figure_names
from reports.derived import SHOWN, derived_figures
from reports.facts.collect import Request, collect
from reports.indicators.base import place_of
from reports.indicators.catalogue import BY_SLUG
from reports.rules.standards import Standards
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)


@pytest.fixture
def community():
    community = factories.a_community()
    factories.premises(community, use="office", floor_area_m2=Decimal("120.5"))
    factories.premises(community, use="service", floor_area_m2=Decimal(80))
    factories.unused_premises(community, floor_area_m2=Decimal(900))
    for _person in range(3):
        factories.a_staff_member(community)
    factories.an_outlet(community)
    return community


def values(community, **figures) -> dict[str, str | None]:
    found = derived_figures(community, factories.a_period("2025"), figures, DAY)
    return {each.slug: each.value for each in found}


def test_each_follows_from_what_is_typed_and_the_rows_on_record(community):
    found = values(
        community,
        household_count=987,
        population=2963,
        resident_population=2500,
        grid_count=4,
    )
    assert found == {
        "avg_household_size": "3",
        "households_per_grid": "247",
        "persons_per_grid": "741",
        "households_per_staff": "329",
        "staff_per_10k": "12",
        "area_per_100_households": "20.3",
        "outlets_per_1000_households": "1",
    }


def test_what_one_part_is_unknown_of_is_unknown(community):
    found = values(community, household_count=987, population_basis="")
    assert found["avg_household_size"] is None
    assert found["households_per_grid"] is None
    assert found["households_per_staff"] == "329"
    assert set(values(factories.a_community()).values()) == {None}


def test_a_whole_of_nothing_has_no_ratio(community):
    assert values(community, household_count=0)["area_per_100_households"] is None


def test_a_report_says_the_same(community):
    row = factories.some_figures(
        community,
        factories.a_period("2025"),
        household_count=1013,
        population=2999,
        grid_count=7,
        service_outlet_count=11,
    )
    request = Request(
        scope_code=community.code,
        scope_name=community.name,
        period_code="2025",
        as_of=DAY,
    )
    facts = next(iter(collect(request)))
    typed = {name: getattr(row, name) for name in figure_names()}
    found = values(community, **typed)
    for slug, _group, _label, _unit in SHOWN:
        indicator = BY_SLUG[slug]
        tally = indicator.tally()
        tally.add(place_of(facts), indicator.contribute(facts, Standards(DAY, ())))
        assert Decimal(found[slug]) == indicator.rounded(tally.value), slug


def test_it_costs_the_same_for_few_rows_and_for_many(
    community, django_assert_num_queries
):
    period = factories.a_period("2025")
    with django_assert_num_queries(11):
        derived_figures(community, period, {"household_count": 1}, DAY)
    for _row in range(20):
        factories.a_staff_member(community)
        factories.premises(community, name=f"Place {_row}")
        factories.an_outlet(community)
    with django_assert_num_queries(11):
        derived_figures(community, period, {"household_count": 1}, DAY)
