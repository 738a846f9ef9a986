"""What stands behind a figure, read again from the facts kept with its report.

The document names the rows of findings and extremes; what every community added
to a sum or a share, who has told nothing and what a finding is held to are
computed from the kept facts, so that a report is explained by what it was made
of, however the record has moved on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.files.storage import default_storage

from portal.figures import number, percent
from reports.document.shapes import Evidence
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Reader
from reports.facts.standards import standards_on
from reports.grounds import Grounds
from reports.indicators.base import Indicator
from reports.indicators.catalogue import BY_SLUG
from reports.models import Report
from reports.outcomes import Outcomes, outcomes_of
from reports.rules.catalogue import RULES
from reports.rules.finding import Hit
from reports.rules.standards import Standard, Standards
from reports.shown import gap_text, measured

# What a reader looks through on a screen; the workbook holds all of them.
MOST_ROWS = 200
# Communities whose kept facts are read while somebody waits; of larger reports
# the first rows are shown, and the workbook tells the rest.
MOST_READ = 5000
_RULES = {rule.code: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Row:
    """One community behind a figure; ``value`` in words, None for unknown."""

    code: str
    name: str
    value: str | None
    required: str | None = None
    gap: str | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A community that is not in the figure, and what it has not told."""

    code: str
    name: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """``missing`` is None where the communities were too many to be asked."""

    rows: tuple[Row, ...]
    total: int
    missing: tuple[Missing, ...] | None = None
    standards: tuple[Standard, ...] = ()

    @property
    def more(self) -> int:
        return max(self.total - len(self.rows), 0)

    @property
    def has_required(self) -> bool:
        return any(row.required is not None for row in self.rows)

    @property
    def missing_shown(self) -> tuple[Missing, ...]:
        return (self.missing or ())[:MOST_ROWS]

    @property
    def missing_more(self) -> int:
        return max(len(self.missing or ()) - MOST_ROWS, 0)


def behind(report: Report, evidence: Evidence) -> Behind:
    """The first rows behind a figure or finding, in the order they are ranked."""
    kind, _, slug = evidence.key.partition(":")
    if kind == "indicator" and slug in BY_SLUG:
        return _of_figure(report, evidence, BY_SLUG[slug])
    found = outcomes_kept(report, slug) if kind == "finding" else None
    if found is not None:
        return Behind(
            tuple(_of_hit(hit) for hit in found.hits[:MOST_ROWS]),
            len(found.hits),
            tuple(
                Missing(each.place.code, each.place.name, each.missing)
                for each in found.unknown
            ),
            found.standards,
        )
    return Behind(_named(evidence), evidence.total_rows)


def _named(evidence: Evidence, indicator: Indicator | None = None) -> tuple[Row, ...]:
    """The rows that the document itself names."""
    return tuple(
        Row(
            row.code,
            row.name,
            in_words(row.value, indicator),
            in_words(row.required, indicator),
        )
        for row in evidence.rows
    )


def _of_hit(hit: Hit) -> Row:
    gap = hit.gap
    return Row(
        hit.place.code,
        hit.place.name,
        measured(gap.observed, gap.unit),
        measured(gap.required, gap.unit),
        gap_text(gap),
        "" if gap.unit == "share" else gap.unit,
    )


def _of_figure(report: Report, evidence: Evidence, indicator: Indicator) -> Behind:
    """Communities with a contribution in code order, apart from those without."""
    named = _named(evidence, indicator)
    if not is_read(report):
        rows = named or _contributions(report, indicator, MOST_ROWS)[0]
        return Behind(
            rows, evidence.total_rows if named else evidence.reported or len(rows)
        )
    rows, missing = _contributions(report, indicator)
    if named:
        return Behind(named, evidence.total_rows, missing)
    return Behind(rows[:MOST_ROWS], len(rows), missing)


def _contributions(
    report: Report, indicator: Indicator, most: int | None = None
) -> tuple[tuple[Row, ...], tuple[Missing, ...]]:
    """What each of the first ``most`` communities added, and who added nothing."""
    standards = standards_of(report)
    rows: list[Row] = []
    missing: list[Missing] = []
    with kept_facts(report) as facts:
        for each in islice(facts(), most):
            value = indicator.contribute(each, standards)
            if value is None:
                missing.append(Missing(each.code, each.label))
            else:
                rows.append(Row(each.code, each.label, in_words(value, indicator)))
    return tuple(rows), tuple(missing)


def is_read(report: Report) -> bool:
    return (report.communities or 0) <= MOST_READ


def standards_of(report: Report) -> Standards:
    """Those it was computed by; of before they were kept, those on record now."""
    if report.grounds:
        return Grounds.from_json(report.grounds).standards
    return standards_on(report.as_of, report.scope_code)


@contextmanager
def kept_facts(
    report: Report,
) -> Iterator[Callable[[], Iterator[CommunityFacts]]]:
    """What reads the kept facts from their beginning, as often as it is called."""
    with default_storage.open(report.facts_path) as kept:

        def facts() -> Iterator[CommunityFacts]:
            kept.seek(0)
            return iter(Reader(kept))

        yield facts


def outcomes_kept(report: Report, code: str) -> Outcomes | None:
    """What a rule says of the kept facts; None for a rule that is there no longer,
    an own finding, or a report too large to be read again."""
    rule = _RULES.get(code)
    if rule is None or not is_read(report):
        return None
    with kept_facts(report) as facts:
        return outcomes_of(rule, standards_of(report), facts)


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
