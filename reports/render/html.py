"""The document on screen: the same words, numbers and tables as in print.

Every sentence and every figure names the evidence it rests on, so that the page
can open it. No style or script stands in the markup.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.overlays import is_typed
from reports.document.shapes import (
    Block,
    Chart,
    Document,
    Kind,
    Paragraph,
    Quantity,
    Sentence,
    Table,
    numbered,
)
from reports.render import charts, redhead
from reports.render.cells import UNKNOWN, alignment, cell_text, rest_note
from reports.render.numbering import annex_marks, captions


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cell:
    text: SafeString | str
    alignment: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the page; ``kind`` is its place in the template."""

    kind: str
    text: SafeString | str = ""
    number: str = ""
    level: int = 0
    anchor: str = ""
    label: str = ""
    source: str = ""
    evidence: str = ""
    head: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    note: str = ""


def contents(document: Document) -> tuple[Entry, ...]:
    """Headings and annexes with the places they stand at, in reading order."""
    entries = [
        Entry(number.level, str(number), section.heading, section.key)
        for number, section in numbered(document.sections)
    ]
    for rank, (mark, annex) in enumerate(
        zip(annex_marks(document), document.annexes, strict=True), 1
    ):
        entries.append(Entry(1, mark, annex.title, f"annex-{rank}"))
    return tuple(entries)


def preview(document: Document, *, evidence_address: str = "") -> SafeString:
    """The document as markup for a page.

    A figure is a link to ``evidence_address`` with its key, or without one to an
    element of the page itself: "#evidence-" and the key.
    """
    parts = tuple(_Page(document, evidence_address).parts())
    return render_to_string(
        "reports/document.html",
        {"document": document, "parts": parts, **_formal(document)},
    )


def _formal(document: Document) -> dict[str, Any]:
    """What a formal document has above its title and below its text."""
    head = document.red_head
    if head is None:
        return {}
    above = redhead.addressees_stand_above(document)
    return {
        "number": head.number_parts(document.dated),
        "signer": redhead.SIGNER + head.signer,
        "addressees": redhead.addressed(head) if above else "",
        "imprint": redhead.entries(head, document),
        "printed": redhead.printed(document),
    }


def sentence_words(sentence: Sentence, evidence_address: str = "") -> SafeString:
    """The words with a link on each figure; one that an official typed is marked."""
    return format_html_join(
        "",
        "{}",
        (
            (
                _figure_link(part, evidence_address)
                if isinstance(part, Quantity)
                else part,
            )
            for part in sentence.parts
        ),
    )


def _figure_link(quantity: Quantity, address: str) -> SafeString:
    key = quote(quantity.evidence, safe="")
    return format_html(
        '<a class="doc-figure{}" data-evidence="{}" href="{}">{}</a>',
        " doc-typed" if is_typed(quantity.evidence) else "",
        quantity.evidence,
        f"{address}?key={key}" if address else f"#evidence-{key}",
        quantity.text,
    )


class _Page:
    def __init__(self, document: Document, evidence_address: str) -> None:
        self._document = document
        self._address = evidence_address
        self._names = captions(document)
        self._ids: dict[str, int] = {}

    def parts(self) -> Iterator[Part]:
        document = self._document
        yield from self._blocks(document.lead)
        for number, section in numbered(document.sections):
            yield Part(
                "heading",
                section.heading,
                number=str(number),
                level=number.level,
                anchor=section.key,
            )
            yield from self._blocks(section.blocks)
        yield from self._blocks(document.closing)
        if document.annexes:
            yield Part("annex_list")
        yield Part("signature")
        for rank, (mark, annex) in enumerate(
            zip(annex_marks(document), document.annexes, strict=True), 1
        ):
            yield Part("annex", annex.title, number=mark, anchor=f"annex-{rank}")
            yield from self._blocks(annex.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Part]:
        for block in blocks:
            match block:
                case Paragraph():
                    words = ((self._sentence(said),) for said in block.sentences)
                    yield Part("paragraph", format_html_join("", "{}", words))
                case Table():
                    yield self._table(block)
                case Chart():
                    yield self._figure(block)

    def _sentence(self, sentence: Sentence) -> SafeString:
        evidence = self._behind(sentence)
        return format_html(
            '<span class="doc-sentence" id="{}"{}>{}</span>',
            self._id(sentence.key),
            format_html(' data-evidence="{}"', evidence) if evidence else "",
            sentence_words(sentence, self._address),
        )

    def _behind(self, sentence: Sentence) -> str:
        """What a sentence is about: itself when it has evidence, else its figures."""
        about = ":".join(sentence.key.split(":")[:2])
        figures = (part.evidence for part in sentence.quantities)
        keys = [sentence.key, about, *figures]
        return next((key for key in keys if key in self._document.evidence), "")

    def _id(self, key: str) -> str:
        """Unique on the page: some sentences share the finding they are about."""
        count = self._ids[key] = self._ids.get(key, 0) + 1
        return f"sentence-{key}" if count == 1 else f"sentence-{key}-{count}"

    def _figure(self, chart: Chart) -> Part:
        picture = base64.b64encode(charts.svg(chart).encode()).decode()
        return Part(
            "figure",
            chart.title,
            number=self._names[chart.key],
            label=chart.description or chart.title,
            source=f"data:image/svg+xml;base64,{picture}",
            evidence=chart.evidence,
        )

    def _table(self, table: Table) -> Part:
        return Part(
            "table",
            table.title,
            number=self._names.get(table.key, ""),
            evidence=table.evidence,
            head=tuple(
                Cell(column.heading, alignment(column), is_unknown=False)
                for column in table.columns
            ),
            rows=tuple(
                self._row(table, row, key)
                for row, key in zip(
                    table.rows, table.row_evidence or repeat(""), strict=False
                )
            ),
            note=rest_note(table),
        )

    def _row(self, table: Table, row: Sequence[Any], key: str) -> tuple[Cell, ...]:
        """The first words of a row lead to its evidence."""
        named = next(
            (n for n, column in enumerate(table.columns) if column.kind is Kind.TEXT), 0
        )
        cells = []
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            text = cell_text(column, value)
            shown: SafeString | str = text
            if number == named and key in self._document.evidence:
                shown = _figure_link(Quantity(text, key), self._address)
            cells.append(Cell(shown, alignment(column), text == UNKNOWN))
        return tuple(cells)
