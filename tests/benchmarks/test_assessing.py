"""Counties that are copied are whole, and as good as those that were filled in."""

from datetime import date

import pytest

from benchmarks import assessing, copies, synthetic, workers
from communities.models import Community, Division
from facilities.models import PremisesRoom
from reports.assessment import Assessment
from reports.data_version import governed_models
from reports.facts.collect import Request, collect
from reports.indicators.catalogue import INDICATORS
from reports.rules.standards import Standards

COUNTED = ("community_count", "household_total", "staff_total", "hazard_total")


@pytest.fixture
def copied(db: None) -> None:
    synthetic.fill(2)
    copies.multiply(3)


def figures(scope: str) -> dict[str, int]:
    """Of all that is below the division."""
    day = date(2026, 3, 12)
    assessment = Assessment(INDICATORS, (), Standards(day, ()))
    request = Request(scope_code=scope, scope_name="", period_code="2025", as_of=day)
    for facts in collect(request):
        assessment.add(facts)
    assessment.finish()
    return {slug: assessment.figures[slug].exact for slug in COUNTED}


def test_three_counties_have_three_times_as_much(copied: None) -> None:
    one, all_ = figures(synthetic.COUNTY), figures(synthetic.PROVINCE)

    assert one["community_count"] == 2
    assert all_ == {slug: 3 * number for slug, number in one.items()}


def test_every_copied_row_hangs_on_a_row_of_its_own_county(copied: None) -> None:
    counties = Division.objects.filter(level="county")
    rooms = PremisesRoom.objects.select_related("premises__community__township")

    assert counties.count() == 3
    assert {each.code[:6] for each in Community.objects.all()} == {
        county.code[:6] for county in counties
    }
    for room in rooms:
        community = room.premises.community
        assert community.code.startswith(community.township.code[:9])
        assert room.pk // copies.STEP == community.pk // copies.STEP


def test_copied_rows_keep_the_rules_of_the_record(copied: None) -> None:
    for model in governed_models():
        for row in model._default_manager.filter(pk__gt=copies.STEP):
            row.full_clean()


def test_rows_of_all_communities_are_counted(copied: None) -> None:
    assert copies.count() % 3 == 0
    assert copies.count() > 6 * 20


def test_growth_is_told_of_work_and_size() -> None:
    small = {"communities": 3000, "rows": 1, "seconds": 9.0, "cpu": 3.0, "mib": 130.0}
    large = small | {"communities": 30_000, "seconds": 60.0, "cpu": 31.5}

    _, first, second = assessing.lines([small, large])

    assert first == ("3,000", "1", "9.0", "3.0", "1.00", "130", "–")
    assert second == ("30,000", "1", "60.0", "31.5", "1.05", "130", "10.5 for 10")


def test_two_processes_are_told_against_one() -> None:
    result = {"files": "workbook", "seconds": {1: 12.0, 2: 8.0}}

    assert workers.lines([result])[1] == ("workbook", "12.0", "8.0", "1.50")
