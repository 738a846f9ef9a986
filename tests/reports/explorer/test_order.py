"""Which rows of the table of findings come first, and how dark they are."""

import pytest

from reports.explorer.order import Row, Wanted, rows_of, step_of, sums_of
from reports.explorer.spread import Cell
from reports.indicators.base import Theme
from reports.rules.base import Gap, NotAssessed, Severity
from tests.reports.explorer.test_spread import COUNTY, FIRST, SECOND, spread
from tests.reports.test_assessment import a_rule

WATCH = a_rule("watch", severity=Severity.ATTENTION)
SHORT = a_rule("short", severity=Severity.SHORTFALL, theme=Theme.STAFF)
BREACH = a_rule(
    "breach",
    severity=Severity.BREACH,
    check=lambda facts, standards: None,
)
UNTOLD = a_rule("untold", check=lambda facts, standards: too_little(facts))


def too_little(facts):
    households = facts.period.household_count
    if households is None or households > 5500:
        return NotAssessed("户数")
    return Gap(households, 4500, "户") if households < 4500 else None


@pytest.fixture(scope="module")
def found():
    return spread(COUNTY, WATCH, SHORT, BREACH, UNTOLD)


def codes(rows: list[Row]) -> list[str]:
    return [row.rule.code for row in rows]


def test_the_worst_severity_comes_first_then_the_larger_share(found):
    assert codes(rows_of(found, Wanted())) == ["short", "untold", "watch"]
    with_all = rows_of(found, Wanted(only_found=False))
    assert codes(with_all) == ["breach", "short", "untold", "watch"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("share", "short"),
        ("hit", "short"),
        ("unknown", "untold"),
        ("theme", "watch"),
        (FIRST, "untold"),
        (SECOND, "short"),
        ("999999999999", "short"),
    ],
)
def test_other_orders(found, order, first):
    assert codes(rows_of(found, Wanted(order=order)))[0] == first


def test_filters_leave_the_rest_out(found):
    assert codes(rows_of(found, Wanted(theme="staff"))) == ["short"]
    assert codes(rows_of(found, Wanted(severity="attention"))) == ["watch"]
    assert codes(rows_of(found, Wanted(rule="untold"))) == ["untold"]


@pytest.mark.parametrize(
    ("hit", "assessed", "step"),
    [
        (0, 0, 0),
        (0, 9, 0),
        (1, 100, 1),
        (1, 10, 1),
        (11, 100, 2),
        (1, 4, 2),
        (1, 2, 3),
        (3, 4, 4),
        (1, 1, 5),
    ],
)
def test_steps_of_shading(hit, assessed, step):
    assert step_of(Cell(of=100, assessed=assessed, hit=hit)) == step


def test_sums_count_findings_and_the_rules_that_found_any():
    sums = sums_of([Cell(hit=3), Cell(), Cell(hit=2)])
    assert (sums.hits, sums.rules) == (5, 2)
