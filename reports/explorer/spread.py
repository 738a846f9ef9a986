"""Findings of a scope, spread over the divisions next below it. Pure.

Each division is assessed as a part of the scope: by the scope's rules and, where
a rule compares communities, by the yardsticks of the whole. So the numbers of
the parts add up to those of a report on the scope.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from communities.divisions import child_of
from reports.assessment import Assessment
from reports.facts.shapes import CommunityFacts
from reports.rules.base import Comparison, Finding, Hit, Rule
from reports.rules.standards import Standards


@dataclass(slots=True)
class Cell:
    """Communities of one division, or of all, as one rule counts them."""

    of: int = 0
    assessed: int = 0
    hit: int = 0
    not_held: int = 0

    def add(self, finding: Finding) -> None:
        self.of += finding.of
        self.assessed += finding.assessed
        self.hit += finding.hit
        self.not_held += finding.not_held

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

    @property
    def compares(self) -> bool:
        return any(isinstance(rule.check, Comparison) for rule in self.rules)

    @property
    def communities(self) -> int:
        return sum(part.communities for part in self.parts.values())

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
        if not self.compares:
            return
        for place, facts in groupby(again, self._place):
            part = self.parts[place]
            part.yardsticks = self._yardsticks
            yield from part.compare(facts)

    def _place(self, facts: CommunityFacts) -> str:
        return child_of(self.scope_code, facts.code)

    def cell(self, rule: Rule, place: str) -> Cell:
        cell = Cell()
        cell.add(self.parts[place].findings[rule.code])
        return cell

    def whole(self, rule: Rule) -> Cell:
        """Of the rule over all divisions."""
        cell = Cell()
        for part in self.parts.values():
            cell.add(part.findings[rule.code])
        return cell
