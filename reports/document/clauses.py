"""Clauses about known figures, joined into sentences and paragraphs.

A clause knows how many communities its figure rests on; where that is not all
of them, the paragraph says so once (已填报N个社区) and again when it changes.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.document.sentences import parts, sentence, trimmed
from reports.document.shapes import Paragraph, Part, Quantity, Sentence

# A sentence is ended rather than grown beyond this, and so is a paragraph.
SENTENCE_LENGTH = 100
PARAGRAPH_LENGTH = 360
# Clauses that lean on the one before: a long sentence is not ended before them.
_LEANING = ("其中", "占", "由", "比", "最少", "最小", "留任率", "覆盖率")


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence about the indicator ``slug``, without punctuation."""

    parts: tuple[Part, ...]
    slug: str
    reported: int
    of: int
    comma: str = "，"  # what stands between it and the clause before

    @property
    def text(self) -> str:
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)

    @property
    def hangs(self) -> bool:
        """Whether it cannot open a sentence of its own."""
        return self.comma == "、" or self.text.startswith(_LEANING)

    @property
    def is_partial(self) -> bool:
        return self.reported < self.of

    def covered(self) -> "Clause":
        """The clause as one that says itself what it rests on."""
        return replace(self, reported=self.of)

    def noted(self) -> tuple[Part, ...]:
        """The clause with the number of communities it rests on."""
        return self.parts + coverage(self.slug, self.reported)


def coverage(slug: str, reported: int) -> tuple[Part, ...]:
    number = Quantity(str(reported), f"indicator:{slug}", reported)
    return parts("（已填报{number}个社区）", number=number)


Told = tuple[Clause, ...]


def tell(*found: Clause | None) -> Told:
    """What one sentence says: the clauses that are known."""
    return tuple(clause for clause in found if clause)


def led(first: Clause | None, *then: Clause | None) -> Told:
    """Clauses that make sense only after a first one: all drop with it."""
    return tell(first, *then) if first else ()


def paragraphs(*told: Told) -> tuple[Paragraph, ...]:
    return in_paragraphs(_sentences(told))


def in_paragraphs(sentences: Iterable[Sentence]) -> tuple[Paragraph, ...]:
    """Sentences in order, in as many paragraphs as their length asks for."""
    made: list[Paragraph] = []
    row: list[Sentence] = []
    for each in sentences:
        if row and sum(len(s.text) for s in row) + len(each.text) > PARAGRAPH_LENGTH:
            made.append(Paragraph(tuple(row)))
            row = []
        row.append(each)
    if row:
        made.append(Paragraph(tuple(row)))
    return tuple(made)


def _sentences(told: Iterable[Told]) -> Iterable[Sentence]:
    noted: int | None = None  # as the reader was last told; None: all of them
    for clauses in told:
        run: list[tuple[Clause, tuple[Part, ...]]] = []
        length = 0
        for clause in clauses:
            says = clause.parts
            if clause.is_partial and clause.reported != noted:
                says = clause.noted()
            noted = clause.reported if clause.is_partial else None
            grown = length + len(clause.text)
            if run and grown > SENTENCE_LENGTH and not clause.hangs:
                yield _sentence(run)
                run, grown = [], len(clause.text)
            run.append((clause, says))
            length = grown
        if run:
            yield _sentence(run)


def _sentence(run: list[tuple[Clause, tuple[Part, ...]]]) -> Sentence:
    joined: list[Part] = []
    for clause, says in run:
        joined += [*([clause.comma] if joined else []), *says]
    joined.append("。")
    return sentence(f"indicator:{run[0][0].slug}", alike(joined))


def alike(found: list[Part]) -> list[Part]:
    """万 only where no figure of the same unit stands beside it in full."""
    full, round_ = [], []
    for position, (part, after) in enumerate(itertools.pairwise(found)):
        if isinstance(part, Quantity) and isinstance(after, str):
            if part.text.endswith("万"):
                round_.append((position, after[0]))
            elif part.text.isdecimal() and len(part.text) > 4:
                full.append(after[0])
    alike = list(found)
    for position, unit in round_:
        part = found[position]
        if unit in full and isinstance(part, Quantity):
            alike[position] = trimmed(part.value, part.evidence)
    return alike
