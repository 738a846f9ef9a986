"""Holds what the status part says of its coverage against the rows: a figure that
only some communities have given says of how many it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reports.document.shapes import Quantity, Sentence
from tests.reports.evidence.made import Report
from tests.reports.evidence.proof import COVERAGE, around, last_key, sentences, status
from tests.reports.evidence.recomputed import Answer

# A note stands behind the unit of its figure: 户, （已填报, 3.
BEHIND = 3
# Parts that are told in clauses of their own, by the units they end with.
TOLD_APART = {"training": ("期", "人次")}


@dataclass(frozen=True)
class Told:
    """A number of a figure in a sentence, and how many communities it rests on."""

    at: int
    slug: str
    reported: int
    of: int


def uncovered(report: Report) -> Iterator[str]:
    for section in status(report.document):
        noted: int | None = None
        for sentence in sentences(section):
            notes = coverage_notes(sentence)
            told = list(told_in(report, sentence, notes))
            for each in told:
                before = [notes[at] for at in sorted(notes) if at < each.at]
                after = [notes[at] for at in sorted(notes) if at > each.at]
                own = [notes[at] for at in notes if each.at < at <= each.at + BEHIND]
                if apart(each.slug, told):
                    good = own == ([each.reported] if each.reported < each.of else [])
                else:
                    said = [*(before[-1:] or [noted]), *after[:1]]
                    good = each.reported == each.of or any(
                        note is not None and note <= each.reported for note in said
                    )
                if not good:
                    yield f"{each.slug} rests on {each.reported}: {sentence.text}"
            noted = ([noted] + [notes[at] for at in sorted(notes)])[-1]


def told_in(
    report: Report, sentence: Sentence, notes: dict[int, int]
) -> Iterator[Told]:
    texts = iter(around(sentence))
    for at, part in enumerate(sentence.parts):
        if not isinstance(part, Quantity):
            continue
        before, _, after = next(texts)
        slug = figure_slug(part)
        if slug and at not in notes:
            answer = report.again.figures[slug]
            if answer.by_key and after.startswith("年"):
                continue  # the name of a year
            yield Told(at, slug, rests_on(slug, answer, before, after), answer.of)


def apart(slug: str, told: list[Told]) -> bool:
    """Whether the parts of a figure rest on different numbers of communities, so
    that each has to say its own."""
    rests = {each.reported for each in told if each.slug == slug}
    return slug not in TOLD_APART and len(rests) > 1


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
