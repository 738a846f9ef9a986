"""What is made of the communities' figures: sums, shares, ranges, the largest."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from tests.reports.evidence.recomputed.record import Place, Read


@dataclass(frozen=True)
class Answer:
    """A figure over a scope: unknown is None; ``reported`` have given it."""

    value: Any
    reported: int
    of: int
    # How many have given each key, where a missing one is not on record.
    by_key: dict[str, int] = field(default_factory=dict)

    def reported_of(self, key: str) -> int:
        """How many have given the part of it that has this key."""
        return self.by_key.get(key, self.reported)


@dataclass(frozen=True)
class Top:
    """The largest or smallest figure, and who has it in the order of codes."""

    figure: Any
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Item:
    """One thing of a listing, with its community."""

    place: Place
    figures: dict[str, Any]


Figure = Callable[[Sequence[Place]], Answer]
Known = list[tuple[Place, Any]]


def over(read: Read, make: Callable[[Known], Any]) -> Figure:
    """A figure made of the communities that have given their part of it."""

    def figure(places: Sequence[Place]) -> Answer:
        found = [(place, read(place)) for place in places]
        known = [(place, value) for place, value in found if value is not None]
        return Answer(make(known) if known else None, len(known), len(places))

    return figure


def total(read: Read) -> Figure:
    return over(read, lambda known: sum(value for _, value in known))


def divided(part: Any, by: Any) -> Decimal | None:
    return Decimal(part) / Decimal(by) if by else None


def both(part: Any, by: Any) -> tuple[Any, Any] | None:
    return None if part is None or by is None else (part, by)


def ratio(read: Read) -> Figure:
    """Of (part, whole): all parts by all wholes."""
    return over(
        read,
        lambda known: divided(
            sum(part for _, (part, _) in known), sum(by for _, (_, by) in known)
        ),
    )


def mean(read: Read) -> Figure:
    return over(
        read, lambda known: divided(sum(value for _, value in known), len(known))
    )


def split(read: Read) -> Figure:
    """Sums by key, of a mapping each."""

    def make(known: Known) -> dict[Any, Any]:
        sums: Counter[Any] = Counter()
        for _, parts in known:
            for key, number in parts.items():
                sums[key] += number
        return dict(sums)

    return over(read, make)


def one_by_one(make: Callable[[Read], Figure], read: Read) -> Figure:
    """Of figures by key that are handed in each for itself: who lacks one has not
    said it."""
    figure = make(read)

    def counted(places: Sequence[Place]) -> Answer:
        times = Counter(key for place in places for key in read(place) or ())
        return replace(figure(places), by_key=dict(times))

    return counted


def ratios(read: Read) -> Figure:
    """Shares by key, of {key: (part, whole)} each."""

    def make(known: Known) -> dict[Any, Decimal]:
        parts: Counter[Any] = Counter()
        wholes: Counter[Any] = Counter()
        for _, pairs in known:
            for key, (part, by) in pairs.items():
                parts[key] += part
                wholes[key] += by
        return {key: parts[key] / Decimal(by) for key, by in wholes.items() if by}

    return over(read, make)


def extent(values: Sequence[Any], *, collapsed: bool = True) -> Any:
    """One number where all are alike, else the smallest and the largest."""
    low, high = min(values), max(values)
    return low if collapsed and low == high else {"min": low, "max": high}


def extents(read: Read, absent: int | None = None) -> Figure:
    """Extents by key; ``absent`` counts where a community lacks a key."""

    def make(known: Known) -> dict[str, Any]:
        keys = {key for _, parts in known for key in parts}
        found = {
            key: [parts.get(key, absent) for _, parts in known] for key in sorted(keys)
        }
        return {
            key: extent([value for value in values if value is not None])
            for key, values in found.items()
        }

    return over(read, make)


def spread(read: Read, *, collapsed: bool = True) -> Figure:
    return over(
        read,
        lambda known: extent([value for _, value in known], collapsed=collapsed),
    )


def envelope(read: Read) -> Figure:
    """The extent of all figures of all communities."""
    return over(
        read,
        lambda known: extent(
            [value for _, values in known for value in values], collapsed=False
        ),
    )


def top(read: Read, choose: Callable[..., Any] = max) -> Figure:
    def make(known: Known) -> Top:
        figure = choose(value for _, value in known)
        return Top(figure, tuple(place for place, value in known if value == figure))

    return over(read, make)


def names(read: Read) -> Figure:
    """Texts, the most frequent first, those alike by themselves."""

    def make(known: Known) -> list[str]:
        counts = Counter(text for _, texts in known for text in texts)
        return sorted(counts, key=lambda text: (-counts[text], text))

    return over(read, make)


def listing(read: Read) -> Figure:
    return over(
        read,
        lambda known: [Item(place, item) for place, items in known for item in items],
    )


def change(now: Read, base: Read, *, averaged: bool = False) -> Figure:
    """Now and then, of the communities that have given both.

    ``averaged`` figures come as (part, whole).
    """

    def pair(place: Place) -> tuple[Any, Any] | None:
        return both(now(place), base(place)) if place.record.base else None

    def make(known: Known) -> dict[str, Any] | None:
        then, today = (_side(known, side, averaged=averaged) for side in (1, 0))
        if then is None or today is None:
            return None
        return {"base": then, "now": today, "change": today - then}

    return over(pair, make)


def _side(known: Known, side: int, *, averaged: bool) -> Any:
    values = [pair[side] for _, pair in known]
    if not averaged:
        return sum(values)
    return divided(sum(part for part, _ in values), sum(by for _, by in values))
