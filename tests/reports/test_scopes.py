"""What a person may have reports made on, and what they see of it."""

import pytest

from jobs.errors import Explained
from reports.scopes import (
    allowed_scopes,
    find_scope,
    may_report,
    visibility_of,
)
from tests import factories

COUNTY, TOWN = factories.COUNTY_CODE, factories.TOWN_CODE


@pytest.fixture
def clerk(county):
    return factories.a_user("clerk", "clerk", factories.a_township())


def test_clerk_reports_on_the_own_street_and_what_is_in_it(clerk, county):
    assert [scope.code for scope in allowed_scopes(clerk)] == [TOWN]
    assert may_report(clerk, TOWN)
    assert may_report(clerk, county[0].code)
    assert not may_report(clerk, COUNTY)
    assert not may_report(clerk, "999999000000")


def test_viewer_reports_on_nothing(county):
    viewer = factories.a_user("viewer", "viewer")

    assert not allowed_scopes(viewer).exists()
    assert not may_report(viewer, COUNTY)


def test_scope_is_a_division_or_a_community(county):
    assert find_scope(COUNTY).name == "修水县"
    assert find_scope(county[0].code).name == county[0].name
    with pytest.raises(Explained, match="unknown_scope"):
        find_scope("999999000000")


def test_visibility_tells_apart_who_sees_different_rows(clerk, official, db):
    assert visibility_of(None, COUNTY) == visibility_of(official, COUNTY) == "all"
    assert visibility_of(clerk, TOWN) == "all"
    assert visibility_of(clerk, COUNTY) == TOWN
    assert visibility_of(factories.a_superuser(), COUNTY) == "all"
    assert visibility_of(factories.a_user("nobody"), COUNTY) == ""
