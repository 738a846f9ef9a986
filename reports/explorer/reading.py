"""The record, read for the table of findings while somebody waits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.snapshot import snapshot
from reports.assessment import Assessment, rules_in_force
from reports.data_version import data_version
from reports.explorer.spread import Counts, Spread
from reports.facts.collect import collect
from reports.facts.request import Request
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Reader, Writer
from reports.facts.standards import rule_switches, standards_on
from reports.hits import HitFiles
from reports.indicators.base import place_of
from reports.indicators.tallies import Place
from reports.rules.base import Comparison, Gap, Hit, NotAssessed, Rule
from reports.rules.catalogue import RULES
from reports.scopes import visibility_of


def rules_of(scope_code: str) -> tuple[Rule, ...]:
    """The rules in force for the scope."""
    return rules_in_force(RULES, rule_switches(scope_code))


def counts_of(request: Request) -> Counts:
    """Of the communities the person may see, from one moment. Raises UnknownPeriod.

    Counted once for as long as the record, the programme and what the person may
    see stay the same: sorting and filtering the table do not read the record again.
    """
    with snapshot():
        seen = visibility_of(request.requested_by, request.scope_code)
        return _counted(data_version(), seen, request)


@lru_cache(maxsize=16)
def _counted(version: str, seen: str, request: Request) -> Counts:
    return _spread(request, None).counts()


def counted_with(request: Request, hits: HitFiles) -> Counts:
    """The same, read anew: ``hits`` is given every community behind a finding."""
    with snapshot():
        return _spread(request, hits).counts()


def _spread(request: Request, hits: HitFiles | None) -> Spread:
    spread = Spread(
        request.scope_code,
        rules_of(request.scope_code),
        standards_on(request.as_of, request.scope_code),
    )
    with TemporaryDirectory() as folder:
        spool = Path(folder) / "facts.jsonl.gz"
        with Writer(spool) as kept:
            for facts in collect(request):
                found = spread.add(facts)
                if spread.compares:
                    kept.write(facts)
                _note(hits, found)
        spread.finish()
        _note(hits, spread.compare(Reader(spool)))
    return spread


def _note(hits: HitFiles | None, found: Iterable[tuple[Rule, Hit]]) -> None:
    for rule, hit in found:
        if hits is not None:
            hits.add(rule, hit)


@dataclass(frozen=True, slots=True)
class Silent:
    """A community that cannot be assessed, and what it has not told."""

    place: Place
    missing: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The communities behind one cell: those hit, the worst first; those unknown."""

    of: int
    assessed: int
    hits: tuple[Hit, ...]
    unknown: tuple[Silent, ...]


def behind_cell(request: Request, rule: Rule, place: str) -> Behind:
    """What the rule says of the communities of ``place``, a part of the scope.

    Held to what the scope is held to. Raises UnknownPeriod.
    """
    with snapshot():
        assessment = Assessment(
            (), (rule,), standards_on(request.as_of, request.scope_code)
        )
        if isinstance(rule.check, Comparison):
            for facts in collect(request):
                assessment.add(facts)
        assessment.finish()
        return _behind(assessment, rule, collect(replace(request, scope_code=place)))


def _behind(
    assessment: Assessment, rule: Rule, communities: Iterable[CommunityFacts]
) -> Behind:
    of = assessed = 0
    hits: list[Hit] = []
    unknown: list[Silent] = []
    for facts in communities:
        of += 1
        outcome = assessment.outcome(rule, facts)
        if isinstance(outcome, NotAssessed):
            unknown.append(Silent(place_of(facts), outcome.missing))
        elif isinstance(outcome, Gap):
            hits.append(Hit(place_of(facts), outcome))
        assessed += outcome is None or isinstance(outcome, Gap)
    hits.sort(key=lambda hit: (-hit.gap.ratio, hit.place.code))
    return Behind(of, assessed, tuple(hits), tuple(unknown))
