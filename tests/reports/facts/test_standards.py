"""Which standards and switches reach a scope."""

from datetime import date
from decimal import Decimal

import pytest

from reports.facts.standards import rule_switches, standards_on
from tests.factories.places import COUNTY_CODE, TOWN_CODE, a_division
from tests.factories.reports import a_rule_switch, a_standard

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)


def test_standards_are_read_in_one_query_with_their_scope(django_assert_num_queries):
    a_standard("min-office-area", scope_division=a_division())
    a_standard("min-office-fund", value=Decimal(20000), unit="元")

    with django_assert_num_queries(1):
        standards = standards_on(DAY, COUNTY_CODE)

    assert [row.scope_code for row in standards.rows] == [COUNTY_CODE, ""]
    assert standards.find("min-office-area", "360424100001").value == 500


def test_standards_are_those_in_force_on_the_day():
    a_standard("households", valid_to=date(2025, 12, 31), value=Decimal(700))
    a_standard("households", valid_from=date(2026, 1, 1), value=Decimal(3000))

    found = [
        standards_on(day, COUNTY_CODE).find("households", "360424100001").value
        for day in (date(2025, 6, 1), date(2026, 6, 1))
    ]

    assert found == [700, 3000]


def test_a_countys_standard_overrides_the_nations_in_the_county_alone():
    a_standard("min-office-area", value=Decimal(300))
    a_standard("min-office-area", scope_division=a_division())

    standards = standards_on(DAY, "360000000000")

    assert standards.find("min-office-area", "360424100001").value == 500
    assert standards.find("min-office-area", "360425100001").value == 300


def test_standards_of_other_places_are_not_read():
    a_standard(scope_division=a_division("500151000000"))

    assert standards_on(DAY, COUNTY_CODE).rows == ()


def test_the_nearest_switch_wins_and_holds_below():
    a_rule_switch(division=a_division("360000000000"), is_enabled=True)
    a_rule_switch(division=a_division(), is_enabled=False)
    a_rule_switch(rule_code="office-rent-burden", is_enabled=True)

    assert rule_switches(TOWN_CODE) == {
        "office-not-owned": False,
        "office-rent-burden": True,
    }


def test_a_switch_below_says_nothing_of_the_scope():
    a_rule_switch(is_enabled=True)

    assert rule_switches("360000000000") == {}
