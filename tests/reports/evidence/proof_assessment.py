"""Holds the figures and findings that a report is made of against the rows."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reports.indicators.listings import Listed
from reports.indicators.tallies import Superlative
from reports.rules.finding import Finding
from tests.reports.evidence.made import Report
from tests.reports.evidence.recomputed import FIGURES, RULES, Found, Item, Top


def assessment_faults(report: Report) -> list[str]:
    return [*wrong_figures(report), *wrong_findings(report)]


def wrong_figures(report: Report) -> Iterator[str]:
    found = report.read.assessment.figures
    if set(found) != set(FIGURES):
        yield f"figures: {set(found) ^ set(FIGURES)}"
    for slug, answer in report.again.figures.items():
        told = form(found[slug].exact), found[slug].reported, found[slug].of
        expected = form(answer.value), answer.reported, answer.of
        if told != expected:
            yield f"{slug}: {told} is not {expected}"


def form(value: Any) -> Any:
    """Values of either side in one form: places by code, numbers to twelve digits."""
    if isinstance(value, Top | Superlative):
        return form(value.figure), [place.code for place in value.places]
    if isinstance(value, Item | Listed):
        return value.place.code, form(dict(value.figures))
    if isinstance(value, dict):
        return {key: form(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        parts = [form(part) for part in value]
        # Names come ranked; of things that are listed the order is of no account.
        named = all(isinstance(part, str) for part in parts)
        return parts if named else Counter(map(str, parts))
    if isinstance(value, bool | str | None):
        return value
    return round(Decimal(value), 12)


def wrong_findings(report: Report) -> Iterator[str]:
    for code, finding in report.read.assessment.findings.items():
        if code not in RULES:
            yield f"{code} is not worked out again"
            continue
        told, expected = told_by(finding), worked_out(report.again.findings[code])
        if told != expected:
            yield f"{code}: {told} is not {expected}"


def told_by(finding: Finding) -> Any:
    hits = {}
    for hit in finding.worst:
        standard = hit.gap.standard and hit.gap.standard.row_id
        measured = form(hit.gap.observed), form(hit.gap.required)
        hits[hit.place.code] = *measured, hit.gap.unit, standard
    missing = sorted(finding.missing.values())
    return finding.of, finding.assessed, finding.not_held, missing, hits


def worked_out(found: Found) -> Any:
    hits = {}
    for place, short in found.shorts:
        standard = short.standard and short.standard.pk
        measured = form(short.observed), form(short.required)
        hits[place.code] = *measured, short.unit, standard
    missing = sorted(found.missing.values())
    return found.of, found.assessed, found.free, missing, hits
