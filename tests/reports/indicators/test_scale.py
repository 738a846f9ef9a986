"""How large communities are."""

from decimal import Decimal

from reports.facts.shapes import PeriodFacts, PopulationGroupFacts
from tests.reports.indicators.made import a_place, figure, value, with_figures


def test_a_total_leaves_out_who_has_not_reported_and_says_so():
    found = figure(
        "household_total",
        with_figures(1, household_count=2600),
        with_figures(2, household_count=2447),
        a_place(3),
    )

    assert found.value == 5047
    assert (found.reported, found.of) == (2, 3)


def test_communities_count_by_class_and_the_unclassified_are_seen():
    rows = [
        a_place(1, urban_rural_class="urban"),
        a_place(2, urban_rural_class="rural"),
        a_place(3),
    ]

    assert value("community_count_by_class", *rows) == {
        "rural": 1,
        "unknown": 1,
        "urban": 1,
    }


def test_largest_area_names_the_community_with_its_township():
    rows = [
        a_place(1, area_km2=Decimal("6.70"), township="南城街道"),
        a_place(2, area_km2=Decimal("0.10")),
        a_place(3),
    ]

    found = value("largest_area", *rows)

    assert found.figure == Decimal("6.70")
    assert [(p.name, p.township) for p in found.places] == [("第一社区", "南城街道")]


def test_superlatives_of_population_are_of_permanent_residents_alone():
    rows = [
        with_figures(1, population=130_000),
        with_figures(2, resident_population=338),
        with_figures(3, resident_population=30_560),
    ]

    assert value("most_population", *rows).figure == 30_560
    assert value("least_population", *rows).figure == 338


def test_household_size_takes_permanent_residents_where_nothing_else_is_known():
    rows = [
        with_figures(1, population=380, household_count=100),
        with_figures(2, resident_population=420, household_count=100),
        with_figures(3, population=999),
    ]

    assert value("avg_household_size", *rows) == Decimal("4.00")


def test_change_is_over_the_communities_that_reported_both_periods():
    rows = [
        a_place(
            1,
            period=PeriodFacts(household_count=110),
            base=PeriodFacts(household_count=100),
        ),
        a_place(2, period=PeriodFacts(household_count=900), base=PeriodFacts()),
    ]

    found = figure("household_change", *rows)

    assert found.value == {"base": 100, "now": 110, "change": 10}
    assert (found.reported, found.of) == (1, 2)


def test_hardship_share_is_of_the_households_of_those_who_reported_both():
    hardship = PopulationGroupFacts(group="hardship", household_count=140)
    rows = [
        a_place(1, period=PeriodFacts(household_count=2600), groups=(hardship,)),
        with_figures(2, household_count=2447),
    ]

    assert value("hardship_household_total", *rows) == 140
    assert value("hardship_household_share", *rows) == Decimal("0.054")
