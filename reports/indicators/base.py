"""What an indicator is: one figure of the status part of a report.

An indicator is two pure functions and the words around them: one takes a
community's facts to what it adds (None: not on record), ``tally`` makes the
fold. ``contribute`` is the one door to the first of them, for the assessment
and for whoever lists the rows behind a figure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.indicators.tallies import Number, Place, Superlative, Tally
from reports.rules.standards import Standards


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
    the number itself otherwise. Values that are mappings name their keys in
    ``keys`` (key -> Chinese), in printing order; a key that is not in it (a
    year) is printed as it is.

    Exactly one of ``contribution`` and ``against`` is set: the second is for
    figures that count communities by a standard in force.
    """

    slug: str
    label: str
    unit: str
    theme: Theme
    formula: str  # in Chinese words, printed in the workbook
    tally: Callable[[], Tally]
    contribution: Callable[[CommunityFacts], Any] | None = None
    against: Callable[[CommunityFacts, Standards], Any] | None = None
    decimals: int = 0
    keys: dict[str, str] | None = None

    def __post_init__(self) -> None:
        if (self.contribution is None) == (self.against is None):
            raise ValueError(f"{self.slug}: one of contribution and against is needed")

    def contribute(self, facts: CommunityFacts, standards: Standards) -> Any:
        """What the community adds to the figure; None when not on record."""
        if self.contribution is not None:
            return self.contribution(facts)
        assert self.against is not None  # noqa: S101 - see __post_init__
        return self.against(facts, standards)

    def rounded(self, value: Any) -> Any:
        """The value at printing precision, half up; what is no number is kept."""
        if isinstance(value, Superlative):
            return Superlative(self.rounded(value.figure), value.places, value.count)
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
    # How many gave each key, where keys are handed in one by one.
    reported_by: Mapping[Any, int] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return self.value is not None

    def reported_of(self, key: str) -> int:
        """How many communities the part of the value with this key rests on."""
        return self.reported_by.get(key, self.reported)

    @property
    def is_even(self) -> bool:
        """Whether all parts rest on the same communities."""
        return all(times == self.reported for times in self.reported_by.values())


def indicator(
    theme: Theme,
    slug: str,
    label: str,
    unit: str,
    formula: str,
    tally: Callable[[], Tally],
    contribution: Callable[[CommunityFacts], Any],
    *,
    decimals: int = 0,
    keys: dict[str, str] | None = None,
) -> Indicator:
    """An indicator of facts alone, in the order its definition reads best."""
    return Indicator(
        slug=slug,
        label=label,
        unit=unit,
        theme=theme,
        formula=formula,
        tally=tally,
        contribution=contribution,
        decimals=decimals,
        keys=keys,
    )


def averaged(
    read: Callable[[CommunityFacts], Number | None],
) -> Callable[[CommunityFacts], tuple[Number, int] | None]:
    """Feeds a Ratio so that it becomes the mean per community."""

    def contribution(facts: CommunityFacts) -> tuple[Number, int] | None:
        number = read(facts)
        return None if number is None else (number, 1)

    return contribution


def place_of(facts: CommunityFacts) -> Place:
    return Place(facts.code, facts.label, facts.township)
