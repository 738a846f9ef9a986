"""Holds a document's tables and charts against the rows, cell by cell."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from reports.document.shapes import Chart, Document, Table, numbered
from reports.indicators.catalogue import BY_SLUG
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import says, tokens
from tests.reports.evidence.proof_problems import (
    HEADINGS,
    findings_told,
    in_the_sense_of,
    problems,
    two_places,
)
from tests.reports.evidence.recomputed import Answer, Item, Top
from tests.reports.evidence.recomputed.lacking import LACKS, Missing

MOST_NAMES = 5
# What is missing again next year.
YEARLY = {"staff-headcount-short", "office-fund-short"}


def table_faults(report: Report) -> list[str]:
    found = {table.key: table for table in tables(report.document)}
    checks = {
        "annex:figures": figures,
        "annex:problems": problems,
        "annex:shortfalls": shortfalls,
        "annex:prices": prices,
        "annex:standards": standards,
        "annex:missing": missing,
    }
    faults = [f"{key} is not checked" for key in found if key not in checks]
    for key, table in found.items():
        if len(table.row_evidence) != len(table.rows):
            faults.append(f"{key} has rows without evidence")
        faults += [f"{key}: {fault}" for fault in checks[key](report, table)]
    return faults


def figures_told(report: Report) -> dict[str, Answer]:
    return {
        slug: answer
        for slug, answer in report.again.figures.items()
        if BY_SLUG[slug].theme in report.themes
    }


def tables(document: Document) -> Iterator[Table]:
    for annex in document.annexes:
        yield from (block for block in annex.blocks if isinstance(block, Table))


def charts(document: Document) -> Iterator[Chart]:
    for _, section in numbered(document.sections):
        yield from (block for block in section.blocks if isinstance(block, Chart))


def figures(report: Report, table: Table) -> Iterator[str]:
    """Each figure on record once, in full, with how many communities gave it."""
    told: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, (label, text, unit, coverage) in zip(
        table.row_evidence, table.rows, strict=True
    ):
        slug = key.removeprefix("indicator:")
        told[slug][named(slug, label, unit)] = text, coverage
    whole = table.total_rows == len(table.rows)
    for slug, answer in figures_told(report).items():
        alone = isinstance(answer.value, Top) and answer.reported < 2
        expected = {} if alone else dict(lines(slug, answer.value))
        if set(expected) != set(told[slug]) and (
            whole or not set(told[slug]) <= set(expected)
        ):
            yield f"{slug} has the rows {list(told[slug])}, not {list(expected)}"
            continue
        for label, (text, coverage) in told[slug].items():
            value = expected[label]
            if not cell_says(text, value):
                yield f"{label}: {text} is not {value}"
            reported = answer.reported_of(key_of(slug, label))
            if coverage != f"{reported}/{answer.of}":
                yield f"{label}: {coverage} is not {reported}/{answer.of}"


def named(slug: str, label: str, unit: str) -> str:
    """A row's label, with its unit where only this tells it from another."""
    return f"{label}：{unit}" if "、" in BY_SLUG[slug].unit else label


