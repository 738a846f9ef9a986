"""Which standards and rules a scope is held to: rows read into plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Switch:
    """A rule switched on or off in a division; ``row_id`` None where not stored."""

    rule_code: str
    division_code: str
    is_enabled: bool
    row_id: int | None = None


def rule_switches(scope_code: str) -> dict[str, bool]:
    """Rules switched on or off for the scope, by code; the nearest switch wins.

    Switches of divisions below the scope say nothing about the scope itself.
    """
    return nearest_of(switches_above(scope_code), scope_code)


def switches_above(scope_code: str) -> list[Switch]:
    """Those of the scope and of the divisions above it."""
    codes = [scope_code, *ancestors_of(scope_code)]
    rows = RuleSwitch.objects.filter(division__code__in=codes)
    columns = ("rule_code", "division__code", "is_enabled", "pk")
    return [Switch(*row) for row in rows.values_list(*columns)]


def nearest_of(switches: Iterable[Switch], scope_code: str) -> dict[str, bool]:
    codes = [scope_code, *ancestors_of(scope_code)]
    nearest: dict[str, tuple[int, bool]] = {}
    for switch in switches:
        distance = codes.index(switch.division_code)
        rule = switch.rule_code
        if rule not in nearest or distance < nearest[rule][0]:
            nearest[rule] = (distance, switch.is_enabled)
    return {rule: is_enabled for rule, (_, is_enabled) in nearest.items()}
