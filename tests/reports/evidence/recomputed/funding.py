"""Money given and earned, in yuan: every figure of 经费保障."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Model

from funding.models import CommunityIncome, FundingItem
from tests.reports.evidence.recomputed.answers import (
    Figure,
    one_by_one,
    split,
    spread,
    total,
)
from tests.reports.evidence.recomputed.record import Place, Read, whole

# What arrived, else what was planned, else what was spent: the same money.
KINDS = ("allocated", "budget", "spent")


def items(place: Place) -> list[FundingItem] | None:
    return place.handed_in(place.in_period(FundingItem), "funding")


def sums(place: Place) -> dict[tuple[str, str], Decimal | None] | None:
    """By purpose and source, of the best kind on record."""
    found = items(place)
    if found is None:
        return None
    money: dict[tuple[str, str], Decimal | None] = {}
    for key in {(row.purpose, row.source or "unknown") for row in found}:
        same = [row for row in found if (row.purpose, row.source or "unknown") == key]
        for kind in KINDS:
            amounts = [row.amount_yuan for row in same if row.kind == kind]
            if amounts:
                money[key] = whole(amounts)
                break
    return money


def fund(*purposes: str) -> Read:
    """Yuan for purposes; nothing given at all is 0, no row on them is unknown."""

    def read(place: Place) -> Decimal | None:
        found = sums(place)
        if not found:
            return Decimal(0) if items(place) == [] else None
        amounts = [sum_ for (what, _), sum_ in found.items() if what in purposes]
        return whole(amounts) if amounts else None

    return read


def by(part: int) -> Read:
    """By purpose (0) or source (1), unknown amounts left out."""

    def read(place: Place) -> dict[str, Decimal] | None:
        found = sums(place)
        if found is None:
            return None
        money: Counter[str] = Counter()
        for key, amount in found.items():
            if amount is not None:
                money[key[part]] += amount
        return dict(money) if money or not found else None

    return read


def yearly(
    place: Place, rows: Iterable[Model], amount: str
) -> dict[int, Decimal] | None:
    """Sums by year of the series; a year with an unknown part is unknown."""
    years: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.year in place.record.years:
            years[row.year].append(getattr(row, amount))
    known = {year: whole(amounts) for year, amounts in sorted(years.items())}
    return {year: sum_ for year, sum_ in known.items() if sum_ is not None} or None


def income(place: Place) -> dict[int, Decimal] | None:
    found = yearly(place, place.rows(CommunityIncome), "amount_yuan")
    return {} if found is None and place.says_nothing("income") else found


def keyed(read: Read) -> Read:
    def by_year(place: Place) -> dict[str, Any] | None:
        found = read(place)
        return None if found is None else {str(year): n for year, n in found.items()}

    return by_year


FIGURES: dict[str, Figure] = {
    "office_fund_per_community": spread(fund("office")),
    "work_fund_per_community": spread(fund("work")),
    "special_fund_per_community": spread(fund("serve_masses")),
    "office_fund_total": total(fund("office")),
    "facility_cost": total(fund("construction", "renovation")),
    "funding_by_source": split(by(1)),
    "funding_by_purpose": split(by(0)),
    "income_by_year": one_by_one(split, keyed(income)),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
