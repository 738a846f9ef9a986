"""Words for how figures move: which verb, which unit, what trend."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from reports.document.sentences import parts, percent, points, trimmed
from reports.document.shapes import Part, Quantity

Number = int | Decimal


class Verbs(Enum):
    """Up and down as each kind of figure says it."""

    AMOUNT = ("增长", "下降")  # amounts of money, areas
    NUMBER = ("增加", "减少")  # persons, things
    CASES = ("上升", "下降")
    LEVEL = ("提高", "降低")  # shares, means

    @property
    def up(self) -> str:
        return self.value[0]

    @property
    def down(self) -> str:
        return self.value[1]


def trend(values: Sequence[Number]) -> str | None:
    """The trend of a series by years, from its monotonicity; None below three.

    Two years make a change (``change``), not yet a trend.
    """
    if len(values) < 3:
        return None
    steps = [later - earlier for earlier, later in itertools.pairwise(values)]
    if all(step > 0 for step in steps):
        return "呈逐年上升趋势"
    if all(step < 0 for step in steps):
        return "呈逐年递减趋势"
    if not any(steps):
        return "各年持平"
    if all(step >= 0 for step in steps):
        return "总体呈上升趋势"
    if all(step <= 0 for step in steps):
        return "总体呈下降趋势"
    return "有升有降"


# A rate below it would print as 0%.
_NOTICED = Decimal("0.00005")
_TIMES = {1: "一", 2: "两", 3: "三", 4: "四"}


def change(old: Number, new: Number, evidence: str, verbs: Verbs) -> tuple[Part, ...]:
    """How far ``new`` lies from ``old``: 增长12.5%, 翻了一番, 增长3.5倍, 持平.

    增长n倍 counts the increase alone (four times the old is 增长3倍); a decrease
    is never told in 倍. From nothing there is no rate: empty.
    """
    if old == new:
        return ("持平",)
    if not old:
        return ()
    rate = (Decimal(new) - Decimal(old)) / abs(Decimal(old))
    if abs(rate) < _NOTICED:
        return ("基本持平",)
    if rate < 0:
        return parts("{verb}{by}", verb=verbs.down, by=_rate(-rate, evidence))
    if rate < 1:
        return parts("{verb}{by}", verb=verbs.up, by=_rate(rate, evidence))
    for times, word in _TIMES.items():
        if Decimal(new) == Decimal(old) * 2**times:
            return parts("翻了{times}番", times=Quantity(word, evidence, times))
    return parts("{verb}{by}倍", verb=verbs.up, by=trimmed(rate, evidence, 1))


def _rate(rate: Decimal, evidence: str) -> Quantity:
    """As a percentage; one too small for one decimal is given two."""
    return percent(rate, evidence, 1 if rate >= Decimal("0.0005") else 2)


def share_change(
    difference: Decimal, evidence: str, verbs: Verbs = Verbs.LEVEL
) -> tuple[Part, ...]:
    """A difference of two shares, in 个百分点."""
    if not difference:
        return ("持平",)
    verb = verbs.up if difference > 0 else verbs.down
    return parts("{verb}{by}个百分点", verb=verb, by=points(difference, evidence))
