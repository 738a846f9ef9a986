"""Mergeable folds: what an indicator keeps while communities stream past.

A tally is fed one contribution per community (None: not on record) and can be
merged with the tally of another part of the scope, in any order, to the same
result. Its size does not grow with the scope: of named communities it keeps a
fixed number, the lowest codes first, and counts the others.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

Number = int | Decimal


@dataclass(slots=True)
class Tally(ABC):
    """How many communities were asked, and how many had an answer."""

    of: int = 0
    reported: int = 0

    def add(self, place: "Place", contribution: Any) -> None:
        """Counts one community; None counts as asked and not on record."""
        self.of += 1
        if contribution is None:
            return
        self.reported += 1
        self.fold(place, contribution)

    def merge(self, other: Self) -> None:
        self.of += other.of
        self.reported += other.reported
        self.absorb(other)

    @property
    def value(self) -> Any:
        """None while no community has reported."""
        return self.result() if self.reported else None

    @property
    def reported_by(self) -> Mapping[Any, int]:
        """How many gave each key, of figures whose keys are handed in one by one."""
        return {}

    @abstractmethod
    def fold(self, place: "Place", contribution: Any) -> None: ...

    @abstractmethod
    def absorb(self, other: Self) -> None: ...

    @abstractmethod
    def result(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A community as a superlative names it."""

    code: str
    name: str
    township: str


@dataclass(slots=True)
class Total(Tally):
    """Sum of numbers. Also a count of communities: contribute True or False."""

    total: Number = 0

    def fold(self, place: Place, contribution: Number) -> None:
        self.total += contribution

    def absorb(self, other: Self) -> None:
        self.total += other.total

    def result(self) -> Number:
        return self.total


@dataclass(slots=True)
class Ratio(Tally):
    """Sum of parts over sum of wholes; contribute ``(part, whole)``.

    Means, shares and densities are ratios. None while the wholes sum to 0.
    """

    part: Number = 0
    whole: Number = 0

    def fold(self, place: Place, contribution: tuple[Number, Number]) -> None:
        self.part += contribution[0]
        self.whole += contribution[1]

    def absorb(self, other: Self) -> None:
        self.part += other.part
        self.whole += other.whole

    def result(self) -> Decimal | None:
        return Decimal(self.part) / Decimal(self.whole) if self.whole else None


@dataclass(slots=True)
class ByKey(Tally):
    """What comes by key; contribute a mapping. A community without a key has none
    of it; ``one_by_one`` it has not said, and a key rests on those that gave it."""

    one_by_one: bool = False
    times: "Counter[Any]" = field(default_factory=Counter)

    def add(self, place: Place, contribution: Any) -> None:
        Tally.add(self, place, contribution)
        if self.one_by_one and contribution is not None:
            self.times.update(contribution.keys())

    def merge(self, other: Self) -> None:
        Tally.merge(self, other)
        self.times.update(other.times)

    @property
    def reported_by(self) -> Mapping[Any, int]:
        return self.times


@dataclass(slots=True)
class Distribution(ByKey):
    """Sums by key. Keys without a row are absent."""

    counts: "Counter[Any]" = field(default_factory=Counter)

    def fold(self, place: Place, contribution: Mapping[Any, Number]) -> None:
        for key, number in contribution.items():
            self.counts[key] += number  # type: ignore[assignment]

    def absorb(self, other: Self) -> None:
        for key, number in other.counts.items():
            self.counts[key] += number

    def result(self) -> dict[str, Number]:
        return dict(sorted(self.counts.items()))


# Communities named by a tied extreme or a listing: what a table of the PDF holds.
NAMED = 200


@dataclass(frozen=True, slots=True)
class Superlative:
    """``count`` communities have the figure; the first of them are named."""

    figure: Number
    places: tuple[Place, ...]
    count: int


@dataclass(slots=True)
class Extreme(Tally):
    """The largest or smallest figure and the communities that have it."""

    largest: bool = True
    figure: Number | None = None
    places: list[Place] = field(default_factory=list)
    count: int = 0

    def fold(self, place: Place, contribution: Number) -> None:
        self._offer(contribution, [place], 1)

    def absorb(self, other: Self) -> None:
        if other.figure is not None:
            self._offer(other.figure, other.places, other.count)

    def _offer(self, figure: Number, places: list[Place], count: int) -> None:
        better = self.figure is None or (
            figure > self.figure if self.largest else figure < self.figure
        )
        if better:
            self.figure, self.places, self.count = figure, list(places), count
        elif figure == self.figure:
            self.count += count
            # Streaming in code order, most ties beyond the named ones end here.
            if len(self.places) < NAMED or places[0].code < self.places[-1].code:
                self.places = _lowest_codes([*self.places, *places])

    def result(self) -> Superlative | None:
        if self.figure is None:
            return None
        return Superlative(self.figure, tuple(self.places), self.count)


def _lowest_codes(places: list[Place]) -> list[Place]:
    places.sort(key=lambda place: place.code)
    return places[:NAMED]


@dataclass(slots=True)
class Spread(Tally):
    """Smallest and largest figure, of numbers or of mappings key by key.

    With ``collapse`` a figure that is the same everywhere is that one number;
    with ``absent`` a community without a key has that figure for it.
    """

    collapse: bool = False
    absent: Number | None = None
    bounds: dict[str, tuple[Number, Number]] = field(default_factory=dict)
    times: "Counter[str]" = field(default_factory=Counter)

    def fold(self, place: Place, contribution: Mapping[str, Number] | Number) -> None:
        if not isinstance(contribution, Mapping):
            contribution = {"": contribution}
        for key, number in contribution.items():
            self._widen(key, number, number)
        self.times.update(contribution.keys())

    def absorb(self, other: Self) -> None:
        for key, (low, high) in other.bounds.items():
            self._widen(key, low, high)
        self.times.update(other.times)

    def _widen(self, key: str, low: Number, high: Number) -> None:
        known = self.bounds.get(key, (low, high))
        self.bounds[key] = (min(known[0], low), max(known[1], high))

    def result(self) -> Any:
        """{"min": …, "max": …} or one number; of mappings, the same by key."""
        spans = {key: self._span(key) for key in sorted(self.bounds)}
        return spans[""] if set(spans) == {""} else spans

    def _span(self, key: str) -> Any:
        low, high = self.bounds[key]
        if self.absent is not None and self.times[key] < self.reported:
            low, high = min(low, self.absent), max(high, self.absent)
        return low if self.collapse and low == high else {"min": low, "max": high}


@dataclass(slots=True)
class Names(Tally):
    """Distinct names with how often each came; contribute an iterable."""

    counts: "Counter[str]" = field(default_factory=Counter)

    def fold(self, place: Place, contribution: Iterable[str]) -> None:
        self.counts.update(contribution)

    def absorb(self, other: Self) -> None:
        self.counts.update(other.counts)

    def result(self) -> list[str]:
        """The most frequent first, equals by name."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return [name for name, _ in ranked]
