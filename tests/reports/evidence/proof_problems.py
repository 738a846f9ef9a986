"""Holds the table of problems against the rows: who falls how far short of what."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.document.shapes import Table
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS
from tests.reports.evidence.made import Report
from tests.reports.evidence.recomputed import Found, Short

HEADINGS = {rule.heading: rule.code for rule in RULES}
THEMES = {rule.code: rule.theme for rule in RULES}
MOST_PLACES = 20


def findings_told(report: Report) -> dict[str, Found]:
    """Of the rules in use and the themes reported."""
    return {
        code: report.again.findings[code]
        for code in report.read.assessment.findings
        if THEMES[code] in report.themes
    }


def problems(report: Report, table: Table) -> Iterator[str]:
    """Every problem once, with what is asked for and who falls how far short."""
    hit = {code for code, each in findings_told(report).items() if each.hit}
    told = [key.removeprefix("finding:") for key in table.row_evidence]
    if sorted(told) != sorted(hit):
        yield f"the problems are {told}, not {hit}"
    for at, (code, cells) in enumerate(zip(told, table.rows, strict=True), 1):
        number, heading, demand, communities = cells
        found = report.again.findings[code]
        if number != at or HEADINGS[heading] != code:
            yield f"{code} is called {number} {heading}"
        asked = demanded(code, found)
        if {in_order(said) for said in demand.split("；")} != asked:
            yield f"{heading}: {demand} is not {asked}"
        if communities != fallen(found):
            yield f"{heading}: {communities} is not {fallen(found)}"


def in_order(demand: str) -> str:
    """What one source asks, in an order of no consequence."""
    source, colon, said = demand.partition("：")
    return source + colon + "、".join(sorted(said.split("、")))


# What is asked for by no standard, in words.
ASKED = {
    "staff-headcount-short": "核定编制",
    "staff-pay-low": "当地最低工资标准",
    "checklist-rooms-missing": "功能室清单",
    "service-type-missing": "本系统所列便民服务门类",
}


def demanded(code: str, found: Found) -> set[str]:
    """By what communities are measured: what each source asks, and what that comes
    to where it is one number for all."""
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, short in found.shorts:
        source, limit = "", ""
        number = in_words(short.required, short.unit) if short.required else ""
        if short.standard:
            own = short.standard.authority == "portal"
            source = f"{short.standard.title}{short.standard.clause}"
            source = "本系统参考值" if own else source
            if number:
                limit = in_the_sense_of(short.standard)
                value = in_words(short.standard.value, short.standard.unit)
                number = limit if number == value else f"{limit}，即{number}"
        elif short.required is not None:
            source = ASKED.get(code, "")
        if source:
            asked[source, limit].add(number)
    told: dict[str, list[str]] = defaultdict(list)
    for (source, limit), numbers in asked.items():
        told[source].append(max(numbers) if len(numbers) == 1 else limit)
    return {
        f"{source}：{'、'.join(sorted(filter(None, said)))}".removesuffix("：")
        for source, said in told.items()
    } or {"—"}


def in_the_sense_of(row: Any) -> str:
    """居民委员会户数不超过3000户; the portal's own as a bare number."""
    value = in_words(row.value, row.unit)
    if row.authority == "portal":
        return value
    named = THRESHOLDS[row.slug]
    below = {"at_most": "不超过", "below": "低于", "at_least": "不低于"}
    if named.label.endswith(("上限", "下限")):
        return named.label[:-2] + below[named.comparison] + value
    return named.label + value


def fallen(found: Found) -> str:
    """The worst communities by name, each with what it has."""
    ranked = sorted(found.shorts, key=lambda each: (-each[1].distance, each[0].code))
    told = told_apart(found)
    shown = [(told[place.code], observed(each)) for place, each in ranked[:MOST_PLACES]]
    names = "、".join(name for name, _ in shown)
    values = {value for _, value in shown}
    if found.hit > 1 and len(values) == 1:
        same = values.pop()
        text = names + (f"，均为{same}" if same else "")
    else:
        text = "、".join(f"{name}{value}" for name, value in shown)
    rest = found.hit - len(shown)
    return f"{text}；另有{rest}个社区见工作簿" if rest else text


def told_apart(found: Found) -> dict[str, str]:
    """The names of the communities by code, those alike with their townships."""
    counts = Counter(place.name for place, _ in found.shorts)
    return {
        place.code: (place.township if counts[place.name] > 1 else "") + place.name
        for place, _ in found.shorts
    }


def observed(short: Short) -> str:
    if short.observed is None or (short.required is None and not short.observed):
        return ""
    return in_words(short.observed, short.unit)


def in_words(value: Any, unit: str) -> str:
    if unit == "share":
        return f"{two_places(value * 100)}%"
    return f"{two_places(value)}{unit}"


def two_places(value: Any) -> str:
    rounded = Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".")