def lines(slug: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What the table should say of a figure, line by line; nothing of an unknown."""
    indicator = BY_SLUG[slug]
    if isinstance(value, dict) and set(value) != {"min", "max"}:
        words = indicator.keys or {}
        for key, part in value.items():
            yield f"{indicator.label}：{words.get(key, key)}", part
    elif value is not None and value != []:
        yield indicator.label, value


def key_of(slug: str, label: str) -> str:
    word = label.partition("：")[2]
    keys = BY_SLUG[slug].keys or {}
    return next((key for key, name in keys.items() if name == word), word)


def cell_says(text: str, value: Any) -> bool:
    if isinstance(value, dict):
        ends = text.split("至")
        return says(ends[0], value["min"]) and says(ends[-1], value["max"])
    if isinstance(value, Top):
        figure, _, rest = text.partition("（")
        named = listed([place.name for place in value.places], len(value.places))
        return says(figure, value.figure) and rest == f"{named}）"
    if isinstance(value, list):
        own = [each.place.name if isinstance(each, Item) else each for each in value]
        told = list(dict.fromkeys(own))
        if isinstance(value[0], Item):
            return text == listed(told, len(told))
        ended = f"等{len(told)}个" if len(told) > MOST_NAMES else ""
        return text.endswith(ended) and text.count("、") == min(len(told), 5) - 1
    return says(text, value)


def listed(names: list[str], count: int) -> str:
    told = "、".join(names[:MOST_NAMES])
    return f"{told}等{count}个" if count > MOST_NAMES else told


def standards(report: Report, table: Table) -> Iterator[str]:
    for key, cells in zip(table.row_evidence, table.rows, strict=True):
        row = report.again.standards[key]
        days = f"{spelled(row.valid_from)}起" if row.valid_from else ""
        days += f"至{spelled(row.valid_to)}止" if row.valid_to else ""
        texts = (row.title, row.doc_no, row.clause, in_the_sense_of(row))
        expected = [*texts, days, row.issuing_body]
        if [text or "—" for text in expected] != list(cells[:6]):
            yield f"{cells} is not {expected}"


def spelled(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def shortfalls(report: Report, table: Table) -> Iterator[str]:
    """How much is missing in each street and in all, by what, at what cost."""
    rules = findings_told(report)
    expected = {key for key in report.again.missing if key[0] in rules}
    told: set[tuple[str, str]] = set()
    last = ("", "")
    for key, cells in zip(table.row_evidence, table.rows, strict=True):
        label, street, lack, short, basis, remedy, cost = cells
        rule = key.removeprefix("finding:")
        street = "" if street == "合计" else street
        told.add((rule, street))
        basis = last[1] if basis == "同上" else basis
        if (remedy == "同上") is not (rule == last[0]):
            yield f"{label} {street}: {remedy} is not what closes it"
        last = rule, basis
        found = report.again.missing[rule, street]
        amount = str(lack).rstrip("平方米名张个处元")
        if label != LACKS[rule][1] or not says(amount, found.missing):
            yield f"{label} {street}: {lack} is not {found.missing}"
        if short != found.short:
            yield f"{label} {street}: {short} communities are not {found.short}"
        if not tells_of(basis, found.bases):
            yield f"{label} {street}: {basis} is not {found.bases}"
        costs = costing(found, yearly=rule in YEARLY)
        if cost != costs:
            yield f"{label} {street}: {cost} is not {costs}"
    if told != expected:
        yield f"missing is told of {told ^ expected}"


def tells_of(text: str, expected: set[str]) -> bool:
    """Whether a text lists these: all of them, or the first and how many there are."""
    listed, _, count = text.removesuffix("项").partition("等")
    told = set(listed.split("；"))
    if count.isdigit():
        return told < expected and int(count) == len(expected)
    return set(text.split("；")) == expected


def costing(found: Missing, *, yearly: bool) -> str | None:
    if not found.priced:
        return None
    text = ("每年" if yearly else "") + two_places(found.cost / 10_000)
    part = f"（其中{found.priced}个社区有单价）"
    return text if found.priced == found.short else f"{text}{part}"


def prices(report: Report, table: Table) -> Iterator[str]:
    """Each unit cost that was used once, with its source."""
    rules = findings_told(report)
    used = {
        (
            *(LACKS[rule][1], each.division.name, str(each.year)),
            *(two_places(each.amount_yuan), each.source),
        )
        for (rule, _), found in report.again.missing.items()
        if rule in rules
        for each in found.prices
    }
    told = [(row[0].partition("（")[0], *row[1:]) for row in table.rows]
    if len(told) != len(used) or set(told) != used:
        yield f"prices are {told}, not {used}"


def missing(report: Report, table: Table) -> Iterator[str]:
    """How many communities have not handed something in."""
    for key, (what, count, effect) in zip(table.row_evidence, table.rows, strict=True):
        kind, _, rest = key.partition(":")
        if kind == "finding":
            headings = effect.removeprefix("未能评估：").split("、")
            codes = [HEADINGS[heading] for heading in headings]
            counts = [
                n for c in codes for n in report.again.findings[c].missing.values()
            ]
            if rest not in codes or count not in counts:
                yield f"{what}: {count} is none of {counts}"
            continue
        answer = report.again.figures[rest]
        if count != answer.of - answer.reported:
            yield f"{what}: {count} is not {answer.of - answer.reported}"
        known = {str(answer.reported): 1} if answer.reported else {}
        if tokens(effect) != known:
            yield f"{what}: {effect} is not of {answer.reported}"
