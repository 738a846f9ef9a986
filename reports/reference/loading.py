"""Brings the shipped standards and recommendations on record, again and again.

Each shipped row has a key of its own and, once stored, the digest of what was
stored. A row whose content still has that digest is brought up to date; one
that no longer has it was changed by an administrator and is left alone.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from communities.models import Division
from reports.models import Recommendation, RecommendationRule, Standard

FOLDER = Path(__file__).parent
REASON = "Reference data shipped with the portal"
_COPIED = (
    *("slug", "title", "issuing_body", "doc_no", "clause", "applies_to_class"),
    *("unit", "comparison", "authority", "source", "note"),
)


@dataclass(slots=True)
class Outcome:
    """What became of the shipped rows; ``messages`` are for the administrator."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0  # changed by an administrator
    waiting: int = 0  # of a division that is not on record
    messages: list[str] = field(default_factory=list)
    # Stored all at once at the end, recommendations before the rules they answer.
    new: dict[type[Model], list[Model]] = field(
        default_factory=lambda: {
            Standard: [],
            Recommendation: [],
            RecommendationRule: [],
        }
    )


@transaction.atomic
def load(folder: Path = FOLDER) -> Outcome:
    outcome = Outcome()
    lines = list(_lines(folder / "standards.csv"))
    codes = {line["scope_code"] for line in lines} - {""}
    divisions = {row.code: row for row in Division.objects.filter(code__in=codes)}
    stored = {
        row.shipped_key: row
        for row in Standard.objects.select_related("scope_division").exclude(
            shipped_key=None
        )
    }
    for line in lines:
        code = line["scope_code"]
        if code and code not in divisions:
            outcome.waiting += 1
            outcome.messages.append(
                _("%(key)s waits: division %(code)s is not on record.")
                % {"key": line["key"], "code": code}
            )
            continue
        wanted = _standard(line, divisions.get(code))
        _settle_standard(wanted, stored.get(line["key"]), outcome)
    advice = {row.code: row for row in Recommendation.objects.prefetch_related("rules")}
    for line in _lines(folder / "recommendations.csv"):
        _settle_advice(line, advice.get(line["code"]), outcome)
    for model, rows in outcome.new.items():
        bulk_create_with_history(rows, model, default_change_reason=REASON)
    return outcome


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _standard(line: Mapping[str, str], division: Division | None) -> Standard:
    return Standard(
        **{name: line[name] for name in _COPIED},
        value=Decimal(line["value"]),
        scope_division=division,
        valid_from=_day(line["valid_from"]),
        valid_to=_day(line["valid_to"]),
        shipped_key=line["key"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _settle_standard(
    wanted: Standard, stored: Standard | None, outcome: Outcome
) -> None:
    wanted.shipped_digest = _digest(_content(wanted))
    if stored is not None:
        if not _untouched(stored, _content(stored), outcome):
            return
        if stored.shipped_digest == wanted.shipped_digest:
            outcome.unchanged += 1
            return
        wanted.pk = stored.pk
        wanted._state.adding = False
    try:
        wanted.full_clean()
    except ValidationError as error:
        # An administrator's own row stands where the shipped one would.
        outcome.kept += 1
        outcome.messages.append(f"{wanted.shipped_key}: {' '.join(error.messages)}")
        return
    _save(wanted, outcome, is_new=stored is None)


def _settle_advice(
    line: Mapping[str, str], stored: Recommendation | None, outcome: Outcome
) -> None:
    rules = dict(_rules(line["rules"]))
    wanted = Recommendation(
        code=line["code"],
        text=line["text"],
        theme=line["theme"],
        is_active=True,
    )
    wanted.shipped_digest = _digest(_advice(wanted, rules))
    if stored is not None:
        answered = {rule.rule_code: rule.position for rule in stored.rules.all()}
        if not _untouched(stored, _advice(stored, answered), outcome):
            return
        if stored.shipped_digest == wanted.shipped_digest:
            outcome.unchanged += 1
            return
        wanted.pk = stored.pk
        wanted._state.adding = False
        for rule in stored.rules.all():
            rule._change_reason = REASON  # type: ignore[attr-defined]
            rule.delete()
    wanted.full_clean()
    _save(wanted, outcome, is_new=stored is None)
    outcome.new[RecommendationRule] += [
        RecommendationRule(recommendation=wanted, rule_code=code, position=position)
        for code, position in rules.items()
    ]


def _rules(text: str) -> Iterator[tuple[str, int]]:
    """Rule codes with the place of the recommendation among their answers."""
    for part in text.split():
        code, _colon, position = part.partition(":")
        yield code, int(position or 1)


def _untouched(
    stored: Standard | Recommendation, content: list[Any], outcome: Outcome
) -> bool:
    if stored.shipped_digest == _digest(content):
        return True
    outcome.kept += 1
    outcome.messages.append(
        _("%(row)s was changed here and is left as it is.") % {"row": stored}
    )
    return False


def _save(row: Standard | Recommendation, outcome: Outcome, *, is_new: bool) -> None:
    if is_new:
        outcome.new[type(row)].append(row)
        outcome.added += 1
    else:
        row._change_reason = REASON  # type: ignore[union-attr]
        row.save()
        outcome.updated += 1


def _content(row: Standard) -> list[Any]:
    return [
        *(getattr(row, name) for name in _COPIED),
        format(row.value.normalize(), "f"),
        row.scope_division.code if row.scope_division else "",
        str(row.valid_from or ""),
        str(row.valid_to or ""),
    ]


def _advice(row: Recommendation, rules: Mapping[str, int]) -> list[Any]:
    return [
        *(row.text, row.theme, row.is_active, row.division_id),
        sorted(rules.items()),
    ]


def _digest(content: list[Any]) -> str:
    text = json.dumps(content, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
