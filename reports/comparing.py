"""Two reports of one scope held against each other: what is new, solved, worse, better.

Pure: each side is computed from the facts kept with its report, by the rules and
standards kept with it. A community that cannot be assessed any more has solved
nothing, and one that could not be assessed before has no new problem for certain.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reports.facts.shapes import CommunityFacts
from reports.grounds import Grounds
from reports.indicators.base import Figure, Theme
from reports.indicators.tallies import Superlative
from reports.rules.base import (
    Gap,
    NotAssessed,
    NotHeld,
    Number,
    Outcome,
    Rule,
)


class Change(StrEnum):
    NEW = "new"
    WORSE = "worse"
    BETTER = "better"
    SOLVED = "solved"
    UNCHANGED = "unchanged"
    FOUND = "found"  # there now; could not be assessed before
    UNKNOWN = "unknown"  # was there; cannot be assessed now
    GONE = "gone"  # was there; the community or the rule is no longer asked about


@dataclass(frozen=True, slots=True)
class Stand:
    """How a community stands with a rule; ``gap`` None: assessed and met."""

    is_assessed: bool
    gap: Gap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report: each community's stand with each rule, and the figures."""

    rules: Mapping[str, Rule]
    names: Mapping[str, str]  # of communities, by code
    stands: Mapping[tuple[str, str], Stand]  # by rule and community
    figures: Mapping[str, Figure]


def side_of(grounds: Grounds, facts: Callable[[], Iterable[CommunityFacts]]) -> Side:
    """Reads the facts twice. Raises UnknownRule where a rule is there no longer."""
    assessment = grounds.assessment()
    names: dict[str, str] = {}
    for each in facts():
        assessment.add(each)
        names[each.code] = each.label
    assessment.finish()
    stands = {}
    for each in facts():
        for rule in assessment.rules:
            stand = _stand(assessment.outcome(rule, each))
            if stand is not None:
                stands[rule.code, each.code] = stand
    return Side(
        rules={rule.code: rule for rule in assessment.rules},
        names=names,
        stands=stands,
        figures=assessment.figures,
    )


def _stand(outcome: Outcome) -> Stand | None:
    """None where the rule does not ask about the community."""
    if isinstance(outcome, NotHeld):
        return None
    if isinstance(outcome, NotAssessed):
        return Stand(is_assessed=False)
    return Stand(is_assessed=True, gap=outcome)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a community, before and after; a gap is None where there is none."""

    rule: str
    heading: str
    theme: Theme
    code: str
    name: str
    before: Gap | None
    after: Gap | None
    change: Change


def findings(before: Side, after: Side) -> Iterator[FindingRow]:
    """Every finding of either side, by the order of the rules, then of the codes."""
    rules = {**before.rules, **after.rules}
    names = {**before.names, **after.names}
    for rule in rules.values():
        for code in sorted(names):
            old = before.stands.get((rule.code, code))
            new = after.stands.get((rule.code, code))
            change = _change(old, new)
            if change is not None:
                yield FindingRow(
                    rule.code,
                    rule.heading,
                    rule.theme,
                    code,
                    names[code],
                    old.gap if old else None,
                    new.gap if new else None,
                    change,
                )


def _change(old: Stand | None, new: Stand | None) -> Change | None:
    """None where there is nothing to tell on either side."""
    was, now = old.gap if old else None, new.gap if new else None
    if was is None and now is None:
        return None
    if was is not None and now is not None:
        return _compared(was, now)
    if now is not None:
        was_assessed = old is not None and old.is_assessed
        return Change.NEW if was_assessed else Change.FOUND
    if new is None:
        return Change.GONE
    return Change.SOLVED if new.is_assessed else Change.UNKNOWN


def _compared(was: Gap, now: Gap) -> Change:
    if now.ratio > was.ratio:
        return Change.WORSE
    return Change.BETTER if now.ratio < was.ratio else Change.UNCHANGED


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure before and after; None for one that is not on record."""

    slug: str
    label: str
    unit: str
    theme: Theme
    before: Number | None
    after: Number | None
    reported_before: int
    reported_after: int

    @property
    def difference(self) -> Number | None:
        """None unless both are known: what is unknown has not changed to 0."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def figures(before: Side, after: Side) -> Iterator[FigureRow]:
    """Figures of either side, those by kinds kind by kind, in their usual order."""
    slugs = dict.fromkeys([*before.figures, *after.figures])
    for slug in slugs:
        old, new = before.figures.get(slug), after.figures.get(slug)
        known = old or new
        assert known is not None  # noqa: S101 - it is one side's
        indicator = known.indicator
        parts_before, parts_after = _parts(old), _parts(new)
        for key in dict.fromkeys([*parts_before, *parts_after]):
            label = indicator.label
            if key:
                label = f"{label}：{(indicator.keys or {}).get(key, key)}"
            row = FigureRow(
                slug,
                label,
                indicator.unit,
                indicator.theme,
                parts_before.get(key),
                parts_after.get(key),
                old.reported if old else 0,
                new.reported if new else 0,
            )
            if row.before is not None or row.after is not None:
                yield row


def _parts(figure: Figure | None) -> dict[str, Number | None]:
    """Plain numbers of a figure by key; its only one under the empty key."""
    value: Any = figure.value if figure else None
    if isinstance(value, Superlative):
        value = value.figure
    if isinstance(value, Mapping):
        return {str(key): part for key, part in value.items() if _is_number(part)}
    return {"": value} if _is_number(value) else {}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
