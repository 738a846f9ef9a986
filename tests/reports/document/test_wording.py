from decimal import Decimal

import pytest

from reports.document.shapes import Part
from reports.document.wording import Verbs, change, share_change, trend


def text(parts: tuple[Part, ...]) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([5, 3], None),
        ([50000, 14000, 0], "呈逐年递减趋势"),
        ([1, 2, 3, 4], "呈逐年上升趋势"),
        ([3, 3, 3], "各年持平"),
        ([1, 1, 2], "总体呈上升趋势"),
        ([2, 1, 1], "总体呈下降趋势"),
        ([1, 3, 2], "有升有降"),
    ],
)
def test_trend_follows_from_monotonicity(values: list[int], words: str | None) -> None:
    assert trend(values) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (33, 28, "下降15.2%"),
        (100, 100, "持平"),
        (100, 120, "上升20%"),
        (100, 200, "翻了一番"),
        (100, 400, "翻了两番"),
        # Four and a half times as much is three and a half times more.
        (18271, 81639, "上升3.5倍"),
        (100, 0, "下降100%"),
        (0, 10, ""),
        (10000, 10002, "上升0.02%"),
        (1000000, 1000049, "基本持平"),
        (1000000, 999950, "下降0.01%"),
    ],
)
def test_change_of_an_amount(old: int, new: int, words: str) -> None:
    assert text(change(old, new, "indicator:x", Verbs.CASES)) == words


def test_each_kind_of_figure_has_its_verbs() -> None:
    assert text(change(10, 11, "indicator:x", Verbs.AMOUNT)) == "增长10%"
    assert text(change(10, 9, "indicator:x", Verbs.NUMBER)) == "减少10%"


@pytest.mark.parametrize(
    ("difference", "words"),
    [("0.15", "提高15个百分点"), ("-0.025", "降低2.5个百分点"), ("0", "持平")],
)
def test_difference_of_shares_is_in_points(difference: str, words: str) -> None:
    assert text(share_change(Decimal(difference), "indicator:x")) == words


def test_numbers_of_a_change_name_their_evidence() -> None:
    quantities = [
        part
        for part in change(100, 200, "indicator:x", Verbs.AMOUNT)
        if not isinstance(part, str)
    ]
    assert [(q.text, q.evidence, q.value) for q in quantities] == [
        ("一", "indicator:x", 1)
    ]
