"""What an indicator prints and how it is made."""

from decimal import Decimal

import pytest

from reports.indicators.base import Indicator, Theme
from reports.indicators.tallies import Superlative, Total
from tests.reports.indicators.made import NO_STANDARDS, a_place


def an_indicator(**given) -> Indicator:
    fields = {
        "slug": "a",
        "label": "甲",
        "unit": "个",
        "theme": Theme.SCALE,
        "formula": "计数",
        "tally": Total,
        "contribution": lambda facts: 1,
    }
    return Indicator(**fields | given)


@pytest.mark.parametrize(
    ("unit", "decimals", "exact", "rounded"),
    [
        ("岁", 1, Decimal("40.05"), Decimal("40.1")),
        ("平方米", 0, Decimal("60.5"), 61),
        ("share", 1, Decimal("0.29385"), Decimal("0.294")),
        ("share", 2, Decimal("0.067412"), Decimal("0.0674")),
        ("个", 0, 7, 7),
        ("个", 0, None, None),
        (
            "个",
            0,
            {"a": Decimal("1.5"), "b": {"min": Decimal("0.4")}},
            {"a": 2, "b": {"min": 0}},
        ),
        ("个", 0, ["食杂店"], ["食杂店"]),
    ],
)
def test_values_are_rounded_half_up_at_printing_precision(
    unit, decimals, exact, rounded
):
    assert an_indicator(unit=unit, decimals=decimals).rounded(exact) == rounded


def test_a_superlative_keeps_its_places():
    exact = Superlative(Decimal("6.704"), (), 3)

    assert an_indicator(decimals=2).rounded(exact) == Superlative(
        Decimal("6.70"), (), 3
    )


def test_an_indicator_reads_facts_alone_or_against_standards_but_not_both():
    with pytest.raises(ValueError, match="contribution and against"):
        an_indicator(contribution=None)
    with pytest.raises(ValueError, match="contribution and against"):
        an_indicator(against=lambda facts, standards: 1)


def test_standards_reach_the_indicator_that_asks_for_them():
    counted = an_indicator(
        contribution=None, against=lambda facts, standards: standards.day.year
    )

    assert counted.contribute(a_place(), NO_STANDARDS) == 2026
