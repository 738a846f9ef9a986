"""What one unit of what is missing costs, in a division and a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from communities.divisions import ancestors_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Yuan for one unit of a measure in a division and all below it."""

    measure: str
    scope_code: str
    scope_name: str
    year: int
    amount_yuan: Decimal
    source: str


@dataclass(frozen=True)
class Prices:
    """Of each measure and division the latest price, none later than the report."""

    rows: tuple[Price, ...] = ()

    @classmethod
    def as_of(cls, rows: Iterable[Price], year: int) -> "Prices":
        latest: dict[tuple[str, str], Price] = {}
        for row in rows:
            if row.year <= year:
                key = (row.measure, row.scope_code)
                known = latest.get(key, row)
                latest[key] = max(known, row, key=lambda price: price.year)
        return cls(tuple(latest.values()))

    def find(self, measure: str, code: str) -> Price | None:
        """That of the nearest division above the community ``code``."""
        for place in (code, *ancestors_of(code)):
            if found := self._by_place.get((measure, place)):
                return found
        return None

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Price]:
        return {(row.measure, row.scope_code): row for row in self.rows}


NO_PRICES = Prices()
