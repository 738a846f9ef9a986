"""Counties made up from seeds, with unknowns everywhere: every number that their
reports print is proved by the rows."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.reports.evidence.counties import COUNTY, county
from tests.reports.evidence.made import Report, a_report, strict_county, undone
from tests.reports.evidence.proof import faults
from tests.reports.evidence.proof_assessment import assessment_faults
from tests.reports.evidence.proof_coverage import uncovered
from tests.reports.evidence.proof_tables import table_faults
from tests.reports.evidence.themes import THEMES

SEEDS = range(12)
# How often a figure is not on record: in some counties hardly ever, in some mostly.
UNKNOWN = (0.1, 0.35, 0.6)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=SEEDS)
def made_up(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Report]:
    """The report on a county; its rows are there as long as it is asked about."""
    with django_db_blocker.unblock(), undone():
        strict_county()
        county(request.param, THEMES, unknown=UNKNOWN[request.param % len(UNKNOWN)])
        yield a_report(COUNTY, tmp_path_factory.mktemp("county"), base="2024")


def test_every_figure_and_finding_is_what_the_rows_give(made_up: Report) -> None:
    assert assessment_faults(made_up) == []


def test_every_number_of_the_text_is_proved(made_up: Report) -> None:
    assert faults(made_up) == []


def test_every_number_of_tables_and_charts_is_proved(made_up: Report) -> None:
    assert table_faults(made_up) == []


def test_what_only_some_have_reported_says_so(made_up: Report) -> None:
    assert list(uncovered(made_up)) == []
