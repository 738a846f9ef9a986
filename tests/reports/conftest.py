"""What tests of reports share: a county with some record, and the report fonts."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import User
from communities.models import Community
from reports.order import Order
from reports.render.fonts import FontSet, font_set
from tests import factories

AS_OF = date(2026, 3, 12)


@pytest.fixture(scope="session")
def font_dir() -> Path:
    """script/test names the folder; a bare pytest finds the portal's own."""
    given = settings.REPORT_FONT_DIR
    return given if given.is_dir() else settings.BASE_DIR / "var" / "fonts"


@pytest.fixture(scope="session")
def fonts(font_dir: Path) -> FontSet:
    return font_set(font_dir)


@pytest.fixture
def county(db: None) -> list[Community]:
    """Three communities: two with figures and an office, one with nothing."""
    factories.a_division()
    period = factories.a_period("2025")
    communities = [factories.a_community() for _ in range(3)]
    for number, community in enumerate(communities[:2], 1):
        factories.some_figures(
            community, period, household_count=2000 * number, population=6000 * number
        )
        factories.a_borrowed_office(community, floor_area_m2=60 * number)
    return communities


@pytest.fixture
def official(county: list[Community]) -> User:
    return factories.a_user("official", "official")


@pytest.fixture
def order() -> Order:
    """The county's workbook for 2025: quick to make."""
    return Order(
        scope_code=factories.COUNTY_CODE,
        period_code="2025",
        as_of=AS_OF,
        formats=("xlsx",),
    )
