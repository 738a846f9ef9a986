"""What a scope lacks to its standards, computed while somebody waits."""

from portal.snapshot import snapshot
from reports.assessment import rules_in_force
from reports.facts.collect import collect
from reports.facts.prices import prices_on
from reports.facts.request import Request
from reports.facts.standards import rule_switches, standards_on
from reports.rules.catalogue import RULES
from reports.shortfalls.fold import By, Shortfalls


def shortfalls_of(request: Request) -> Shortfalls:
    """Of the communities the person may see, from one moment. Raises UnknownPeriod."""
    with snapshot():
        rules = rules_in_force(RULES, rule_switches(request.scope_code))
        found = Shortfalls(
            (rule.code for rule in rules),
            standards_on(request.as_of, request.scope_code),
            prices_on(request.as_of, request.scope_code),
            By.of(request.scope_code),
        )
        for facts in collect(request):
            found.add(facts)
    return found
