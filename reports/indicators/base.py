"""What an indicator is: one figure of the status part of a report.

An indicator is two pure functions and the words around them. ``contribution``
takes one community's facts to what it adds, None when not on record;
``tally`` makes the fold. The rows behind a figure are the contributions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.indicators.tallies import Place, Superlative, Tally


class Theme(StrEnum):
    """The parts of a report, in the order they are printed."""

    SCALE = "scale"
    PREMISES = "premises"
    STAFF = "staff"
    PARTY = "party"
    SERVICES = "services"
    FUNDING = "funding"
    SAFETY = "safety"
    CONSTRUCTION = "construction"


THEME_NAMES = {
    Theme.SCALE: "规模与结构",
    Theme.PREMISES: "阵地建设",
    Theme.STAFF: "队伍建设",
    Theme.PARTY: "党的建设",
    Theme.SERVICES: "服务体系",
    Theme.FUNDING: "经费保障",
    Theme.SAFETY: "平安建设",
    Theme.CONSTRUCTION: "项目建设",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """``unit`` is Chinese as printed; "share" means a number from 0 to 1.

    ``decimals`` is the printing precision: of the percentage for a share, of
    the number itself otherwise. Distributions name their keys in ``keys``
    (key -> Chinese), in printing order.
    """

    slug: str
    label: str
    unit: str
    theme: Theme
    formula: str  # in Chinese words, printed in the workbook
    tally: Callable[[], Tally]
    contribution: Callable[[CommunityFacts], Any]
    decimals: int = 0
    keys: dict[str, str] | None = None

    def rounded(self, value: Any) -> Any:
        """The value at printing precision, half up; what is no number is kept."""
        if isinstance(value, Superlative):
            return Superlative(self.rounded(value.figure), value.places)
        if isinstance(value, dict):
            return {key: self.rounded(part) for key, part in value.items()}
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return value
        places = self.decimals + 2 if self.unit == "share" else self.decimals
        exact = Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return int(exact) if places == 0 else exact


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's outcome over a scope; ``value`` is rounded for print."""

    indicator: Indicator
    value: Any
    exact: Any
    reported: int
    of: int

    @property
    def is_known(self) -> bool:
        return self.value is not None


def place_of(facts: CommunityFacts) -> Place:
    return Place(facts.code, facts.label, facts.township)
