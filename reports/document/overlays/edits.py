"""What an edit is, and what it rested on when it was made."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from reports.document.shapes import Quantity, Sentence


class EditKind(StrEnum):
    WORDING = "wording"  # of a sentence, a heading or the title
    OMISSION = "omission"  # of a sentence, a finding or a recommendation
    ORDER = "order"  # of the findings or recommendations under one heading
    FINDING = "finding"  # an official's own
    ADVICE = "advice"  # a recommendation of an official's own


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure as it was printed when the edit was made."""

    evidence: str
    text: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the portal had composed at the place of an edit: words and figures."""

    text: str = ""
    figures: tuple[Seen, ...] = ()

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Self:
        kept = tuple(sentences)
        return cls(
            "".join(each.text for each in kept),
            tuple(seen(q) for each in kept for q in each.quantities),
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256; the same as long as words and figures are the same."""
        values = [self.text, *([f.evidence, f.text] for f in self.figures)]
        text = json.dumps(values, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        figures = [[figure.evidence, figure.text] for figure in self.figures]
        return {"text": self.text, "figures": figures}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        figures = data.get("figures", ())
        return cls(data.get("text", ""), tuple(Seen(*each) for each in figures))


def seen(quantity: Quantity) -> Seen:
    return Seen(quantity.evidence, quantity.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change. ``kind`` and ``key`` name it: there is one of each.

    ``key`` is that of a line ("indicator:staff_total", "finding:no-meeting-room",
    "finding:no-meeting-room:heading"), of a heading ("heading:problems:staff"), of
    the document's "title", of an item or section, or "own:" and a word of its own.
    Own findings and recommendations stand under ``section``; ``cites`` says in
    words what they rest on.
    """

    kind: EditKind
    key: str
    text: str = ""
    heading: str = ""
    section: str = ""
    order: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    basis: Basis = field(default_factory=Basis)

    @property
    def name(self) -> tuple[EditKind, str]:
        return self.kind, self.key

    @property
    def has_basis(self) -> bool:
        """Whether it rests on something composed, which may move."""
        return self.kind in (EditKind.WORDING, EditKind.OMISSION) and not self.is_own

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)


OWN = "own:"
TITLE = "title"
HEADING = "heading:"


def merged(order: Iterable[str], keys: Iterable[str]) -> list[str]:
    """``keys`` in the order wanted; one that it does not know stays behind the one
    that it naturally follows."""
    natural = list(keys)
    here = set(natural)
    placed = [key for key in dict.fromkeys(order) if key in here]
    known = set(placed)
    for position, key in enumerate(natural):
        if key not in known:
            after = placed.index(natural[position - 1]) + 1 if position else 0
            placed.insert(after, key)
    return placed
