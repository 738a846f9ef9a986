"""Mergeable folds: what an indicator keeps while communities stream past.

A tally is fed one contribution per community (None: not on record) and can be
merged with the tally of another part of the scope, in any order, to the same
result. Its size does not grow with the scope, but for the ties of an extreme.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping
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
class Distribution(Tally):
    """Sums by key; contribute a mapping. Keys without a row are absent."""

    counts: "Counter[Any]" = field(default_factory=Counter)

    def fold(self, place: Place, contribution: Mapping[Any, Number]) -> None:
        for key, number in contribution.items():
            self.counts[key] += number  # type: ignore[assignment]

    def absorb(self, other: Self) -> None:
        for key, number in other.counts.items():
            self.counts[key] += number

    def result(self) -> dict[str, Number]:
        return dict(sorted(self.counts.items()))


@dataclass(slots=True)
class Extreme(Tally):
    """The largest or smallest figure and every community that has it."""

    largest: bool = True
    figure: Number | None = None
    places: list[Place] = field(default_factory=list)

    def fold(self, place: Place, contribution: Number) -> None:
        self._offer(contribution, [place])

    def absorb(self, other: Self) -> None:
        if other.figure is not None:
            self._offer(other.figure, other.places)

    def _offer(self, figure: Number, places: list[Place]) -> None:
        better = self.figure is None or (
            figure > self.figure if self.largest else figure < self.figure
        )
        if better:
            self.figure, self.places = figure, list(places)
        elif figure == self.figure:
            self.places = sorted([*self.places, *places], key=lambda p: p.code)

    def result(self) -> "Superlative":
        assert self.figure is not None  # noqa: S101 - reported is not 0
        return Superlative(self.figure, tuple(self.places))


@dataclass(frozen=True, slots=True)
class Superlative:
    figure: Number
    places: tuple[Place, ...]


@dataclass(slots=True)
class Spread(Tally):
    """Smallest and largest figure, of numbers or of mappings key by key."""

    bounds: dict[str, tuple[Number, Number]] = field(default_factory=dict)

    def fold(self, place: Place, contribution: Mapping[str, Number] | Number) -> None:
        if not isinstance(contribution, Mapping):
            contribution = {"": contribution}
        for key, number in contribution.items():
            self._widen(key, number, number)

    def absorb(self, other: Self) -> None:
        for key, (low, high) in other.bounds.items():
            self._widen(key, low, high)

    def _widen(self, key: str, low: Number, high: Number) -> None:
        known = self.bounds.get(key, (low, high))
        self.bounds[key] = (min(known[0], low), max(known[1], high))

    def result(self) -> dict[str, Any]:
        """{"min": …, "max": …}, or the same by key."""
        spans = {k: {"min": a, "max": b} for k, (a, b) in sorted(self.bounds.items())}
        return spans[""] if set(spans) == {""} else spans


@dataclass(slots=True)
class Names(Tally):
    """Distinct names with how often each came; contribute an iterable."""

    counts: "Counter[str]" = field(default_factory=Counter)

    def fold(self, place: Place, contribution: Any) -> None:
        self.counts.update(contribution)

    def absorb(self, other: Self) -> None:
        self.counts.update(other.counts)

    def result(self) -> list[str]:
        """The most frequent first, equals by name."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return [name for name, _ in ranked]
