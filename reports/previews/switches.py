"""What a rule switch would change, were it stored as it has been typed."""

from dataclasses import dataclass
from datetime import date

from communities.divisions import contains
from reports.assessment import rules_in_force
from reports.facts.standards import (
    Switch,
    nearest_of,
    standards_on,
    switches_above,
)
from reports.previews.affected import Affected, Held
from reports.previews.places import Looked
from reports.previews.run import affected
from reports.rules.base import Rule
from reports.rules.catalogue import RULES


@dataclass(frozen=True, slots=True)
class SwitchChange:
    """``old`` None: a new row."""

    old: Switch | None
    new: Switch

    @property
    def sides(self) -> list[Switch]:
        return [side for side in (self.old, self.new) if side is not None]

    @property
    def scopes(self) -> list[str]:
        return list(dict.fromkeys(side.division_code for side in self.sides))

    @property
    def rules(self) -> tuple[Rule, ...]:
        codes = {side.rule_code for side in self.sides}
        return tuple(rule for rule in RULES if rule.code in codes)


def affected_by(change: SwitchChange, looked: Looked, day: date) -> Affected | None:
    """None where the rules are off before and after."""

    def make(code: str) -> Affected | None:
        stored = switches_above(code)
        rules = [
            rules_in_force(change.rules, nearest_of(switches, code))
            for switches in (stored, with_change(stored, change, code))
        ]
        if not any(rules):
            return None
        standards = standards_on(day, code)
        before, after = (Held(each, standards) for each in rules)
        return Affected(before, after)

    return affected(looked, make)


def with_change(stored: list[Switch], change: SwitchChange, code: str) -> list[Switch]:
    """The switches that count at the code, with the row as it would be."""
    old = change.old.row_id if change.old else None
    kept = [row for row in stored if old is None or row.row_id != old]
    return [*kept, change.new] if contains(change.new.division_code, code) else kept
