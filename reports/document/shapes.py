"""The one document behind the screen, the PDF and the workbook.

A sentence is made of words and quantities. Words hold no digit: a number can
only stand in a sentence as a Quantity, which names the evidence it came from,
so that no figure is ever printed without rows behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reports.document.redhead import RedHead

_DIGIT = re.compile(r"\d")


class LooseNumber(ValueError):
    """A digit was written into the words of a sentence."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, with its unit outside of it.

    ``text`` is what is printed ("34120", "29.4%", "2026年3月12日"), ``evidence``
    the key of Document.evidence that it can be recomputed from. A name or title
    on record that holds digits (105社区) is one too, without a value.
    """

    text: str
    evidence: str
    value: Any = None  # the exact number; None for a date, a name or a title


Part = str | Quantity


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its full stop; ``evidence`` is what it is about.

    ``key`` is stable from run to run ("indicator:staff_total", "finding:
    office-not-owned", "recommendation:R-12"), so that edits find it again.
    """

    key: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        for part in self.parts:
            if isinstance(part, str) and _DIGIT.search(part):
                raise LooseNumber(f"{self.key}: {part!r} holds a bare number")

    @property
    def text(self) -> str:
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(p for p in self.parts if isinstance(p, Quantity))


class Kind(StrEnum):
    """What a column holds; each renderer maps it to a format once."""

    TEXT = "text"
    CODE = "code"  # digits that count nothing: always text
    COUNT = "count"
    DECIMAL = "decimal"
    AREA = "area"  # m²
    MONEY = "money"  # yuan
    SHARE = "share"  # 0 to 1, printed as a percentage
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    kind: Kind = Kind.TEXT
    weight: int = 1  # share of the table's width
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are plain values in the columns' order; None prints as 未填报."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    # How many rows there are in all; more than len(rows): the rest is in the
    # workbook, and the caption says so.
    total_rows: int
    evidence: str = ""
    # One key per row where each row has evidence of its own; else empty.
    row_evidence: tuple[str, ...] = ()


class ChartKind(StrEnum):
    BAR = "bar"  # upright bars, one group per category
    BAR_ACROSS = "bar_across"  # lying bars, for many or long names
    LINE = "line"  # a series over years


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[int | Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    key: str
    title: str
    kind: ChartKind
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    mark: "Mark | None" = None  # a standard drawn across the bars
    description: str = ""  # in words, for readers who do not see it
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    label: str
    value: int | Decimal


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without its number, what stands below it, and its subsections.

    An empty section is dropped by the composer. Numbers are given by
    ``numbered``: 一、（一） 1. （1）.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()


@dataclass(frozen=True, slots=True)
class Annex:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One community behind a figure. ``value`` None: nothing on record."""

    code: str
    name: str
    value: Any
    required: Any = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a quantity or sentence is computed from."""

    key: str  # "indicator:…", "finding:…", "standard:…", "request:…"
    label: str
    formula: str  # in Chinese words
    value: Any
    unit: str
    reported: int | None = None
    of: int | None = None
    rows: tuple[EvidenceRow, ...] = ()  # bounded; all of them are in the spool
    total_rows: int = 0
    source: str = ""  # of a standard: body, document number, clause, dates


@dataclass(frozen=True, slots=True)
class Document:
    """A composed report: the same for every renderer."""

    title: str
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    annexes: tuple[Annex, ...]
    organ: str  # whose report it is, as signed
    dated: str  # 2026年3月12日
    evidence: dict[str, Evidence] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)  # scope, period, as_of, …
    red_head: RedHead | None = None  # of a formal document

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order, annexes included."""
        paragraphs = [*self.lead]
        for _, section in numbered(self.sections):
            paragraphs += [b for b in section.blocks if isinstance(b, Paragraph)]
        paragraphs += self.closing
        for annex in self.annexes:
            paragraphs += [b for b in annex.blocks if isinstance(b, Paragraph)]
        for paragraph in paragraphs:
            yield from paragraph.sentences


_HANZI = "零一二三四五六七八九十"


def hanzi_number(number: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_HANZI[tens]}十")
    return head + (_HANZI[ones] if ones or not tens else "")


def heading_number(level: int, number: int) -> str:
    """The number of a heading with its mark. Source: GB/T 9704-2012, 7.3.3."""
    return {
        1: f"{hanzi_number(number)}、",
        2: f"（{hanzi_number(number)}）",
        3: f"{number}.",
        4: f"（{number}）",
    }[level]


@dataclass(frozen=True, slots=True)
class Numbered:
    level: int
    number: str

    def __str__(self) -> str:
        return self.number


def numbered(
    sections: tuple[Section, ...], level: int = 1
) -> Iterator[tuple[Numbered, Section]]:
    """Sections in reading order, each with its level and printed number.

    There is no （一） without a （二）: what stands under a lone heading stands under
    the one above it instead.
    """
    for number, section in enumerate(sections, 1):
        printed = section
        while (below := lone(printed)) is not None:
            blocks = printed.blocks + below.blocks
            printed = replace(printed, blocks=blocks, sections=below.sections)
        yield Numbered(level, heading_number(level, number)), printed
        yield from numbered(printed.sections, level + 1)


def lone(section: Section) -> Section | None:
    """The only section below, whose heading is not printed."""
    return section.sections[0] if len(section.sections) == 1 else None
