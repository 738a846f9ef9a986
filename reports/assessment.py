"""Indicators and findings of a scope, folded while its communities stream past.

Assessments of parts of a scope merge, in any order, to that of the whole. Memory
does not grow with the scope: rules that compare communities see them twice. Pure:
facts and standards come in as values.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Figure, Indicator, place_of
from reports.indicators.tallies import Tally
from reports.rules.base import Comparison, Outcome, Rule
from reports.rules.finding import Finding, Hit
from reports.rules.standards import Standards


class Assessment:
    """``findings`` are of all rules given, also of those that found nothing.

    Every community is added, the assessment finished, then every community
    compared.
    """

    def __init__(
        self,
        indicators: Iterable[Indicator],
        rules: Iterable[Rule],
        standards: Standards,
    ) -> None:
        self.indicators = tuple(indicators)
        self.rules = tuple(rules)
        self.standards = standards
        self.communities = 0
        self.tallies = {each.slug: each.tally() for each in self.indicators}
        self.findings = {rule.code: Finding(rule) for rule in self.rules}
        self._checks = [
            (rule, rule.check)
            for rule in self.rules
            if not isinstance(rule.check, Comparison)
        ]
        self._comparisons = [
            (rule, rule.check)
            for rule in self.rules
            if isinstance(rule.check, Comparison)
        ]
        self._folds = {rule.code: made.tally() for rule, made in self._comparisons}
        self.figures: dict[str, Figure] = {}
        # What the rules that compare hold a community against, by their codes.
        self.yardsticks: dict[str, Any] = {}

    def add(self, facts: CommunityFacts) -> list[tuple[Rule, Hit]]:
        """Folds one community in; returns what the rules found in it alone."""
        self.communities += 1
        place = place_of(facts)
        for indicator, tally in zip(
            self.indicators, self.tallies.values(), strict=True
        ):
            tally.add(place, indicator.contribute(facts, self.standards))
        for rule, comparison in self._comparisons:
            self._folds[rule.code].add(place, comparison.contribution(facts))
        hits = []
        for rule, check in self._checks:
            hit = self.findings[rule.code].add(facts, check(facts, self.standards))
            if hit is not None:
                hits.append((rule, hit))
        return hits

    def merge(self, other: "Assessment") -> None:
        """Takes in the assessment of another part of the scope.

        Both were made with the same indicators, rules and standards.
        """
        self.communities += other.communities
        for slug, tally in self.tallies.items():
            tally.merge(other.tallies[slug])
        for code, finding in self.findings.items():
            finding.merge(other.findings[code])
        for code, tally in self._folds.items():
            tally.merge(other._folds[code])

    def finish(self) -> None:
        """Computes the figures and puts the findings in order; may be repeated."""
        for finding in self.findings.values():
            finding.settle()
        self.yardsticks = {code: tally.value for code, tally in self._folds.items()}
        self.figures = {
            indicator.slug: _figure(indicator, self.tallies[indicator.slug])
            for indicator in self.indicators
        }

    def compare(self, scope: Iterable[CommunityFacts]) -> Iterator[tuple[Rule, Hit]]:
        """Holds the scope's communities against one another, once it is finished.

        Given the same communities again, in the same order; not read where no rule
        compares. Of a scope in parts the whole is finished first, and each part is
        compared by a new assessment with the yardsticks of the whole.
        """
        for facts in scope if self._comparisons else ():
            for rule, comparison in self._comparisons:
                whole = self.yardsticks[rule.code]
                outcome = comparison.check(facts, self.standards, whole)
                hit = self.findings[rule.code].add(facts, outcome)
                if hit is not None:
                    yield rule, hit
        for rule, _ in self._comparisons:
            self.findings[rule.code].settle()

    def outcome(self, rule: Rule, facts: CommunityFacts) -> Outcome:
        """What one of the rules says of one community; nothing is folded.

        A rule that compares has its yardstick once the assessment is finished.
        """
        if isinstance(rule.check, Comparison):
            whole = self.yardsticks[rule.code]
            return rule.check.check(facts, self.standards, whole)
        return rule.check(facts, self.standards)


def _figure(indicator: Indicator, tally: Tally) -> Figure:
    exact = tally.value
    return Figure(
        indicator=indicator,
        value=indicator.rounded(exact),
        exact=exact,
        reported=tally.reported,
        of=tally.of,
        reported_by=dict(tally.reported_by),
    )


def rules_in_force(
    rules: Iterable[Rule], switches: Mapping[str, bool]
) -> tuple[Rule, ...]:
    """Rules a scope uses: by its switches, else all that are no extension."""
    return tuple(r for r in rules if switches.get(r.code, not r.extension))
