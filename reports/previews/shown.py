"""What was found by a preview, as its page prints it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from portal.figures import number, percent
from reports.previews.affected import Affected, Effect, Moved
from reports.rules.base import Gap, Number, Rule
from reports.rules.standards import Standard

# Communities of one group that the page names; it counts them all.
NAMED = 100
GROUPS = ("newly", "no_longer", "still")


@dataclass(frozen=True, slots=True)
class Words:
    """What a preview calls the three groups of communities, and how it counts them:
    with places for ``before`` and ``after``."""

    counted: str
    newly: str
    no_longer: str
    still: str


def measured(value: Number | None, unit: str, most: int = 2) -> str:
    """A value with its unit; – where the rule asks for none or names none."""
    if value is None:
        return "–"
    if unit == "share":
        return percent(Decimal(value), most)
    return f"{number(value, most)} {unit}".rstrip()


def effects(found: Affected | None, rules: Iterable[Rule], words: Words) -> list[Any]:
    """Of each rule its effect; of one that is off everywhere that it is off."""
    known = found.effects if found else {}
    return [_effect(rule, known.get(rule.code), words) for rule in rules]


def _effect(rule: Rule, effect: Effect | None, words: Words) -> dict[str, Any]:
    told: dict[str, Any] = {"heading": rule.heading, "code": rule.code}
    if effect is None:
        return told | {"is_on": False}
    after = effect.after if effect.after.of else effect.before
    has_thresholds = any(
        each.threshold_before or each.threshold_after for each in effect.in_order()
    )
    return told | {
        "is_on": True,
        "counted": words.counted
        % {"before": effect.before.hit, "after": effect.after.hit},
        "unknown": after.of - after.assessed - after.not_held,
        "not_held": after.not_held,
        "has_thresholds": has_thresholds,
        "groups": [
            _group(name, getattr(words, name), getattr(effect, name)) for name in GROUPS
        ],
        "streets": [
            {"name": street, "numbers": [counted[name] for name in GROUPS]}
            for street, counted in effect.by_street().items()
        ],
    }


def _group(name: str, label: str, rows: list[Moved]) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "count": len(rows),
        "rows": [_moved(row) for row in rows[:NAMED]],
        "more": max(len(rows) - NAMED, 0),
    }


def _moved(row: Moved) -> dict[str, Any]:
    gap = row.after or row.before
    return {
        "name": row.place.name,
        "code": row.place.code,
        "street": row.place.township,
        "observed": measured(gap.observed, gap.unit) if gap else "–",
        "required_before": _required(row.before),
        "required_after": _required(row.after),
        "threshold_before": threshold(row.threshold_before),
        "threshold_after": threshold(row.threshold_after),
    }


def _required(gap: Gap | None) -> str:
    """Empty on a side on which the community does not fall short."""
    return measured(gap.required, gap.unit) if gap else ""


def threshold(standard: Standard | None) -> str:
    return measured(standard.value, standard.unit, 4) if standard else _("None")
