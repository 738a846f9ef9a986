"""Holds a workbook's figures and findings against the rows, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from reports.document.shapes import Document
from reports.indicators.catalogue import BY_SLUG
from tests.reports.evidence.proof_files import Rows, cells, same, sheet
from tests.reports.evidence.recomputed import Answer, Found, Item, Recomputed, Top

UNKNOWN, NOTHING = "未填报", "无"
PARTS = {
    "min": "最小",
    "max": "最大",
    "base": "对比期",
    "now": "本期",
    "change": "变化",
}


def workbook_faults(path: Path, document: Document, again: Recomputed) -> list[str]:
    return [
        *figure_faults(sheet(path, "指标"), again),
        *finding_faults(sheet(path, "问题"), again),
        *row_faults(sheet(path, "问题明细"), sheet(path, "问题"), again),
        *shortfall_faults(path, sheet(path, "问题"), again),
        *prose_faults(path, document),
    ]


def figure_faults(rows: Rows, again: Recomputed) -> Iterator[str]:
    by_slug: dict[str, Rows] = {}
    for row in rows:
        by_slug.setdefault(row["指标标识"], []).append(row)
    if set(by_slug) != set(again.figures):
        yield f"figures: {set(by_slug) ^ set(again.figures)}"
    for slug, answer in again.figures.items():
        expected = list(lines(slug, answer)) or [("", NOTHING, "")]
        found = by_slug.get(slug, [])
        if len(found) != len(expected):
            yield f"{slug}: {len(found)} rows, not {len(expected)}"
        for part, value, places in expected:
            fitting = [
                row
                for row in found
                if (row["分项"] or "") == part
                and same(row["数值"], value)
                and (row["涉及社区"] or "") == places
            ]
            if not fitting:
                yield f"{slug} {part}: no row says {value} {places}"
        words = {word: key for key, word in (BY_SLUG[slug].keys or {}).items()}
        for row in found:
            part = row["分项"] or ""
            reported = answer.reported_of(words.get(part, part)), answer.of
            if (row["已填报社区数"], row["社区总数"]) != reported:
                yield f"{slug} {part}: {row['已填报社区数']} is not {reported}"


def lines(slug: str, answer: Answer) -> Iterator[tuple[str, Any, str]]:
    """Part, value and places of each row that a figure should have."""
    value = answer.value
    if value is None:
        yield "", UNKNOWN, ""
    elif isinstance(value, Top):
        yield "", value.figure, "、".join(_full(place) for place in value.places)
    elif isinstance(value, list):
        yield from _of_list(slug, value)
    else:
        for key, number in _flat(BY_SLUG[slug].keys or {}, value, ()):
            yield key, number, ""


def _of_list(slug: str, value: list[Any]) -> Iterator[tuple[str, Any, str]]:
    for each in value:
        if isinstance(each, Item):
            texts = [text for text in each.figures.values() if isinstance(text, str)]
            for number in each.figures.values():
                if not isinstance(number, str | None):
                    yield "·".join(texts), number, _full(each.place)
    if value and not any(isinstance(each, Item) for each in value):
        words = BY_SLUG[slug].keys or {}
        yield "", "、".join(words.get(each, each) for each in value), ""


def _flat(
    words: dict[str, str], value: Any, above: tuple[str, ...]
) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            word = words.get(key, PARTS.get(key, key))
            yield from _flat(words, part, (*above, word))
    else:
        yield "·".join(above), value


def _full(place: Any) -> str:
    return f"{place.township}{place.name}"


def finding_faults(rows: Rows, again: Recomputed) -> Iterator[str]:
    for row in rows:
        found = again.findings[row["规则标识"]]
        told = [
            row[name]
            for name in ("涉及社区数", "已评估社区数", "不适用社区数", "社区总数")
        ]
        counted = [found.hit, found.assessed, found.free, found.of]
        if told != counted:
            yield f"{row['问题']}: {told} is not {counted}"
        share = "未评估" if found.share is None else found.share
        if not same(row["占比"], share):
            yield f"{row['问题']}: {row['占比']} is not {share}"


def row_faults(rows: Rows, summary: Rows, again: Recomputed) -> Iterator[str]:
    """Every community of every finding, with what it has and should have."""
    told = Counter((row["规则标识"], row["社区代码"]) for row in rows)
    codes = {row["规则标识"] for row in summary}
    expected = Counter(
        (code, place.code) for code in codes for place, _ in again.findings[code].shorts
    )
    if told != expected:
        yield f"rows of findings: {told - expected}, lacking {expected - told}"
    for row in rows:
        fault = row_fault(row, again.findings[row["规则标识"]])
        if fault:
            yield f"{row['问题']} {row['社区']}: {fault}"


def row_fault(row: dict[str, Any], found: Found) -> str:
    shorts = {place.code: (place, short) for place, short in found.shorts}
    place, short = shorts[row["社区代码"]]
    standard = short.standard
    expected = {
        "社区": place.name,
        "街道（乡镇）": place.township,
        "实有": "不适用" if short.observed is None else short.observed,
        "应有": "不适用" if short.required is None else short.required,
        "单位": "占比" if short.unit == "share" else short.unit,
        "依据": f"{standard.title}{standard.clause}" if standard else "无",
    }
    wrong = {
        name: row[name] for name in expected if not same(row[name], expected[name])
    }
    return f"{wrong} is not {expected}" if wrong else ""


def shortfall_faults(path: Path, summary: Rows, again: Recomputed) -> Iterator[str]:
    """What is missing, in all and street by street, with its cost."""
    rules = {row["规则标识"] for row in summary}
    expected = {key: each for key, each in again.missing.items() if key[0] in rules}
    rows = sheet(path, "缺口测算") if expected else []
    told = {}
    for row in rows:
        street = "" if row["范围"] == "合计" else row["范围"]
        told[row["规则标识"], street] = row
    if set(told) != set(expected):
        yield f"shortfalls: {set(told) ^ set(expected)}"
        return
    for key, found in expected.items():
        wanted = {
            "缺口": found.missing,
            "涉及社区数": found.short,
            "有单价社区数": found.priced,
            "估算费用（元）": found.cost if found.priced else "未填报",
        }
        for name, value in wanted.items():
            if not same(told[key][name], value):
                yield f"{key} {name}: {told[key][name]} is not {value}"


def prose_faults(path: Path, document: Document) -> Iterator[str]:
    """Numbers of the text that stand in no cell."""
    found = list(cells(path))
    texts = {cell for cell in found if isinstance(cell, str)}
    numbers = {round(Decimal(str(n)), 9) for n in found if isinstance(n, int | float)}
    for sentence in document.sentences():
        for quantity in sentence.quantities:
            value = quantity.value
            if isinstance(value, int | Decimal):
                if round(Decimal(value), 9) not in numbers:
                    yield f"{value} stands in no cell: {sentence.text}"
            elif quantity.text not in texts and not _is_number(quantity.text, numbers):
                yield f"{quantity.text} stands in no cell: {sentence.text}"


def _is_number(text: str, numbers: set[Decimal]) -> bool:
    return text.isdecimal() and Decimal(text) in numbers
