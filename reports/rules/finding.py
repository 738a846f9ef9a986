"""What is kept of a rule's outcomes over a scope."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import place_of
from reports.indicators.tallies import Place
from reports.rules.base import Gap, NotAssessed, NotHeld, Number, Outcome, Rule
from reports.rules.standards import NATION, Standard


@dataclass(frozen=True, slots=True)
class Hit:
    """One community a finding is about."""

    place: Place
    gap: Gap


# Rows kept in memory per finding: what the longest table of the PDF holds.
# All rows are in the spool of the run.
KEPT = 200

# What every gap shares beside its own ``shared``.
_OBSERVED = "observed"


class Several(Enum):
    """Stands for values that are not all the same."""

    SEVERAL = "several"


SEVERAL: Final = Several.SEVERAL


@dataclass(slots=True)
class Finding:
    """A rule's outcomes over a scope: mergeable, bounded in size."""

    rule: "Rule"
    of: int = 0
    assessed: int = 0
    hit: int = 0
    not_held: int = 0
    missing: "Counter[str]" = field(default_factory=Counter)
    observed_total: Number = 0
    required_total: Number = 0
    groups: "Counter[str]" = field(default_factory=Counter)
    sums: dict[str, Number] = field(default_factory=dict)
    held_to: dict[str, Standard] = field(default_factory=dict)  # by their evidence
    worst: list[Hit] = field(default_factory=list)  # worst first, at most KEPT
    # By the gap's ``most``; it may be none of the worst.
    leading: dict[str, Hit] = field(default_factory=dict)
    # What gaps share, by its name; and what is required with its unit, by the
    # evidence held to ("" for none). SEVERAL where they differ.
    values: dict[str, Any] = field(default_factory=dict)
    required: dict[str, Any] = field(default_factory=dict)
    # Told right behind its heading, so that wording need not say it again.
    is_headed: bool = False

    def add(self, facts: CommunityFacts, outcome: Outcome) -> Hit | None:
        self.of += 1
        if isinstance(outcome, NotAssessed):
            self.missing[outcome.missing] += 1
            return None
        if isinstance(outcome, NotHeld):
            self.not_held += 1
            return None
        self.assessed += 1
        return None if outcome is None else self.note(place_of(facts), outcome)

    def note(self, place: Place, outcome: Gap) -> Hit:
        """Takes in one community that falls short."""
        self.hit += 1
        self.observed_total += outcome.observed or 0
        self.required_total += outcome.required or 0
        self.groups.update(outcome.groups)
        self._sum(outcome.sums)
        if outcome.standard:
            self.held_to.setdefault(outcome.standard.evidence, outcome.standard)
        self._note_values(outcome)
        found = Hit(place, outcome)
        self._lead(found)
        self.worst.append(found)
        if len(self.worst) >= 2 * KEPT:
            self._trim()
        return found

    def merge(self, other: "Finding") -> None:
        self.of += other.of
        self.assessed += other.assessed
        self.hit += other.hit
        self.not_held += other.not_held
        self.missing.update(other.missing)
        self.observed_total += other.observed_total
        self.required_total += other.required_total
        self.groups.update(other.groups)
        self._sum(other.sums)
        for key, standard in other.held_to.items():
            self.held_to.setdefault(key, standard)
        for hit in other.leading.values():
            self._lead(hit)
        for known, others in (
            (self.values, other.values),
            (self.required, other.required),
        ):
            for key, value in others.items():
                _note(known, key, value)
        self.worst.extend(other.worst)
        self._trim()

    def _note_values(self, gap: Gap) -> None:
        _note(self.values, _OBSERVED, gap.observed or 0)
        for name, value in gap.shared.items():
            _note(self.values, name, value)
        held_to = gap.standard.evidence if gap.standard else ""
        _note(self.required, held_to, (gap.required, gap.unit))

    def only(self, name: str) -> Any:
        """The value that all gaps share, of those that tell any; None where they
        differ or none does."""
        found = self.values.get(name)
        return None if found is SEVERAL else found

    @property
    def is_alike(self) -> bool:
        """Whether the same is observed everywhere."""
        return self.only(_OBSERVED) is not None

    @property
    def is_listed(self) -> bool:
        """Whether all communities it is about are among the worst, which are kept."""
        return self.hit <= len(self.worst)

    def _sum(self, sums: Mapping[str, Number]) -> None:
        for name, amount in sums.items():
            self.sums[name] = self.sums.get(name, 0) + amount

    def _lead(self, hit: Hit) -> None:
        for name, number in hit.gap.most.items():
            known = self.leading.get(name)
            if known is None or (number, known.place.code) > (
                known.gap.most[name],
                hit.place.code,
            ):
                self.leading[name] = hit

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
        """The distinct standards behind all gaps, the widest scope first."""
        return [self.held_to[key] for key in sorted(self.held_to, key=_by_scope)]


def _note(known: dict[str, Any], key: str, value: Any) -> None:
    if known.setdefault(key, value) != value:
        known[key] = SEVERAL


def _by_scope(evidence: str) -> tuple[str, str]:
    """The nation's before those of divisions, each in the order of their keys."""
    scope = evidence.partition("@")[2]
    return ("" if scope.startswith(NATION) else scope, evidence)
