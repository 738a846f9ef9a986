"""What a scope lacks to its standards, computed while somebody waits."""

from functools import lru_cache

from portal.snapshot import snapshot
from reports.assessment import rules_in_force
from reports.data_version import data_version
from reports.facts.collect import collect
from reports.facts.prices import prices_on
from reports.facts.request import Request
from reports.facts.standards import rule_switches, standards_on
from reports.rules.catalogue import RULES
from reports.scopes import visibility_of
from reports.shortfalls.fold import By, Shortfalls


def nothing_yet(request: Request) -> Shortfalls:
    """Before the first community."""
    rules = rules_in_force(RULES, rule_switches(request.scope_code))
    return Shortfalls(
        (rule.code for rule in rules),
        standards_on(request.as_of, request.scope_code),
        prices_on(request.as_of, request.scope_code),
        By.of(request.scope_code),
    )


def shortfalls_of(request: Request) -> Shortfalls:
    """Of the communities the person may see, from one moment. Raises UnknownPeriod.

    Folded once for as long as the record, the programme and what the person may see
    stay the same: filtering the page does not read the record again.
    """
    with snapshot():
        seen = visibility_of(request.requested_by, request.scope_code)
        return _folded(data_version(), seen, request)


@lru_cache(maxsize=16)
def _folded(version: str, seen: str, request: Request) -> Shortfalls:
    found = nothing_yet(request)
    for facts in collect(request):
        found.add(facts)
    return found
