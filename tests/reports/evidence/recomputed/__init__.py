"""Every figure and finding of a report, worked out again from the rows.

Nothing is shared with what makes reports: a mistake would have to be made twice
to go unnoticed. Standards are rows like others.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from communities.models import ReportingPeriod
from tests.reports.evidence.recomputed import (
    construction,
    funding,
    held_apart,
    held_party,
    held_premises,
    held_scale,
    held_services,
    held_staff,
    held_works,
    lacking,
    party,
    pay,
    premises,
    safety,
    scale,
    services,
    staff,
)
from tests.reports.evidence.recomputed.answers import Answer, Item, Top
from tests.reports.evidence.recomputed.outcomes import Found, Short
from tests.reports.evidence.recomputed.record import Place, Record, kinds

__all__ = ["Answer", "Found", "Item", "Place", "Recomputed", "Short", "Top", "kinds"]

_THEMES = (
    *(scale, premises, staff, pay, party),
    *(services, funding, safety, construction),
)
FIGURES = {slug: make for theme in _THEMES for slug, make in theme.FIGURES.items()}
BOUNDS = {slug: them for theme in _THEMES for slug, them in theme.BOUNDS.items()}
RULES = {
    code: rule
    for theme in (
        *(held_scale, held_premises, held_staff, held_party),
        *(held_services, held_works, held_apart),
    )
    for code, rule in theme.RULES.items()
}


@dataclass
class Recomputed:
    """A scope on a day; figures and findings by their slugs and codes."""

    record: Record

    @classmethod
    def of(
        cls, scope: str, as_of: date, period: str = "2025", base: str | None = None
    ) -> "Recomputed":
        found = ReportingPeriod.objects.get(code=period)
        before = ReportingPeriod.objects.get(code=base) if base else None
        return cls(Record(scope, as_of, found, before))

    def work_out(self) -> None:
        """All of it from the rows as they are now, whatever becomes of them."""
        for _ in (self.figures, self.findings, self.missing, self.standards):
            pass

    @cached_property
    def figures(self) -> dict[str, Answer]:
        places = self.record.places
        return {slug: make(places) for slug, make in FIGURES.items()}

    @cached_property
    def findings(self) -> dict[str, Found]:
        places = self.record.places
        return {
            code: Found(rule, tuple((place, rule.check(place)) for place in places))
            for code, rule in RULES.items()
        }

    @cached_property
    def missing(self) -> dict[tuple[str, str], lacking.Missing]:
        return lacking.missing(self.record.places)

    @cached_property
    def standards(self) -> dict[str, Any]:
        """Standards in force by the key of their evidence."""
        found = {}
        for row in self.record.standards:
            scope = row.scope_division.code if row.scope_division else "CN"
            kind = "/".join(["", *sorted(kinds(row))]) if kinds(row) else ""
            found[f"standard:{row.slug}@{scope}{kind}"] = row
        return found
