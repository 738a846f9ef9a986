"""A fold that keeps the rows themselves, as many as a table holds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from reports.indicators.tallies import NAMED, Number, Place, Tally


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a listing, ``figures`` by name as the record has them."""

    place: Place
    figures: Mapping[str, Any]


class ListedRows(tuple[Listed, ...]):
    """The first rows of a listing, and what holds of all of them.

    ``number`` rows there are, of ``places`` communities; of each number of theirs,
    ``sums`` adds up those on record and ``known`` tells how many have one but 0.
    ``is_cut``: there are more than can be kept.
    """

    number: int
    places: int
    is_cut: bool
    sums: Mapping[str, Number]
    known: Mapping[str, int]


@dataclass(slots=True)
class Listing(Tally):
    """The rows themselves; contribute an iterable of mappings, one per row.

    With ``order`` the rows with the smallest of that figure are kept, else
    those of the lowest codes; never more than ``most``.
    """

    most: int = NAMED
    order: str = ""
    count: int = 0
    places: int = 0
    sums: dict[str, Number] = field(default_factory=dict)
    known: "Counter[str]" = field(default_factory=Counter)
    rows: list[Listed] = field(default_factory=list)

    def fold(self, place: Place, contribution: Iterable[Mapping[str, Any]]) -> None:
        before = self.count
        for figures in contribution:
            self.count += 1
            self.rows.append(Listed(place, figures))
            for name, value in figures.items():
                if isinstance(value, int | Decimal) and value:
                    self.sums[name] = self.sums.get(name, 0) + value
                    self.known[name] += 1
        self.places += self.count > before
        if len(self.rows) >= 2 * self.most:
            self._trim()

    def absorb(self, other: Self) -> None:
        self.count += other.count
        self.places += other.places
        self.known.update(other.known)
        for name, value in other.sums.items():
            self.sums[name] = self.sums.get(name, 0) + value
        self.rows.extend(other.rows)
        self._trim()

    def _trim(self) -> None:
        self.rows.sort(key=self._rank)
        del self.rows[self.most :]

    def _rank(self, row: Listed) -> tuple[Any, ...]:
        first = (row.figures[self.order],) if self.order else ()
        return (*first, row.place.code, sorted(map(str, row.figures.values())))

    def result(self) -> ListedRows:
        self._trim()
        found = ListedRows(self.rows)
        found.number, found.places = self.count, self.places
        # Of those put in order no more were asked for.
        found.is_cut = not self.order and self.count > len(self.rows)
        found.sums, found.known = dict(self.sums), dict(self.known)
        return found
