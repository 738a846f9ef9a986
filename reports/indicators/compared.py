"""Folds that set figures against each other: by key, over time, over a region."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from reports.indicators.tallies import ByKey, Number, Place, Spread, Tally

Pair = tuple[Number, Number]  # part and whole


@dataclass(slots=True)
class Ratios(ByKey):
    """Ratios by key; contribute ``{key: (part, whole)}``.

    A key counts only the communities that contributed it. One whose wholes sum
    to 0 is absent.
    """

    sums: dict[str, Pair] = field(default_factory=dict)

    def fold(self, place: Place, contribution: Mapping[str, Pair]) -> None:
        for key, (part, whole) in contribution.items():
            known = self.sums.get(key, (0, 0))
            self.sums[key] = (known[0] + part, known[1] + whole)

    def absorb(self, other: Self) -> None:
        for key, (part, whole) in other.sums.items():
            known = self.sums.get(key, (0, 0))
            self.sums[key] = (known[0] + part, known[1] + whole)

    def result(self) -> dict[str, Decimal]:
        return {
            key: Decimal(part) / Decimal(whole)
            for key, (part, whole) in sorted(self.sums.items())
            if whole
        }


@dataclass(frozen=True, slots=True)
class Level:
    """The same figure of one community or of several."""

    total: Number
    number: int
    low: Number
    high: Number

    @property
    def mean(self) -> Decimal:
        return Decimal(self.total) / self.number

    @property
    def is_even(self) -> bool:
        """Whether all have the same."""
        return self.low == self.high

    def with_those_of(self, other: "Level") -> "Level":
        return Level(
            self.total + other.total,
            self.number + other.number,
            min(self.low, other.low),
            max(self.high, other.high),
        )


@dataclass(slots=True)
class Levels(Tally):
    """Levels by key; contribute a mapping of figures.

    A key counts only the communities that contributed it.
    """

    levels: dict[Hashable, Level] = field(default_factory=dict)

    def fold(self, place: Place, contribution: Mapping[Hashable, Number]) -> None:
        for key, figure in contribution.items():
            self._join(key, Level(figure, 1, figure, figure))

    def absorb(self, other: Self) -> None:
        for key, level in other.levels.items():
            self._join(key, level)

    def _join(self, key: Hashable, level: Level) -> None:
        known = self.levels.get(key)
        self.levels[key] = known.with_those_of(level) if known else level

    def result(self) -> dict[Hashable, Level]:
        return dict(self.levels)


@dataclass(slots=True)
class Change(Tally):
    """A ratio or total now and in the base period, over the same communities.

    Contribute ``(now, base)``, each ``(part, whole)``; whole 1 in both and
    ``mean=False`` make it the change of a total.
    """

    mean: bool = False
    now: Pair = (0, 0)
    base: Pair = (0, 0)

    def fold(
        self,
        place: Place,
        contribution: tuple[Pair, Pair],
    ) -> None:
        self.now = _added(self.now, contribution[0])
        self.base = _added(self.base, contribution[1])

    def absorb(self, other: Self) -> None:
        self.now = _added(self.now, other.now)
        self.base = _added(self.base, other.base)

    def result(self) -> dict[str, Number] | None:
        """{"base": …, "now": …, "change": now - base}."""
        if not self.mean:
            base, now = self.base[0], self.now[0]
        elif self.now[1] and self.base[1]:
            base = Decimal(self.base[0]) / Decimal(self.base[1])
            now = Decimal(self.now[0]) / Decimal(self.now[1])
        else:
            return None
        return {"base": base, "now": now, "change": now - base}


def _added(one: Pair, other: Pair) -> Pair:
    return one[0] + other[0], one[1] + other[1]


@dataclass(slots=True)
class OverRegions(Tally):
    """Parts over the figure of the regions they lie in, each region once.

    Contribute ``(part, region code, region's figure)``.
    """

    part: Number = 0
    regions: dict[str, Number] = field(default_factory=dict)

    def fold(self, place: Place, contribution: tuple[Number, str, Number]) -> None:
        self.part += contribution[0]
        self.regions[contribution[1]] = contribution[2]

    def absorb(self, other: Self) -> None:
        self.part += other.part
        self.regions.update(other.regions)

    def result(self) -> Decimal | None:
        whole = sum(self.regions.values())
        return Decimal(self.part) / Decimal(whole) if whole else None


@dataclass(slots=True)
class OfRegions(Tally):
    """Sum of a figure of the regions that communities lie in, each region once.

    Contribute ``(region code, region's figure)``.
    """

    regions: dict[str, Number] = field(default_factory=dict)

    def fold(self, place: Place, contribution: tuple[str, Number]) -> None:
        code, figure = contribution
        self.regions[code] = figure

    def absorb(self, other: Self) -> None:
        self.regions.update(other.regions)

    def result(self) -> Number:
        return sum(self.regions.values())


@dataclass(slots=True)
class Overall(Spread):
    """Smallest and largest of all, where a community has several figures.

    Contribute the community's own ``{"min": …, "max": …}``.
    """

    def result(self) -> dict[str, Number]:
        return {"min": self.bounds["min"][0], "max": self.bounds["max"][1]}
