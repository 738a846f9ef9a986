"""Holds what the status part says of its coverage against the rows: a figure that
only some communities have given says of how many it is."""

from collections.abc import Iterator
from typing import Any

from reports.document.shapes import Quantity, Sentence
from tests.reports.evidence.made import Report
from tests.reports.evidence.proof import COVERAGE, around, last_key, sentences, status
from tests.reports.evidence.recomputed import Answer

# A note stands behind the unit of its figure: 户, （已填报, 3.
BEHIND = 3
# Parts that are told in clauses of their own, by the units they end with.
TOLD_APART = {"training": ("期", "人次")}


def uncovered(report: Report) -> Iterator[str]:
    for section in status(report.document):
        told: int | None = None
        for sentence in sentences(section):
            notes = coverage_notes(sentence)
            texts = iter(around(sentence))
            for at, part in enumerate(sentence.parts):
                if not isinstance(part, Quantity):
                    continue
                before, _, after = next(texts)
                told = notes.get(at, told)
                slug = figure_slug(part)
                if not slug or at in notes:
                    continue
                answer = report.again.figures[slug]
                said = next((notes[n] for n in sorted(notes) if n > at), told)
                reported = rests_on(slug, answer, before, after)
                if slug not in TOLD_APART and len(set(answer.by_key.values())) > 1:
                    own = [notes[n] for n in notes if at < n <= at + BEHIND]
                    fault = own != ([reported] if reported < answer.of else [])
                    fault = fault and not after.startswith("年")
                else:
                    fault = reported < answer.of and not any(
                        note is not None and note <= reported for note in (told, said)
                    )
                if fault:
                    yield f"{slug} rests on {reported}: {sentence.text}"


def rests_on(slug: str, answer: Answer, before: str, after: str) -> int:
    """How many have given the part of the figure that is told there."""
    if slug in TOLD_APART:
        before += next(word for word in TOLD_APART[slug] if after.startswith(word))
    return answer.reported_of(last_key(slug, answer, before))


def figure_slug(part: Any) -> str:
    if not isinstance(part, Quantity) or part.value is None:
        return ""
    kind, _, slug = part.evidence.partition(":")
    return slug if kind == "indicator" else ""


def coverage_notes(sentence: Sentence) -> dict[int, int]:
    """Where a sentence says how many communities have reported, and how many."""
    return {
        at: part.value
        for at, part in enumerate(sentence.parts)
        if isinstance(part, Quantity)
        and at
        and str(sentence.parts[at - 1]).endswith(COVERAGE)
    }
