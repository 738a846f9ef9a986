from decimal import Decimal

import pytest

from communities.comparison import FIGURES_OF, SHARES
from communities.models import CommunityPeriod, figure_names
from communities.units import UNITS
from tests.factories import (
    a_figure_note,
    a_population_group,
    nothing_to_record,
    some_figures,
)
from tests.factories.refusal import assert_refused, twin


def test_a_figure_not_given_is_unknown_not_zero(db):
    row = some_figures(household_count=0)
    row.refresh_from_db()
    assert row.household_count == 0
    blank = {"population_basis", "duplicate_system_departments", "household_count"}
    assert all(getattr(row, name) is None for name in set(figure_names()) - blank)


def test_figure_names_are_columns_without_the_keys():
    names = figure_names()
    assert "household_count" in names
    assert not {"id", "community", "period"} & set(names)
    assert all(CommunityPeriod._meta.get_field(name) for name in names)


def test_a_community_has_one_row_a_period(db):
    assert_refused(twin(some_figures()), "already has figures for this period")


@pytest.mark.parametrize(
    ("message", "figures"),
    [
        (
            "There cannot be more grids with a party group than grids.",
            {"grid_count": 65, "party_grid_count": 69},
        ),
        (
            "The committee cannot run more service points than there are.",
            {"service_point_count": 9, "own_service_point_count": 10},
        ),
        (
            "Participants aged 50 and over cannot outnumber all participants.",
            {"event_participant_count": 1, "event_participants_aged_50_plus": 2},
        ),
        (
            "A share lies between 0 and 1.",
            {"hotline_satisfaction_share": Decimal("1.0001")},
        ),
        ("A figure cannot be less than 0.", {"collective_income_wan": Decimal(-1)}),
    ],
)
def test_figures_are_refused(db, message, figures):
    assert_refused(some_figures(), message, **figures)


def test_a_group_is_counted_once_a_period(db):
    assert_refused(twin(a_population_group()), "This group is on record already.")


def test_a_figure_has_one_note(db):
    assert_refused(twin(a_figure_note()), "already exists")


def test_nothing_is_said_once(db):
    assert_refused(twin(nothing_to_record()), "This has been said of the period")


def test_every_figure_is_handed_in_with_one_group():
    handed_in = [name for names in FIGURES_OF.values() for name in names]
    assert sorted(handed_in) == sorted(figure_names())


def test_every_number_says_what_it_is_counted_in():
    numbers = {
        name
        for name in figure_names()
        if CommunityPeriod._meta.get_field(name)
        .get_internal_type()
        .endswith(("IntegerField", "DecimalField"))
    }
    # A share is printed with its sign: 95.5%.
    assert set(UNITS) == numbers - SHARES
