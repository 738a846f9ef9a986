"""Gaps and standards as pages print them."""

from decimal import Decimal

import pytest

from reports.rules.base import Gap
from reports.shown import gap_text, measured, standard_shown
from tests.reports.indicators.made import a_standard


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (Gap(48, 300, "平方米"), "252"),
        (Gap(Decimal("6.5"), 5, "名"), "1.5"),
        (Gap(Decimal("0.25"), Decimal("0.3"), "share"), "5 percentage points"),
        (Gap(0, None, "个"), None),
        (Gap(None, 3, "个"), None),
    ],
)
def test_the_distance_between_observed_and_required(gap, text):
    assert gap_text(gap) == text


def test_shares_are_percentages_and_what_is_not_there_is_none():
    assert measured(Decimal("0.294"), "share") == "29.4%"
    assert measured(1200, "元") == "1,200"
    assert measured(None, "元") is None


def test_a_standard_tells_who_issued_it_and_since_when():
    told = standard_shown(
        a_standard(
            300, issuing_body="民政部", doc_no="民发〔2021〕1号", clause="第三条"
        )
    )
    assert told["citation"].endswith("第三条")
    assert told["value"] == "300"
    assert told["issued"] == "民政部，民发〔2021〕1号"
