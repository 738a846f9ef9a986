"""What a rule is, and what is kept of its outcomes over a scope.

A rule is a pure check of one community against standards, with the words for
what it finds beside it. It answers with a Gap, with NotAssessed naming what is
missing on record, or with None: nothing to say.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme, place_of
from reports.indicators.tallies import Place
from reports.rules.standards import Standard, Standards

Number = int | Decimal


class Severity(StrEnum):
    BREACH = "breach"  # below a standard in force
    SHORTFALL = "shortfall"  # short of what the work needs
    ATTENTION = "attention"  # worth watching


@dataclass(frozen=True, slots=True)
class Gap:
    """Observed against required. ``required`` is None where a rule only asks
    whether something is there; ``detail`` holds what the wording names (a
    provider, a reason, a rent), all plain values."""

    observed: Number | None
    required: Number | None
    unit: str
    standard: Standard | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> Decimal:
        """How far off, for ranking: 0 is on the mark, larger is worse."""
        if self.observed is None or self.required is None:
            return Decimal(0)
        if not self.required:
            return Decimal(abs(self.observed))
        return abs(Decimal(self.observed) - self.required) / abs(Decimal(self.required))


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """The record lacks what the rule asks for; ``missing`` is in Chinese words."""

    missing: str


Outcome = Gap | NotAssessed | None
Check = Callable[[CommunityFacts, Standards], Outcome]


@dataclass(frozen=True, slots=True)
class Hit:
    """One community a finding is about."""

    place: Place
    gap: Gap


# Rows kept in memory per finding: what the longest table of the PDF holds.
# All rows are in the spool of the run.
KEPT = 200


@dataclass(slots=True)
class Finding:
    """A rule's outcomes over a scope: mergeable, bounded in size."""

    rule: "Rule"
    of: int = 0
    assessed: int = 0
    hit: int = 0
    missing: "Counter[str]" = field(default_factory=Counter)
    observed_total: Number = 0
    required_total: Number = 0
    worst: list[Hit] = field(default_factory=list)  # worst first, at most KEPT

    def add(self, facts: CommunityFacts, outcome: Outcome) -> Hit | None:
        self.of += 1
        if isinstance(outcome, NotAssessed):
            self.missing[outcome.missing] += 1
            return None
        self.assessed += 1
        if outcome is None:
            return None
        self.hit += 1
        self.observed_total += outcome.observed or 0
        self.required_total += outcome.required or 0
        found = Hit(place_of(facts), outcome)
        self.worst.append(found)
        if len(self.worst) >= 2 * KEPT:
            self._trim()
        return found

    def merge(self, other: "Finding") -> None:
        self.of += other.of
        self.assessed += other.assessed
        self.hit += other.hit
        self.missing.update(other.missing)
        self.observed_total += other.observed_total
        self.required_total += other.required_total
        self.worst.extend(other.worst)
        self._trim()

    def settle(self) -> None:
        """Puts the kept rows in order; called once when all are in."""
        self._trim()

    def _trim(self) -> None:
        self.worst.sort(key=lambda hit: (-hit.gap.ratio, hit.place.code))
        del self.worst[KEPT:]

    @property
    def share(self) -> Decimal | None:
        """Failing share of the communities that could be assessed."""
        return Decimal(self.hit) / self.assessed if self.assessed else None

    @property
    def standards(self) -> list[Standard]:
        """The distinct standards behind the kept rows, in order of first use."""
        found: dict[str, Standard] = {}
        for hit in self.worst:
            if hit.gap.standard:
                key = f"{hit.gap.standard.slug}@{hit.gap.standard.scope_code}"
                found.setdefault(key, hit.gap.standard)
        return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``code`` never changes its meaning; wording and thresholds may.

    ``heading`` heads the finding when it stands alone. ``wording`` makes its
    sentences (reports.document.sentences); ``extension`` rules are the portal's
    own proposals, switched on by a county.
    """

    code: str
    heading: str
    theme: Theme
    severity: Severity
    source: str  # whose rule it is, in Chinese, for the annex
    check: Check
    wording: Callable[[Finding, "Figures"], Any]
    standards: tuple[str, ...] = ()  # slugs it asks for
    extension: bool = False


# slug -> reports.indicators.base.Figure, as wording may quote them.
Figures = Mapping[str, Any]
