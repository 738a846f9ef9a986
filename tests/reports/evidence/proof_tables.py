"""Holds a document's tables and charts against the rows, cell by cell."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.document.shapes import Chart, Document, Table, numbered
from reports.indicators.catalogue import BY_SLUG
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import says, tokens
from tests.reports.evidence.recomputed import Answer, Found, Item, Short, Top
from tests.reports.evidence.recomputed.lacking import LACKS, Missing

HEADINGS = {rule.heading: rule.code for rule in RULES}
THEMES = {rule.code: rule.theme for rule in RULES}
MOST_NAMES = 5
# What is missing again next year.
YEARLY = {"staff-headcount-short", "office-fund-short"}
MOST_PLACES = 20


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


def findings_told(report: Report) -> dict[str, Found]:
    """Of the rules in use and the themes reported."""
    return {
        code: report.again.findings[code]
        for code in report.read.assessment.findings
        if THEMES[code] in report.themes
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
