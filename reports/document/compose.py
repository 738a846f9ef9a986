"""Composes the one document of a report. Pure: same input, same document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from reports.document import advice, problems, told
from reports.document.annexes import annexes
from reports.document.book import Book
from reports.document.context import Context, date_text
from reports.document.evidence import check_evidence, gather, keys
from reports.document.kinds import Part
from reports.document.lacking import reported
from reports.document.lacking import told as told_of
from reports.document.opening import lead
from reports.document.problems import Group
from reports.document.recommendations import Recommendation
from reports.document.sentences import line
from reports.document.shapes import Document, Paragraph, Section, Sentence
from reports.document.status.section import section as status_section
from reports.indicators.base import Figure
from reports.rules.finding import Finding
from reports.shortfalls.fold import Shortfalls


class Assessed(Protocol):
    """What the composer reads of a finished assessment."""

    @property
    def figures(self) -> Mapping[str, Figure]: ...

    @property
    def findings(self) -> Mapping[str, Finding]: ...

    @property
    def communities(self) -> int: ...


def compose(
    context: Context,
    assessment: Assessed,
    recommendations: Sequence[Recommendation],
    shortfalls: Shortfalls | None = None,
) -> Document:
    """The report; with an annex on what is missing where that was added up.

    Raises MissingEvidence for a number that nothing proves.
    """
    book = Book(
        context, assessment.figures, assessment.findings, assessment.communities
    )
    kind = context.kind
    groups = problems.grouped(
        book.findings, context.ordered_themes, gravest_first=kind.gravest_first
    )
    gaps = told_of(reported(book, shortfalls)) if shortfalls else {}
    sections = (
        _section(part, book, groups, gaps, recommendations) for part in kind.parts
    )
    closing: tuple[Paragraph, ...] = ()
    if context.closing:
        said = line("section:closing", "{said}", said=context.part("closing"))
        closing = (Paragraph((said,)),)
    document = Document(
        title=context.printed_title,
        lead=lead(book),
        sections=tuple(section for section in sections if section),
        closing=closing,
        annexes=annexes(book, groups, shortfalls),
        organ=context.organ,
        dated=date_text(context.dated),
        meta=_meta(context),
        red_head=context.red_head,
    )
    document = replace(document, evidence=gather(keys(document), book, recommendations))
    check_evidence(document)
    return document


def _section(
    part: Part,
    book: Book,
    groups: tuple[Group, ...],
    gaps: Mapping[str, Sentence],
    recommendations: Sequence[Recommendation],
) -> Section | None:
    if part is Part.STATUS:
        return status_section(book)
    if part is Part.PROBLEMS:
        return problems.section(book, groups, gaps)
    if part is Part.ADVICE:
        heading = book.context.kind.heading(part)
        return advice.section(groups, recommendations, heading)
    return told.section(book, part)


def _meta(context: Context) -> dict[str, str]:
    return {
        "scope": context.scope_code,
        "scope_name": context.scope_name,
        "period": context.period_label,
        "base": context.base_label or "",
        "as_of": context.as_of.isoformat(),
        "kind": context.kind.code,
        "themes": "、".join(context.ordered_themes),
    }
