"""How far figures have been reviewed is told where a report is asked for."""

import pytest

from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
COUNTY, OURS, THEIRS = "360424000000", "360424100000", "360425100000"


@pytest.fixture
def official() -> PageClient:
    """Of a county with two streets, one accepted; another county has one, too."""
    period = factories.a_period("2025")
    county = factories.a_division(COUNTY, name="修水县")
    people = {"handed_in_by": factories.a_user(), "reviewed_by": factories.a_user("b")}
    for code in (OURS, "360424101000", THEIRS):
        street = factories.a_township(code, name=f"镇{code[5:9]}")
        factories.some_figures(
            factories.a_community(f"{code[:9]}001", township=street), period
        )
        if code != "360424101000":
            factories.a_round(street, period, state="accepted", **people)
    return PageClient(factories.a_user("official", "official", county))


def told(client: PageClient, **asked: str) -> str:
    page = client.get("/reports/new/", {"period": "2025", **asked}).content.decode()
    _, found, after = page.partition('class="alert alert-info"')
    return after.partition("</div>")[0] if found else ""


def test_streets_accepted_are_counted_under_the_name_of_the_scope(official):
    said = told(official, scope=COUNTY)
    assert "修水县, 2025: 1 of 2 streets have been reviewed and accepted." in said
    assert COUNTY not in said


@pytest.mark.parametrize("scope", [THEIRS, "360425000000", "360000000000", "修水"])
def test_nothing_is_told_of_places_that_are_not_the_readers(official, scope):
    assert "reviewed" not in told(official, scope=scope)
