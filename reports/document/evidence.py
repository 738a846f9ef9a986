"""What proves a document's numbers, by key; and the check that none lacks it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reports.document.book import Book
from reports.document.context import date_text
from reports.document.recommendations import Recommendation
from reports.document.shapes import (
    Annex,
    Chart,
    Document,
    Evidence,
    EvidenceRow,
    Section,
    Table,
    numbered,
)
from reports.indicators.base import Figure
from reports.indicators.listings import Listed, ListedRows
from reports.indicators.tallies import Superlative
from reports.rules.finding import Finding
from reports.rules.standards import Standard

KINDS = ("indicator", "finding", "standard", "request", "recommendation")


class MissingEvidence(LookupError):
    """A number is printed that nothing proves."""


def check_evidence(document: Document) -> None:
    """Raises MissingEvidence for what the document prints without evidence."""
    missing = sorted(keys(document) - set(document.evidence))
    if missing:
        raise MissingEvidence("、".join(missing))


def keys(document: Document) -> set[str]:
    """Every key that sentences, tables and charts of the document refer to."""
    found: set[str] = set()
    for sentence in document.sentences():
        found.update(quantity.evidence for quantity in sentence.quantities)
        kind, _, rest = sentence.key.partition(":")
        if kind in KINDS:
            # A finding's second sentence is finding:<code>:2.
            found.add(f"{kind}:{rest.partition(':')[0]}")
    for block in _blocks(document):
        found.add(block.evidence)
        if isinstance(block, Table):
            found.update(block.row_evidence)
    return found - {""}


def _blocks(document: Document) -> Iterator[Table | Chart]:
    holders: list[Section | Annex] = [s for _, s in numbered(document.sections)]
    for holder in [*holders, *document.annexes]:
        for block in holder.blocks:
            if isinstance(block, Table | Chart):
                yield block


def gather(
    wanted: Iterable[str], book: Book, recommendations: Iterable[Recommendation]
) -> dict[str, Evidence]:
    """Evidence for the keys wanted, as far as the book has it."""
    standards = standards_by_key(book.findings.values())
    advice = {f"recommendation:{each.code}": each for each in recommendations}
    requested = book.context.evidence()
    found: dict[str, Evidence] = {}
    for key in sorted(wanted):
        kind, _, rest = key.partition(":")
        if kind == "indicator" and rest in book.figures:
            found[key] = of_figure(book.figures[rest])
        elif kind == "finding" and rest in book.findings:
            found[key] = of_finding(book.findings[rest])
        elif key in standards:
            found[key] = of_standard(standards[key])
        elif key in advice:
            found[key] = _of_recommendation(advice[key])
        elif key in requested:
            found[key] = requested[key]
    return found


def standards_by_key(findings: Iterable[Finding]) -> dict[str, Standard]:
    return {s.evidence: s for finding in findings for s in finding.standards}


def of_figure(figure: Figure) -> Evidence:
    """An indicator's outcome. The rows of a superlative or a listing are named;
    the communities behind other figures are read from the run's spool."""
    indicator = figure.indicator
    rows = _named_rows(figure.value)
    return Evidence(
        key=f"indicator:{indicator.slug}",
        label=indicator.label,
        formula=indicator.formula,
        value=_plain(figure.value),
        unit=indicator.unit,
        reported=figure.reported,
        of=figure.of,
        rows=rows,
        total_rows=_total_rows(figure, len(rows)),
    )


def _total_rows(figure: Figure, named: int) -> int:
    if isinstance(figure.value, ListedRows):
        return figure.value.number if figure.value.is_cut else named
    return max(named, figure.reported)


def of_finding(finding: Finding) -> Evidence:
    return Evidence(
        key=f"finding:{finding.rule.code}",
        label=finding.rule.heading,
        formula=finding.rule.source,
        value=finding.hit,
        unit="个社区",
        reported=finding.assessed,
        of=finding.of,
        rows=tuple(
            EvidenceRow(
                hit.place.code, hit.place.name, hit.gap.observed, hit.gap.required
            )
            for hit in finding.worst
        ),
        total_rows=finding.hit,
    )


def of_standard(standard: Standard) -> Evidence:
    return Evidence(
        key=standard.evidence,
        label=standard.citation,
        formula=authority_note(standard),
        value=standard.value,
        unit=standard.unit,
        source="；".join(
            text
            for text in (standard.issuing_body, standard.doc_no, in_force(standard))
            if text
        ),
    )


def authority_note(standard: Standard) -> str:
    """What kind of source a threshold has; a default is said to be one.

    A rule of the Party's is binding like a law, but is not called one.
    """
    if standard.authority == "law" and standard.issuing_body.startswith("中共"):
        return "党内法规"
    return {
        "law": "法律法规",
        "plan": "规划文件",
        "local": "地方标准",
        "survey": "调研报告所列标准",
    }.get(standard.authority, "本系统参考值，非规范性文件")


def in_force(standard: Standard) -> str:
    """2026年1月1日起, 至2025年12月31日止, or both; empty where no day is on record."""
    since = date_text(standard.valid_from) if standard.valid_from else ""
    until = date_text(standard.valid_to) if standard.valid_to else ""
    return (f"{since}起" if since else "") + (f"至{until}止" if until else "")


def _of_recommendation(recommendation: Recommendation) -> Evidence:
    return Evidence(
        key=f"recommendation:{recommendation.code}",
        label=recommendation.text,
        formula="对策建议库条目，所含数字为建议内容，不是统计数据",
        value=recommendation.code,
        unit="",
    )


def _named_rows(value: Any) -> tuple[EvidenceRow, ...]:
    if isinstance(value, Superlative):
        return tuple(
            EvidenceRow(place.code, place.name, value.figure) for place in value.places
        )
    if isinstance(value, ListedRows):
        return tuple(
            EvidenceRow(row.place.code, row.place.name, _plain(row.figures))
            for row in value
        )
    return ()


def _plain(value: Any) -> Any:
    """A figure's value without classes of ours, as files and pages keep it."""
    if isinstance(value, Superlative):
        return value.figure
    if isinstance(value, Listed):
        return _plain(value.figures)
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_plain(part) for part in value)
    return value
