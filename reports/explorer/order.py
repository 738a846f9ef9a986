"""Rows of the table of findings: which are shown, and in which order. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.explorer.spread import Cell, Counts
from reports.rules.base import Rule, Severity

# Worst first.
SEVERITIES = tuple(Severity)
WORST, SHARE, HIT, UNKNOWN, THEME = "", "share", "hit", "unknown", "theme"
# The least failing share of each step of shading; the lowest is for any at all.
STEPS = tuple(map(Decimal, ("0", "0.1", "0.25", "0.5", "0.75")))


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: its cells in the order of the places, and all together."""

    rule: Rule
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Empty means all. ``order`` is one of the above or the code of a place."""

    theme: str = ""
    severity: str = ""
    rule: str = ""
    only_found: bool = True
    order: str = WORST

    def fits(self, rule: Rule) -> bool:
        return (
            self.theme in ("", rule.theme)
            and self.severity in ("", rule.severity)
            and self.rule in ("", rule.code)
        )


def step_of(cell: Cell) -> int:
    """0 for nothing found, else the step of shading: 1 for few to 5 for most."""
    if not cell.hit or cell.share is None:
        return 0
    return sum(cell.share > least for least in STEPS)


def rows_of(counts: Counts, wanted: Wanted) -> list[Row]:
    """Rows that fit, in the order wanted; equal ones as the rules stand."""
    places = counts.places
    rows = [
        Row(
            rule,
            tuple(counts.cell(rule, place) for place in places),
            counts.whole(rule),
        )
        for rule in counts.rules
        if wanted.fits(rule)
    ]
    shown = [row for row in rows if row.whole.hit or not wanted.only_found]
    return sorted(shown, key=_key(wanted.order, places))


def _key(order: str, places: list[str]) -> Callable[[Row], Any]:
    if order in places:
        number = places.index(order)
        return lambda row: (_worst(row.cells[number]), _severity(row))
    return {
        SHARE: lambda row: (_worst(row.whole), _severity(row)),
        HIT: lambda row: (-row.whole.hit, _severity(row)),
        UNKNOWN: lambda row: (-row.whole.unknown, _severity(row)),
        THEME: lambda row: 0,
    }.get(order, lambda row: (_severity(row), _worst(row.whole)))


def _severity(row: Row) -> int:
    return SEVERITIES.index(row.rule.severity)


def _worst(cell: Cell) -> tuple[Decimal, int]:
    """What cannot be told comes after what is fine: it is not known to be bad."""
    share = Decimal(-1) if cell.share is None else cell.share
    return -share, -cell.hit


@dataclass(frozen=True, slots=True)
class Sums:
    """Of one place, or of all: findings of communities, and rules that found any."""

    hits: int
    rules: int


def sums_of(cells: Iterable[Cell]) -> Sums:
    found = [cell.hit for cell in cells]
    return Sums(sum(found), sum(map(bool, found)))
