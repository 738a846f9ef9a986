"""Walks a document's sentences: every number is held against the rows.

Each function gives the faults it finds as lines of text, none when there is none.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from facilities.models import ConstructionProject, FacilityChecklist, Premises
from reports.document.shapes import (
    Document,
    Paragraph,
    Quantity,
    Section,
    Sentence,
    numbered,
)
from reports.indicators.catalogue import BY_SLUG
from reports.models import Recommendation
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import DOUBLED, has_digit, said_by
from tests.reports.evidence.recomputed import BOUNDS, Answer, Item, Top

# Digits that belong to the name of a kind and count nothing.
KINDS = {
    *("30岁以下", "30岁至44岁", "45岁及以上", "60岁以上党员", "60岁以上老人"),
    *("100平方米以下", "100至299平方米", "300至499平方米", "500平方米及以上"),
}
COVERAGE = "已填报"
PERCENT = re.compile(r"[\d.]+%")


def faults(report: Report) -> list[str]:
    return [*unproved(report.document), *wrong_numbers(report), *loose_words(report)]


def unproved(document: Document) -> Iterator[str]:
    """Numbers without evidence."""
    for sentence in document.sentences():
        for quantity in sentence.quantities:
            if quantity.evidence not in document.evidence:
                yield f"{sentence.key}: {quantity.text} has no evidence"


def loose_words(report: Report) -> Iterator[str]:
    """Digits in words, headings and captions; names on record may have some."""
    document = report.document
    for sentence in document.sentences():
        for part in sentence.parts:
            if isinstance(part, str) and has_digit(part):
                yield f"{sentence.key}: digits in {part!r}"
    headings = [section.heading for _, section in numbered(document.sections)]
    titles = [annex.title for annex in document.annexes]
    for text in (*headings, *titles, document.title):
        if has_digit(text):
            yield f"digits in the heading {text!r}"


def wrong_numbers(report: Report) -> Iterator[str]:
    """Numbers that the rows do not give for the evidence they name."""
    for sentence in report.document.sentences():
        for before, quantity, after in around(sentence):
            fault = fault_of(report, before, quantity, after)
            if fault:
                yield f"{sentence.key}: {fault} in {sentence.text}"


def around(sentence: Sentence) -> Iterator[tuple[str, Quantity, str]]:
    """Each quantity with all that stands before and after it."""
    texts = [p if isinstance(p, str) else p.text for p in sentence.parts]
    for at, part in enumerate(sentence.parts):
        if isinstance(part, Quantity):
            yield "".join(texts[:at]), part, "".join(texts[at + 1 :])


def fault_of(report: Report, before: str, quantity: Quantity, after: str) -> str:
    kind, _, rest = quantity.evidence.partition(":")
    if quantity.value is None:
        known = quantity.text in names(report, quantity.evidence)
        return "" if known else f"{quantity.text} is no name on record"
    numbers = {
        "indicator": lambda: of_figure(report, rest, before, after),
        "finding": lambda: of_finding(report, rest),
        "standard": lambda: [report.again.standards[quantity.evidence].value],
    }[kind]()
    text = quantity.text
    if text in DOUBLED:
        return "" if quantity.value in doublings(report, rest) else f"{text}番"
    if after.startswith("个百分点"):
        if kind == "finding":
            return subtraction_fault(before, text)
        numbers = [abs(Decimal(number)) * 100 for number in numbers if number]
    if said_by(text, numbers):
        return ""
    return f"{text} is none of {[str(n) for n in numbers][:20]} ({quantity.evidence})"


def of_finding(report: Report, code: str) -> list[Any]:
    """The finding's own numbers, and how much is missing in all, at what cost."""
    numbers = list(report.again.findings[code].numbers())
    if missing := report.again.missing.get((code, "")):
        numbers += [missing.missing, missing.cost / 10_000]
    return numbers


def subtraction_fault(before: str, text: str) -> str:
    """A finding tells two shares and then their difference: what a reader gets who
    takes one printed share from the other."""
    told = [Decimal(share[:-1]) for share in PERCENT.findall(before)]
    more, less = (told[-1], 0) if "尚未到位" in before else told[-2:]
    away = abs(more - less)
    return "" if Decimal(text) == away else f"{text} is not {away}"


