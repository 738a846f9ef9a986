"""The record, read for the table of findings while somebody waits."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from portal.snapshot import snapshot
from reports.assessment import rules_in_force
from reports.data_version import data_version
from reports.explorer.spread import Counts, Spread
from reports.facts.collect import collect
from reports.facts.request import Request
from reports.facts.standards import rule_switches, standards_on
from reports.facts.twice import twice
from reports.hits import HitFiles
from reports.outcomes import Outcomes, outcomes_of
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.finding import Hit
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


def counting(request: Request) -> Spread:
    """Before the first community."""
    return Spread(
        request.scope_code,
        rules_of(request.scope_code),
        standards_on(request.as_of, request.scope_code),
    )


def _spread(request: Request, hits: HitFiles | None) -> Spread:
    spread = counting(request)
    with twice(request) as scope:
        for facts in scope.first():
            _note(hits, spread.add(facts))
        spread.finish()
        _note(hits, spread.compare(scope.again()))
    return spread


def _note(hits: HitFiles | None, found: Iterable[tuple[Rule, Hit]]) -> None:
    for rule, hit in found:
        if hits is not None:
            hits.add(rule, hit)


def behind_cell(request: Request, rule: Rule, place: str) -> Outcomes:
    """What the rule says of the communities of ``place``, a part of the scope.

    Held to what the scope is held to. Raises UnknownPeriod.
    """
    with snapshot():
        return outcomes_of(
            rule,
            standards_on(request.as_of, request.scope_code),
            scope=lambda: collect(request),
            part=lambda: collect(replace(request, scope_code=place)),
        )
