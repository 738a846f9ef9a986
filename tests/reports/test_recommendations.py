"""Which advice a scope's report may give."""

import pytest

from reports.indicators.base import Theme
from reports.recommendations import recommendations_for
from tests import factories


def codes(scope: str) -> list[str]:
    return [each.code for each in recommendations_for(scope)]


def test_advice_comes_with_the_rules_it_answers(db):
    advice = factories.a_recommendation("build-premises")
    for position, rule in enumerate(("office-not-owned", "no-meeting-room"), 1):
        factories.a_rule_answered(
            recommendation=advice, rule_code=rule, position=position
        )

    (found,) = recommendations_for(factories.COUNTY_CODE)

    assert found.theme is Theme.PREMISES
    assert found.rules == {"office-not-owned", "no-meeting-room"}
    assert found.positions == {"office-not-owned": 1, "no-meeting-room": 2}


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("360000000000", ["everywhere"]),
        (factories.COUNTY_CODE, ["everywhere", "of-the-county"]),
        (factories.TOWN_CODE, ["everywhere", "of-the-county"]),
        ("360424100001", ["everywhere", "of-the-county"]),
        ("360425000000", ["everywhere"]),
    ],
)
def test_advice_of_a_division_is_for_its_own_reports(scope, found, db):
    factories.a_recommendation("of-the-county", division=factories.a_division())
    factories.a_recommendation("everywhere")

    assert codes(scope) == found


def test_advice_out_of_use_is_not_given(db):
    factories.a_recommendation("out-of-use", is_active=False)

    assert codes(factories.COUNTY_CODE) == []