def names(report: Report, evidence: str) -> set[str]:
    """Texts that may stand for the evidence: names and titles as they are stored."""
    kind, _, rest = evidence.partition(":")
    again, document = report.again, report.document
    if kind == "request":
        return {document.evidence[evidence].value}
    if kind == "recommendation":
        text = Recommendation.objects.get(code=rest).text
        return {text[i:j] for i in range(len(text)) for j in range(i, len(text) + 1)}
    if kind == "standard":
        row = again.standards[evidence]
        return {f"{row.title}{row.clause}"}
    towns = {place.township for place in again.record.places}
    own = {place.name for place in again.record.places}
    both = {f"{place.township}{place.name}" for place in again.record.places}
    return towns | own | both | KINDS | texts_on_record(report)


def texts_on_record(report: Report) -> set[str]:
    """Names and reasons of houses, lenders, projects and checklists."""
    found = set(Premises.objects.values_list("provider_name", flat=True))
    found |= set(Premises.objects.values_list("unused_reason", flat=True))
    found |= set(ConstructionProject.objects.values_list("name", flat=True))
    return found | set(FacilityChecklist.objects.values_list("name", flat=True))


def of_figure(report: Report, slug: str, before: str, after: str) -> list[Any]:
    """Numbers that may stand for a figure there: the figure's own, or how many
    communities it rests on or is about."""
    answer = report.again.figures[slug]
    if before.endswith(COVERAGE) and after.startswith("个社区"):
        return [answer.reported_of(last_key(slug, answer, before))]
    if before.endswith("等") and after.startswith(("个社区", "家单位")):
        return [count(answer.value)]
    return [*numbers_of(answer.value), *BOUNDS.get(slug, ())]


def count(value: Any) -> int:
    return len(value.places if isinstance(value, Top) else value)


def numbers_of(value: Any) -> list[Any]:
    """Every number of a figure, and those that follow from setting two of its
    numbers against each other."""
    if isinstance(value, Top):
        return [value.figure]
    if isinstance(value, list):
        return [len(value), *_of_list(value)]
    if isinstance(value, dict):
        if set(value) == {"base", "now", "change"}:
            return [abs(value["change"]), *moved(value["base"], value["now"])]
        parts = [number for part in value.values() for number in numbers_of(part)]
        return [*parts, *_of_years(value)]
    return [value]


def _of_list(value: list[Any]) -> Iterator[Any]:
    items = [each.figures for each in value if isinstance(each, Item)]
    for name in {name for each in items for name in each}:
        numbers = [each[name] for each in items if not isinstance(each[name], str)]
        known = [number for number in numbers if number is not None]
        yield from known
        if len(known) == len(items):
            yield sum(known)


def _of_years(value: dict[str, Any]) -> Iterator[Any]:
    if value and all(key.isdigit() for key in value):
        years = sorted(value)
        yield from map(int, years)
        yield from moved(value[years[0]], value[years[-1]])


def moved(base: Any, now: Any) -> list[Any]:
    """The rate of a change; none from nothing."""
    return [abs(Decimal(now) - Decimal(base)) / abs(Decimal(base))] if base else []


def doublings(report: Report, slug: str) -> list[int]:
    value = report.again.figures[slug].value
    pairs = [(value["base"], value["now"])] if "base" in value else []
    if not pairs:
        years = sorted(value)
        pairs = [(value[years[0]], value[years[-1]])]
    return [n for base, now in pairs for n in DOUBLED.values() if now == base * 2**n]


def last_key(slug: str, answer: Answer, before: str) -> str:
    """The part of a figure that was last told of, where its parts are handed in one
    by one: a kind by its word, or a year."""
    words = BY_SLUG[slug].keys or {}
    found = {key: before.rfind(words.get(key, f"{key}年")) for key in answer.by_key}
    return max(found, key=lambda key: found[key], default="")


def status(document: Document) -> Iterable[Section]:
    """What stands below the status part; a kind of report may have none."""
    found = (each.sections for each in document.sections if each.key == "status")
    return next(found, ())


def sentences(section: Section) -> Iterator[Sentence]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
