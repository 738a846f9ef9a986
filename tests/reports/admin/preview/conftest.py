"""A county to whose communities a change would make a difference."""

import pytest

from communities.models import Division
from tests import factories
from tests.browsing import PageClient
from tests.reports.admin.preview.looking import a_national_standard


@pytest.fixture
def county(db: None) -> Division:
    """Two streets: communities with four, seven and twelve social organisations, and
    one that has told nothing."""
    county = factories.a_division()
    north = factories.a_township(name="义宁镇")
    south = factories.a_township("360424101000", name="南城街道")
    period = factories.a_period("2025")
    for code, name, street, number in (
        ("360424100001", "百汇", north, 4),
        ("360424100002", "万坊", north, 7),
        ("360424101001", "东门", south, 12),
        ("360424101002", "桃里", south, None),
    ):
        place = factories.a_community(code, name=name, township=street)
        factories.some_figures(place, period, household_count=900)
        for each in range(number or 0):
            factories.a_social_organisation(place, name=f"协会{each}")
    a_national_standard()
    return county


@pytest.fixture
def root(county: Division) -> PageClient:
    return PageClient(factories.a_superuser())
