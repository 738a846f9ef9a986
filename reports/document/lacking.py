"""What is missing to the standards, and at what cost: in all beside each problem,
street by street in an annex."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reports.document.book import Book
from reports.document.sentences import line, printed, trimmed
from reports.document.shapes import Column, Kind, Part, Quantity, Sentence
from reports.document.tabulated import Row
from reports.shortfalls.fold import By, Shortfalls
from reports.shortfalls.prices import Price
from reports.shortfalls.rows import Row as Shortfall
from reports.shortfalls.rows import every_row

_WAN = Decimal(10_000)
_SAME = "同上"
# Standards or unit costs that one cell names.
NAMED = 20
OWN_DEFAULT = "本系统参考值"
WHOLE = "合计"
BY_WORDS = {By.STREET: "街道（乡镇）", By.COUNTY: "县（市、区）"}


def columns(by: By) -> tuple[Column, ...]:
    return (
        Column("事项", weight=5),
        Column(BY_WORDS[by], weight=4),
        Column("缺口", weight=4),
        Column("涉及社区", Kind.COUNT, weight=2),
        Column("依据", weight=5),
        Column("补齐措施", weight=5),
        Column("估算费用（万元）", weight=5),
    )


PRICE_COLUMNS = (
    Column("事项", weight=4),
    Column("适用范围", weight=4),
    Column("年份", Kind.CODE, weight=2),
    Column("单价（元）", weight=3),
    Column("来源", weight=7),
)


def reported(book: Book, shortfalls: Shortfalls) -> list[Shortfall]:
    """Rows of the report's themes."""
    found = []
    for row in every_row(shortfalls):
        finding = book.findings.get(row.measure.rule)
        if finding is not None and book.reports(finding):
            found.append(row)
    return found


def told(found: Sequence[Shortfall]) -> dict[str, Sentence]:
    """A sentence on how much is missing in all, by the rule it belongs to: 经测算，
    尚缺社区工作人员201名，每年约需经费214.67万元."""
    return {
        row.measure.rule: _told(row)
        for row in found
        if row.place is None and row.missing
    }


def _told(row: Shortfall) -> Sentence:
    measure, evidence = row.measure, f"finding:{row.measure.rule}"
    lack = row.lack.missing
    missing = Quantity(printed(lack, measure.unit, 2), evidence, lack)
    pattern = "经测算，尚缺{label}{missing}{unit}{cost}。"
    if measure.is_money:
        pattern = "经测算，{label}每年尚缺{missing}{unit}。"
    needed: tuple[Part, ...] = ()
    if row.lack.priced and row.is_wholly_priced:
        spent = row.lack.cost_yuan / _WAN
        opening = "，每年约需经费" if measure.is_yearly else "，约需投入"
        needed = (opening, Quantity(_number(spent), evidence, spent), "万元")
    return line(
        f"{evidence}:lacking",
        pattern,
        label=measure.label,
        missing=missing,
        unit=measure.unit,
        cost=needed,
    )


def lacking(found: Sequence[Shortfall]) -> list[Row]:
    """Each row's evidence is the problem it measures; what it has in common with the
    row before is not said again."""
    rows: list[Row] = []
    last: tuple[str, str] = ("", "")
    for each in found:
        measure = each.measure
        basis = bases(each)
        is_same = measure.code == last[0]
        cells = (
            measure.label,
            each.place.name if each.place else WHOLE,
            f"{_number(each.lack.missing)}{measure.unit}",
            each.lack.short,
            _SAME if is_same and basis == last[1] else basis,
            _SAME if is_same else measure.remedy,
            cost(each),
        )
        rows.append((f"finding:{measure.rule}", cells))
        last = measure.code, basis
    return rows


def bases(row: Shortfall) -> str:
    """What they are held to; a default of the portal is called one."""
    said: dict[str, None] = {}
    for standard in row.standards:
        own = standard.authority == "portal"
        said.setdefault(OWN_DEFAULT if own else standard.citation)
    return joined([*said, *row.lack.bases])


def joined(texts: Sequence[str]) -> str:
    """The first of them and how many there are: a nation has a standard and a unit
    cost for each of its counties."""
    first = "；".join(texts[:NAMED])
    return first if len(texts) <= NAMED else f"{first}等{len(texts)}项"


def cost(row: Shortfall) -> str | None:
    """In 万元, and whether it comes back every year; None where no unit cost is on
    record, and of how many communities where some have none."""
    if not row.lack.priced:
        return None
    text = _number(row.lack.cost_yuan / _WAN)
    if row.measure.is_yearly:
        text = f"每年{text}"
    if row.is_wholly_priced:
        return text
    return f"{text}（其中{row.lack.priced}个社区有单价）"


def prices(found: Sequence[Shortfall]) -> list[Row]:
    """The unit costs that were used, each once, with their sources."""
    used: dict[Price, Shortfall] = {}
    for row in found:
        for price in row.lack.prices:
            used.setdefault(price, row)
    rows = []
    for price, row in used.items():
        cells: tuple[Any, ...] = (
            f"{row.measure.label}（每{row.measure.unit}）",
            price.scope_name,
            str(price.year),
            _number(price.amount_yuan),
            price.source,
        )
        rows.append((f"finding:{row.measure.rule}", cells))
    return rows


def _number(value: Decimal) -> str:
    return trimmed(value, "").text
