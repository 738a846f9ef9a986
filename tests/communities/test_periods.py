"""Which period is spoken of follows from one's own communities."""

from datetime import date

import pytest

from communities.periods import (
    MOST_OFFERED,
    latest_with_figures,
    period_due,
    periods_offered,
)
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
ELSEWHERE = "500151001001"


@pytest.fixture
def official():
    return factories.a_user("official", "official")


@pytest.fixture
def year():
    return factories.a_period("2025")


@pytest.fixture
def month_elsewhere(year):
    """A county that keeps its figures by the month is ahead of the year."""
    month = factories.a_period("2026-02")
    factories.some_figures(factories.a_community(ELSEWHERE), month, population=1)
    return month


def test_what_another_county_has_is_not_spoken_of(official, year, month_elsewhere):
    factories.some_figures(period=year, population=1)
    assert latest_with_figures(official) == year
    assert period_due(TODAY, official) == year


def test_who_sees_both_is_told_of_the_latest(official, year, month_elsewhere):
    factories.some_figures(period=year, population=1)
    factories.a_grant(official, "viewer", factories.a_division("500151000000"))
    assert latest_with_figures(official) == month_elsewhere
    assert latest_with_figures(factories.a_superuser()) == month_elsewhere


def test_a_county_without_any_figures_begins_with_what_others_have(
    official, year, month_elsewhere
):
    factories.a_community()
    assert latest_with_figures(official) == month_elsewhere


def test_at_the_beginning_there_is_none(official, year):
    assert latest_with_figures(official) is None


def test_months_of_one_county_crowd_out_no_year_of_another(db):
    for year in (2022, 2023, 2024):
        for month in range(1, 13):
            factories.a_period(f"{year}-{month:02}")
    factories.a_period("2021")

    offered = [each.code for each in periods_offered()]

    assert len(offered) == MOST_OFFERED + 1
    assert (offered[0], offered[-1]) == ("2024-12", "2021")
