"""The indicators sheet: a row per figure, and per key of what is split by kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reports.document.shapes import Kind
from reports.indicators.base import THEME_NAMES, Figure
from reports.indicators.listings import Listed, ListedRows
from reports.indicators.tallies import Superlative
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.links import Links
from reports.render.xlsx.sheet import Head, Sheet

NAME = "指标"
HEADS = (
    Head("部分", width=12),
    Head("指标", width=26),
    Head("分项", width=20),
    Head("数值", Kind.DECIMAL, width=16),
    Head("单位", width=10),
    Head("涉及社区", width=34),
    Head("算法", width=44),
    Head("已填报社区数", Kind.COUNT),
    Head("社区总数", Kind.COUNT),
    Head("指标标识", width=30),
)
# Units by how the names of figures end, as everywhere in the record.
_UNITS = {"_m2": "平方米", "_yuan": "元", "_wan": "万元", "_count": "个"}
_NOTHING = "无"
# Parts of a value that are no keys of the record.
_PARTS = {
    "min": "最小",
    "max": "最大",
    "now": "本期",
    "base": "对比期",
    "change": "变化",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One printable number of a figure."""

    key: str
    value: Any
    places: str = ""
    unit: str = ""  # where it is not the indicator's
    part: str = ""  # the key of the value's part, where it has some


def lines(figure: Figure) -> Iterator[Line]:
    """The figure's numbers, the exact ones; one line without a value if unknown,
    and one that says so where there is nothing to count."""
    if not figure.is_known:
        yield Line("", None)
        return
    found = tuple(_lines(figure.exact, figure.indicator.keys or {}, ()))
    yield from found or (Line("", _NOTHING),)


def _lines(
    value: Any, keys: Mapping[str, str], above: tuple[str, ...]
) -> Iterator[Line]:
    key = "·".join(above)
    if isinstance(value, Superlative):
        yield Line(key, value.figure, _named(value))
    elif isinstance(value, Mapping):
        known = [each for each in keys if each in value]
        for each in (*known, *(each for each in value if each not in keys)):
            word = keys.get(each, _PARTS.get(each, str(each)))
            for line in _lines(value[each], keys, (*above, word)):
                yield replace(line, part=str(each))
    elif isinstance(value, list | tuple):
        listed = [each for each in value if isinstance(each, Listed)]
        for each in listed:
            yield from _listed(each)
        if isinstance(value, ListedRows) and value.is_cut:
            yield Line("", f"共{value.number}处，本表列出前{len(value)}处")
        if value and not listed:
            yield Line(key, "、".join(keys.get(each, str(each)) for each in value))
    else:
        yield Line(key, value)


def _named(found: Superlative) -> str:
    names = "、".join(f"{place.township}{place.name}" for place in found.places)
    more = found.count > len(found.places)
    return f"{names}等{found.count}个社区" if more else names


def _listed(row: Listed) -> Iterator[Line]:
    """A line per number of the row, named by the row's texts; one that is not on
    record is a line, a text is not."""
    place = f"{row.place.township}{row.place.name}"
    texts = "·".join(text for text in row.figures.values() if isinstance(text, str))
    units = {name: _unit_of(name) for name in row.figures}
    numbers = [name for name, unit in units.items() if unit]
    for name in numbers:
        yield Line(texts, row.figures[name], place, units[name])
    if not numbers:
        yield Line("", texts, place)


def _unit_of(name: str) -> str:
    """Empty for a text: every number's name ends with its unit."""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")


def shown(value: Any, unit: str, decimals: int) -> Any:
    """The number in the format of its unit; the exact one, Excel rounds it."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value if value is None else Shown(value, Kind.TEXT)
    if unit == "share":
        return Shown(value, Kind.SHARE, decimals)
    if decimals == 0 and value == int(value):
        return Shown(value, Kind.COUNT)
    return Shown(value, Kind.DECIMAL, decimals)


def unit_text(unit: str) -> str:
    return "占比" if unit == "share" else unit


def write(
    book: Any, figures: Mapping[str, Figure], *, title: str, links: Links
) -> Sheet:
    sheet = Sheet(book, NAME, HEADS, title=title)
    for figure in figures.values():
        indicator = figure.indicator
        where = sheet.next_place("D")
        links.note_evidence(f"indicator:{indicator.slug}", where)
        for line in lines(figure):
            sheet.add(
                (
                    THEME_NAMES[indicator.theme],
                    indicator.label,
                    line.key,
                    shown(line.value, indicator.unit, indicator.decimals),
                    line.unit or unit_text(indicator.unit),
                    line.places,
                    indicator.formula,
                    figure.reported_of(line.part),
                    figure.of,
                    indicator.slug,
                )
            )
    return sheet
