"""Which standards and rules a scope is held to: rows read into plain values."""

from datetime import date

from communities.divisions import ancestors_of
from reports.models import RuleSwitch, Standard
from reports.rules.standards import Standards


def standards_on(day: date, scope_code: str) -> Standards:
    """Standards in force on the day for any community of the scope: one query."""
    rows = (
        Standard.objects.in_force_on(day)
        .bearing_on(scope_code)
        .select_related("scope_division")
        .order_by("pk")
    )
    return Standards.in_force((row.as_value() for row in rows), day)


def rule_switches(scope_code: str) -> dict[str, bool]:
    """Rules switched on or off for the scope, by code; the nearest switch wins.

    Switches of divisions below the scope say nothing about the scope itself.
    """
    codes = [scope_code, *ancestors_of(scope_code)]
    rows = RuleSwitch.objects.filter(division__code__in=codes).values_list(
        "rule_code", "division__code", "is_enabled"
    )
    nearest: dict[str, tuple[int, bool]] = {}
    for rule, division, is_enabled in rows:
        distance = codes.index(division)
        if rule not in nearest or distance < nearest[rule][0]:
            nearest[rule] = (distance, is_enabled)
    return {rule: is_enabled for rule, (_, is_enabled) in nearest.items()}


def enabled_extensions(scope_code: str) -> frozenset[str]:
    """Codes of the rules switched on for the scope."""
    return frozenset(code for code, on in rule_switches(scope_code).items() if on)
