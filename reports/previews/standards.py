"""What a standard would change, were it stored as it has been typed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reports.assessment import rules_in_force
from reports.facts.standards import rule_switches, standards_on
from reports.previews.affected import Affected, Held
from reports.previews.places import Looked
from reports.previews.run import affected
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.standards import Standard, Standards


@dataclass(frozen=True, slots=True)
class StandardChange:
    """``old`` None: a new row."""

    old: Standard | None
    new: Standard

    @property
    def sides(self) -> list[Standard]:
        return [side for side in (self.old, self.new) if side is not None]

    @property
    def slugs(self) -> list[str]:
        return list(dict.fromkeys(side.slug for side in self.sides))

    @property
    def scopes(self) -> list[str]:
        """Codes of the divisions concerned; "" is the nation."""
        return list(dict.fromkeys(side.scope_code for side in self.sides))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those that read the threshold, whether they are switched on or not."""
        return tuple(rule for rule in RULES if set(self.slugs) & set(rule.standards))

    def shows_on(self, today: date) -> date | None:
        """The first day from today on that it makes a difference on; of what is past
        the last such day. None where reports would read the same on every day."""
        turns = {today}
        for side in self.sides:
            if side.valid_from:
                turns |= {side.valid_from, _before(side.valid_from)}
            if side.valid_to:
                turns |= {side.valid_to, _after(side.valid_to)}
        coming = sorted(day for day in turns if day >= today)
        gone = sorted((day for day in turns if day < today), reverse=True)
        return next((day for day in [*coming, *gone] if self._differs(day)), None)

    def _differs(self, day: date) -> bool:
        return _on(self.old, day) != _on(self.new, day)


def _before(day: date) -> date:
    return day if day == date.min else day - timedelta(1)


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(1)


def _on(side: Standard | None, day: date) -> Standard | None:
    """The row as reports of the day read it: with neither its key nor its days."""
    if side is None or not Standards.in_force((side,), day).rows:
        return None
    return replace(side, row_id=None, valid_from=None, valid_to=None)


def affected_by(change: StandardChange, looked: Looked, day: date) -> Affected | None:
    """None where no rule that reads the threshold is on."""
    return affected(looked, _maker(change, day))


def _maker(change: StandardChange, day: date) -> Callable[[str], Affected | None]:
    def make(code: str) -> Affected | None:
        rules = rules_in_force(change.rules, rule_switches(code))
        if not rules:
            return None
        before = standards_on(day, code)
        return Affected(
            Held(rules, before), Held(rules, with_change(before, change)), change.slugs
        )

    return make


def with_change(standards: Standards, change: StandardChange) -> Standards:
    """The standards of a day with the row as it would be, not as it is."""
    old = change.old.row_id if change.old else None
    rows = [row for row in standards.rows if old is None or row.row_id != old]
    return Standards.in_force([*rows, change.new], standards.day)
