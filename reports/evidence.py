"""The rows behind a figure, read again from the facts kept with its report.

The document names the rows of findings and extremes; what every community
added to a sum or a share is computed from the kept facts, so that a report is
explained by what it was made of, however the record has moved on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.files.storage import default_storage

from portal.figures import number, percent
from reports.document.shapes import Evidence
from reports.facts.spool import Reader
from reports.facts.standards import standards_on
from reports.indicators.base import Indicator
from reports.indicators.catalogue import BY_SLUG
from reports.models import Report

# What a reader looks through on a screen; the workbook holds all of them.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One community behind a figure; ``value`` in words, None for unknown."""

    code: str
    name: str
    value: str | None
    required: str | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    rows: tuple[Row, ...]
    total: int

    @property
    def more(self) -> int:
        return max(self.total - len(self.rows), 0)

    @property
    def has_required(self) -> bool:
        return any(row.required is not None for row in self.rows)


def behind(report: Report, evidence: Evidence) -> Behind:
    """The first rows behind a figure or finding, in the order they are ranked."""
    kind, _, slug = evidence.key.partition(":")
    if kind == "indicator" and not evidence.rows and slug in BY_SLUG:
        rows = contributions(report, BY_SLUG[slug])
        return Behind(rows, evidence.of or len(rows))
    named = BY_SLUG.get(slug) if kind == "indicator" else None
    return Behind(
        tuple(
            Row(
                row.code,
                row.name,
                in_words(row.value, named),
                in_words(row.required, named),
            )
            for row in evidence.rows
        ),
        evidence.total_rows,
    )


def contributions(report: Report, indicator: Indicator) -> tuple[Row, ...]:
    """What each community added, unknown ones included, in code order."""
    standards = standards_on(report.as_of, report.scope_code)
    with default_storage.open(report.facts_path) as kept:
        return tuple(
            Row(
                facts.code,
                facts.label,
                in_words(indicator.contribute(facts, standards), indicator),
            )
            for facts in islice(Reader(kept), MOST_ROWS)
        )


def in_words(value: Any, indicator: Indicator | None = None) -> str | None:
    """Any value of a document as a cell of a page prints it; None for unknown."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | Decimal):
        share = indicator is not None and indicator.unit == "share"
        return percent(Decimal(value)) if share else number(value, 4)
    if isinstance(value, Mapping):
        names = (indicator.keys if indicator else None) or {}
        parts = (f"{names.get(k, k)} {in_words(v)}" for k, v in value.items())
        return "；".join(parts)
    if isinstance(value, tuple) and len(value) == 2 and _are_numbers(value):
        return f"{number(value[0], 4)} / {number(value[1], 4)}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(str(in_words(part, indicator)) for part in value)
    return str(value)


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(isinstance(each, int | Decimal) for each in values)


def value_text(evidence: Evidence) -> str | None:
    """The figure itself with its unit."""
    if evidence.unit == "share" and isinstance(evidence.value, int | Decimal):
        return percent(Decimal(evidence.value))
    slug = evidence.key.partition(":")[2]
    words = in_words(evidence.value, BY_SLUG.get(slug))
    return words if words is None else f"{words} {evidence.unit}".strip()
