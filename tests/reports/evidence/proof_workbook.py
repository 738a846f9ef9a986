"""Holds a workbook's figures and findings against the rows, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.indicators.catalogue import BY_SLUG
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import tokens
from tests.reports.evidence.proof_files import Rows, same, sheets
from tests.reports.evidence.proof_problems import findings_told, two_places
from tests.reports.evidence.proof_rows import raw_faults
from tests.reports.evidence.proof_sayings import SAYINGS, saying_faults
from tests.reports.evidence.proof_tables import figures_told, tells_of
from tests.reports.evidence.recomputed import Answer, Found, Item, Top
from tests.reports.evidence.recomputed.lacking import MEASURED
from tests.reports.evidence.recomputed.lacking import Missing as Lacking
from tests.reports.evidence.recomputed.outcomes import FREE
from tests.reports.evidence.recomputed.record import Read
from tests.reports.evidence.recomputed.sheets import SHEETS

# Of things that are listed; the rest are numbers, on record or not.
TEXTS = ("premises", "provider", "reason")
UNKNOWN, NOTHING = "未填报", "无"
PARTS = {
    "min": "最小",
    "max": "最大",
    "base": "对比期",
    "now": "本期",
    "change": "变化",
}


def workbook_faults(path: Path, report: Report) -> list[str]:
    known = {"指标", "问题", "问题明细", "缺口测算", *SAYINGS, *SHEETS}
    book = sheets(path)
    return [
        *(f"{name} is not checked" for name in book if name not in known),
        *figure_faults(book["指标"], report),
        *finding_faults(book["问题"], report),
        *row_faults(book["问题明细"], report),
        *shortfall_faults(book.get("缺口测算", []), report),
        *saying_faults(book, report),
        *raw_faults(book, report),
    ]


def figure_faults(rows: Rows, report: Report) -> Iterator[str]:
    by_slug: dict[str, Rows] = {}
    for row in rows:
        by_slug.setdefault(row["指标标识"], []).append(row)
    figures = figures_told(report)
    if set(by_slug) != set(figures):
        yield f"figures: {set(by_slug) ^ set(figures)}"
    for slug, answer in figures.items():
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
            for name, number in each.figures.items():
                if name not in TEXTS:
                    told = UNKNOWN if number is None else number
                    yield "·".join(texts), told, _full(each.place)
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


def finding_faults(rows: Rows, report: Report) -> Iterator[str]:
    findings = findings_told(report)
    if sorted(row["规则标识"] for row in rows) != sorted(findings):
        yield f"findings: {set(findings) ^ {row['规则标识'] for row in rows}}"
    for row in rows:
        found = findings[row["规则标识"]]
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
        lacking = sorted(tokens(row["缺少的记录"]).elements(), key=int)
        if lacking != sorted(map(str, found.missing.values()), key=int):
            yield f"{row['问题']}: {row['缺少的记录']} is not {found.missing}"


def row_faults(rows: Rows, report: Report) -> Iterator[str]:
    """Every community of every finding, with what it has and should have."""
    findings = findings_told(report)
    told = Counter((row["规则标识"], row["社区代码"]) for row in rows)
    expected = Counter(
        (code, place.code)
        for code, each in findings.items()
        for place, _ in each.shorts
    )
    if told != expected:
        yield f"rows of findings: {told - expected}, lacking {expected - told}"
        return
    for row in rows:
        fault = row_fault(row, findings[row["规则标识"]])
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


def shortfall_faults(rows: Rows, report: Report) -> Iterator[str]:
    """What is missing, in all and street by street, with its cost."""
    rules, missing = findings_told(report), report.again.missing
    expected = {key: each for key, each in missing.items() if key[0] in rules}
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
        code, street = key
        wanted |= counts(report.again.findings[code], street, MEASURED.get(code))
        for name, value in wanted.items():
            if not same(told[key][name], value):
                yield f"{key} {name}: {told[key][name]} is not {value}"
        if fault := price_fault(told[key], found):
            yield f"{key}: {fault}"


def counts(finding: Found, street: str, read: Read | None) -> dict[str, int]:
    """How many communities of a street, or of all, the standard was held to; ``read``
    what it was held to, where the problem is found in others too."""
    held = [each for each in finding.outcomes if street in ("", each[0].township)]
    part = replace(finding, outcomes=tuple(held))
    assessed = part.assessed
    if read:
        assessed = sum(
            read(place) is not None for place, each in held if each is not FREE
        )
    return {
        "已评估社区数": assessed,
        "不适用社区数": part.free,
        "社区总数": part.of,
    }


def price_fault(row: dict[str, Any], found: Lacking) -> str:
    """Unit costs with their places, years and sources."""
    if row["单价及来源"] in (UNKNOWN, "不适用"):
        return f"not priced by {found.prices}" if found.prices else ""
    expected = {
        f"{each.division.name}{each.year}年每{row['单位']}"
        f"{two_places(each.amount_yuan)}元（{each.source}）"
        for each in found.prices
    }
    told = str(row["单价及来源"])
    return "" if tells_of(told, expected) else f"{told} is not {expected}"
