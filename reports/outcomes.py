"""The communities behind what one rule says: those hit, and those not on record.

Pure: the same for the record as it is now and for the facts kept with a report.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.assessment import Assessment
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import place_of
from reports.indicators.tallies import Place
from reports.rules.base import Comparison, Gap, NotAssessed, Rule
from reports.rules.finding import Hit
from reports.rules.standards import Standard, Standards


@dataclass(frozen=True, slots=True)
class Silent:
    """A community that cannot be assessed, and what it has not told."""

    place: Place
    missing: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """``hits`` come worst first, ``unknown`` in code order."""

    of: int
    assessed: int
    hits: tuple[Hit, ...]
    unknown: tuple[Silent, ...]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """What those hit are held to, each once."""
        held = {
            h.gap.standard.evidence: h.gap.standard for h in self.hits if h.gap.standard
        }
        return tuple(held[key] for key in sorted(held))


def outcomes_of(
    rule: Rule,
    standards: Standards,
    scope: Callable[[], Iterable[CommunityFacts]],
    part: Callable[[], Iterable[CommunityFacts]] | None = None,
) -> Outcomes:
    """What the rule says of the communities of ``part``, or of the whole scope.

    The scope is read only where the rule compares its communities.
    """
    assessment = Assessment((), (rule,), standards)
    if isinstance(rule.check, Comparison):
        for facts in scope():
            assessment.add(facts)
    assessment.finish()
    of = assessed = 0
    hits: list[Hit] = []
    unknown: list[Silent] = []
    for facts in (part or scope)():
        of += 1
        outcome = assessment.outcome(rule, facts)
        if isinstance(outcome, NotAssessed):
            unknown.append(Silent(place_of(facts), outcome.missing))
        elif isinstance(outcome, Gap):
            hits.append(Hit(place_of(facts), outcome))
        assessed += outcome is None or isinstance(outcome, Gap)
    hits.sort(key=lambda hit: (-hit.gap.ratio, hit.place.code))
    return Outcomes(of, assessed, tuple(hits), tuple(unknown))
