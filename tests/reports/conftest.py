"""What tests of reports share: a county with some record, and the report fonts."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import User
from communities.models import Community
from reports import issuing, missing
from reports.document.shapes import Document
from reports.explorer import reading
from reports.models import Report
from reports.order import Order
from reports.render.fonts import FontSet, font_set
from tests import factories
from tests.reports.drafts import a_made_report

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


@pytest.fixture
def report(official: User, order: Order, files: Path) -> Report:
    """The official's, finished: their workbook of the county."""
    return a_made_report(order, official)


@pytest.fixture
def second(county: list[Community]) -> User:
    """Another official, who may review what the first has written."""
    return factories.a_user("second", "official")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of an issue that take no time: their making is told elsewhere."""

    def made(
        document: Document,
        read: object,
        without: object,
        folder: Path,
        on_progress: object,
    ) -> dict[str, Path]:
        path = folder / "report.pdf"
        path.write_bytes(document.title.encode())
        return {"pdf": path}

    monkeypatch.setattr(issuing, "made", made)


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Each test has a record of its own, whose versions count from the beginning."""
    reading._counted.cache_clear()
    missing._folded.cache_clear()
