"""Findings of a scope, spread over the divisions next below it. Pure.

Each division is assessed as a part of the scope: by the scope's rules and, where
a rule compares communities, by the yardsticks of the whole. So the numbers of
the parts add up to those of a report on the scope.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Self

from communities.divisions import child_of
from reports.assessment import Assessment
from reports.facts.shapes import CommunityFacts
from reports.rules.base import Comparison, Rule
from reports.rules.finding import Finding, Hit
from reports.rules.standards import Standards


@dataclass(frozen=True, slots=True)
class Cell:
    """Communities of one division, or of all, as one rule counts them."""

    of: int = 0
    assessed: int = 0
    hit: int = 0
    not_held: int = 0

    @classmethod
    def of_finding(cls, finding: Finding) -> Self:
        return cls(finding.of, finding.assessed, finding.hit, finding.not_held)

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(
            self.of + other.of,
            self.assessed + other.assessed,
            self.hit + other.hit,
            self.not_held + other.not_held,
        )

    @property
    def unknown(self) -> int:
        """Communities that the rule asks about and that have not told."""
        return self.of - self.assessed - self.not_held

    @property
    def share(self) -> Decimal | None:
        """Failing share of those assessed; None where none is."""
        return Decimal(self.hit) / self.assessed if self.assessed else None


class Spread:
    """Given every community, in code order, then the same ones again to compare."""

    def __init__(
        self, scope_code: str, rules: Iterable[Rule], standards: Standards
    ) -> None:
        self.scope_code = scope_code
        self.rules = tuple(rules)
        self.standards = standards
        self.parts: dict[str, Assessment] = {}
        self.names: dict[str, str] = {}  # of the communities among the parts
        self._yardsticks: dict[str, Any] = {}

    def add(self, facts: CommunityFacts) -> list[tuple[Rule, Hit]]:
        place = child_of(self.scope_code, facts.code)
        if place == facts.code:
            self.names[place] = facts.label
        if place not in self.parts:
            self.parts[place] = self._empty()
        return self.parts[place].add(facts)

    def _empty(self) -> Assessment:
        return Assessment((), self.rules, self.standards)

    def finish(self) -> None:
        """Folds the parts into the whole, by which they are then compared."""
        whole = self._empty()
        for part in self.parts.values():
            whole.merge(part)
        whole.finish()
        self._yardsticks = whole.yardsticks
        for part in self.parts.values():
            part.finish()

    def compare(self, again: Iterable[CommunityFacts]) -> Iterator[tuple[Rule, Hit]]:
        """Reads the communities only where a rule compares them."""
        if not any(isinstance(rule.check, Comparison) for rule in self.rules):
            return
        for place, facts in groupby(again, self._place):
            part = self.parts[place]
            part.yardsticks = self._yardsticks
            yield from part.compare(facts)

    def _place(self, facts: CommunityFacts) -> str:
        return child_of(self.scope_code, facts.code)

    def counts(self) -> "Counts":
        return Counts(
            self.rules,
            {place: part.communities for place, part in self.parts.items()},
            self.names,
            {
                (rule.code, place): Cell.of_finding(part.findings[rule.code])
                for place, part in self.parts.items()
                for rule in self.rules
            },
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """What is left of a spread once all are counted: small, and changed no more.

    ``communities`` of each division by its code; ``names`` of those that are
    communities; ``cells`` by the codes of rule and division.
    """

    rules: tuple[Rule, ...]
    communities: Mapping[str, int]
    names: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def places(self) -> list[str]:
        """Codes of the divisions, in their order."""
        return sorted(self.communities)

    @property
    def total(self) -> int:
        return sum(self.communities.values())

    def cell(self, rule: Rule, place: str) -> Cell:
        return self.cells[rule.code, place]

    def whole(self, rule: Rule) -> Cell:
        """Of the rule over all divisions."""
        return sum((self.cell(rule, place) for place in self.communities), Cell())
