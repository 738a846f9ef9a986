"""A document taken apart into what can be edited, and put together again.

Findings and recommendations are items; their ordinals (一是、二是) are no part of
them and are counted anew when the document is put together.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reports.document.clauses import in_paragraphs
from reports.document.sentences import name, sentence
from reports.document.shapes import (
    Block,
    Chart,
    Document,
    Evidence,
    Paragraph,
    Section,
    Sentence,
    Table,
    hanzi_number,
)

PROBLEMS, ADVICE = "problems", "advice"
_ORDINAL = re.compile(r"[一二三四五六七八九十]+是")
HEADS = ":heading"  # of the key of a finding's first line


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: as composed (None: an official's own) and as it stands now."""

    key: str
    composed: Sentence | None
    said: Sentence
    is_left_out: bool = False

    @property
    def is_reworded(self) -> bool:
        return self.composed is not None and self.said is not self.composed


@dataclass(frozen=True, slots=True)
class Item:
    """A finding or a recommendation: what is moved and left out as one."""

    key: str
    lines: tuple[Line, ...]
    heading: Line | None = None  # of a finding
    # Composed behind its heading, without which its words would not say enough.
    was_headed: bool = False
    is_left_out: bool = False

    @property
    def is_standing(self) -> bool:
        """Whether anything of it is printed."""
        every = self.every_line
        return not self.is_left_out and any(not line.is_left_out for line in every)

    @property
    def is_own(self) -> bool:
        return self.key.startswith("own:")

    @property
    def every_line(self) -> tuple[Line, ...]:
        return (*((self.heading,) if self.heading else ()), *self.lines)

    @property
    def code(self) -> str:
        """The rule's, of a computed finding; else empty."""
        kind, _, code = self.key.partition(":")
        return code if kind == "finding" else ""


Row = tuple[Line, ...] | Table | Chart


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with what stands under it. ``composed`` is the heading's first
    wording; empty for one that an official brought."""

    key: str
    heading: str
    composed: str
    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    nodes: "tuple[Node, ...]" = ()

    @property
    def standing(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_standing)

    @property
    def has_items(self) -> bool:
        return self.key.startswith((f"{PROBLEMS}:", f"{ADVICE}:"))


@dataclass(frozen=True, slots=True)
class Tree:
    title: str
    composed_title: str
    lead: tuple[Row, ...]
    nodes: tuple[Node, ...]
    closing: tuple[Row, ...]

    def lines(self) -> Iterator[Line]:
        yield from _lines_of(self.lead)
        for node in self.every_node():
            yield from _lines_of(node.rows)
            for item in node.items:
                yield from item.every_line
        yield from _lines_of(self.closing)

    def every_node(self) -> Iterator[Node]:
        for node in self.nodes:
            yield from _with_nodes(node)


def _with_nodes(node: Node) -> Iterator[Node]:
    yield node
    for below in node.nodes:
        yield from _with_nodes(below)


def _lines_of(rows: tuple[Row, ...]) -> Iterator[Line]:
    for row in rows:
        if isinstance(row, tuple):
            yield from row


def tree_of(document: Document) -> Tree:
    return Tree(
        document.title,
        document.title,
        _rows(document.lead),
        tuple(_node(each, document.evidence) for each in document.sections),
        _rows(document.closing),
    )


def _rows(blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    return tuple(
        tuple(Line(each.key, each, each) for each in block.sentences)
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def _node(section: Section, evidence: Mapping[str, Evidence]) -> Node:
    node = Node(section.key, section.heading, section.heading)
    nodes = tuple(_node(each, evidence) for each in section.sections)
    if not node.has_items:
        return replace(node, rows=_rows(section.blocks), nodes=nodes)
    found = section.blocks
    sentences = [s for b in found if isinstance(b, Paragraph) for s in b.sentences]
    items = _findings(sentences, evidence)
    if section.key.startswith(f"{ADVICE}:"):
        items = _pieces_of_advice(sentences)
    rest = tuple(block for block in found if not isinstance(block, Paragraph))
    return replace(node, rows=_rows(rest), items=items, nodes=nodes)


def _pieces_of_advice(sentences: list[Sentence]) -> tuple[Item, ...]:
    bare = [_without_ordinal(each) for each in sentences]
    return tuple(Item(each.key, (Line(each.key, each, each),)) for each in bare)


def _findings(
    sentences: list[Sentence], evidence: Mapping[str, Evidence]
) -> tuple[Item, ...]:
    by_finding: dict[str, list[Sentence]] = {}
    for each in sentences:
        by_finding.setdefault(":".join(each.key.split(":")[:2]), []).append(each)
    return tuple(
        _finding(key, told, evidence.get(key)) for key, told in by_finding.items()
    )


def _finding(key: str, told: list[Sentence], evidence: Evidence | None) -> Item:
    first = _without_ordinal(told[0])
    label = evidence.label if evidence else ""
    was_headed = first.text == f"{label}。"
    if was_headed:
        told = told[1:]
    # Where a finding stands alone it has no first line; it gets one with another.
    heading = sentence(key, (name(label), "。"))
    return Item(
        key,
        tuple(Line(each.key, each, each) for each in told),
        Line(f"{key}{HEADS}", heading, heading),
        was_headed=was_headed,
    )


def _without_ordinal(said: Sentence) -> Sentence:
    first = said.parts[0]
    if isinstance(first, str) and _ORDINAL.fullmatch(first):
        return replace(said, parts=said.parts[1:])
    return said


def sections_of(nodes: tuple[Node, ...]) -> tuple[Section, ...]:
    """The sections in which something is left to print."""
    made = []
    for node in nodes:
        blocks = (*_blocks(node.rows), *_of_items(node))
        below = sections_of(node.nodes)
        if blocks or below:
            made.append(Section(node.key, node.heading, blocks, below))
    return tuple(made)


def _blocks(rows: tuple[Row, ...]) -> tuple[Block, ...]:
    made: list[Block] = []
    for row in rows:
        if not isinstance(row, tuple):
            made.append(row)
        elif kept := tuple(line.said for line in row if not line.is_left_out):
            made.append(Paragraph(kept))
    return tuple(made)


def paragraphs_of(rows: tuple[Row, ...]) -> tuple[Paragraph, ...]:
    return tuple(each for each in _blocks(rows) if isinstance(each, Paragraph))


def _of_items(node: Node) -> tuple[Block, ...]:
    """As the composer puts them: several are counted, one stands without a number."""
    made: list[Block] = []
    items = node.standing
    for position, item in enumerate(items, 1):
        ordinal = f"{hanzi_number(position)}是" if len(items) > 1 else ""
        lines = [each.said for each in item.lines if not each.is_left_out]
        if item.heading and _is_headed(item, lines, ordinal):
            lines.insert(0, item.heading.said)
        if lines:
            lines[0] = _counted(lines[0], ordinal)
            made += in_paragraphs(lines)
    return tuple(made)


def _is_headed(item: Item, lines: list[Sentence], ordinal: str) -> bool:
    heading = item.heading
    assert heading is not None  # noqa: S101 - asked by the caller
    if heading.is_left_out:
        return False
    asked = item.was_headed or item.is_own or heading.is_reworded
    return asked or bool(ordinal) or not lines


def _counted(said: Sentence, ordinal: str) -> Sentence:
    return replace(said, parts=(ordinal, *said.parts)) if ordinal else said
