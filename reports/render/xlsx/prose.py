"""What the text says, sentence by sentence, with the numbers it is made of.

So that whoever doubts a figure of the report finds it here, exact, with the way
it was worked out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.document.shapes import (
    Document,
    Evidence,
    Kind,
    Paragraph,
    Quantity,
    Sentence,
    numbered,
)
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.figures import unit_text
from reports.render.xlsx.links import Links
from reports.render.xlsx.sheet import Head, Sheet

ADVICE = "对策"
FIGURES = "正文数字"
ADVICE_HEADS = (
    Head("序号", Kind.COUNT),
    Head("部分", width=24),
    Head("对策建议", width=100),
)
FIGURE_HEADS = (
    Head("章节", width=22),
    Head("原文", width=60),
    Head("数值", Kind.DECIMAL, width=16),
    Head("依据", width=26),
    Head("算法", width=40),
    Head("单位", width=10),
    Head("已填报社区数", Kind.COUNT),
    Head("社区总数", Kind.COUNT),
    Head("出处", width=40),
    Head("依据标识", width=34),
)
_ONLY_DIGITS = re.compile(r"[-+]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the heading it stands under."""

    heading: str
    sentence: Sentence


def sentences(document: Document) -> Iterator[Said]:
    """Every sentence in reading order, with the number and heading above it."""
    yield from _of(document.lead, "导语")
    for number, section in numbered(document.sections):
        yield from _of(section.blocks, f"{number}{section.heading}")
    yield from _of(document.closing, "结语")
    for annex in document.annexes:
        yield from _of(annex.blocks, f"附件：{annex.title}")


def _of(blocks: Any, heading: str) -> Iterator[Said]:
    for block in blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                yield Said(heading, sentence)


def write_advice(book: Any, document: Document, *, title: str) -> Sheet:
    sheet = Sheet(book, ADVICE, ADVICE_HEADS, title=title)
    advice = (s for s in sentences(document) if is_advice(s.sentence))
    for number, said in enumerate(advice, 1):
        sheet.add((number, said.heading, said.sentence.text))
    return sheet


def is_advice(sentence: Sentence) -> bool:
    return sentence.key.startswith(("recommendation:", "advice:"))


def write_figures(book: Any, document: Document, *, title: str, links: Links) -> Sheet:
    sheet = Sheet(book, FIGURES, FIGURE_HEADS, title=title)
    for said in sentences(document):
        for quantity in said.sentence.quantities:
            evidence = document.evidence.get(quantity.evidence)
            key = quantity.evidence
            proof = Shown(key, leads_to=links.to_evidence(key))
            sheet.add((*_figure(said, quantity, evidence), proof))
    return sheet


def _figure(
    said: Said, quantity: Quantity, evidence: Evidence | None
) -> tuple[Any, ...]:
    found = (
        evidence.label if evidence else quantity.evidence,
        evidence.formula if evidence else "",
        unit_text(evidence.unit) if evidence else "",
        Shown(evidence.reported, Kind.COUNT)
        if evidence and evidence.reported is not None
        else "",
        Shown(evidence.of, Kind.COUNT) if evidence and evidence.of is not None else "",
        evidence.source if evidence else "",
    )
    return (said.heading, said.sentence.text, _value(quantity), *found)


def _value(quantity: Quantity) -> Any:
    """The exact number behind what is printed; a date or name as it is printed."""
    value = quantity.value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        if _ONLY_DIGITS.fullmatch(quantity.text):
            return Shown(Decimal(quantity.text), Kind.DECIMAL, _decimals(quantity.text))
        return Shown(quantity.text)
    if quantity.text.endswith("%"):
        return Shown(value, Kind.SHARE, _decimals(quantity.text[:-1]))
    if isinstance(value, int) or value == value.to_integral_value():
        return Shown(value, Kind.COUNT)
    return Shown(value, Kind.DECIMAL, max(2, _decimals(quantity.text)))


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
