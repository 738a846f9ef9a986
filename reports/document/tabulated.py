"""A figure as lines of a table: one for a number, several for what has parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reports.document.sentences import printed, trimmed
from reports.indicators.base import Figure, Indicator
from reports.indicators.listings import ListedRows
from reports.indicators.tallies import Superlative

# Names or rows of one line of a table; the workbook holds all of them.
_MOST = 5

# A row of a table: the key of its evidence, and its cells.
Row = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    text: str
    unit: str
    key: str = ""  # of the value's parts, where it has some


def entries(figure: Figure) -> Iterator[Entry]:
    """The figure's lines in printing order; none while it is unknown, or of what one
    community has the most of only because it is alone."""
    indicator = figure.indicator
    # The most of one community is also its least.
    alone = isinstance(figure.value, Superlative) and figure.reported < 2
    if figure.is_known and not alone:
        yield from _entries(indicator, indicator.label, figure.value)


def _entries(indicator: Indicator, label: str, value: Any) -> Iterator[Entry]:
    if not isinstance(value, Mapping):
        text, unit = _text(indicator, value)
        if text:
            yield Entry(label, text, unit)
    elif set(value) == {"min", "max"}:
        low, unit = _text(indicator, value["min"])
        high, _ = _text(indicator, value["max"])
        text = low if low == high else f"{low}至{high}"
        yield Entry(label, text, unit)
    else:
        for key, part in _ordered(indicator, value):
            words = (indicator.keys or {}).get(key, key)
            if words in indicator.unit.split("、"):  # 期、人次: a unit for each key
                yield Entry(label, _text(indicator, part)[0], words, key)
            else:
                for entry in _entries(indicator, f"{label}：{words}", part):
                    yield replace(entry, key=key)


def _ordered(indicator: Indicator, value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    words = list(indicator.keys or {})
    known = [(key, value[key]) for key in words if key in value]
    return known + [(key, part) for key, part in value.items() if key not in words]


def _text(indicator: Indicator, value: Any) -> tuple[str, str]:
    """The value and its unit as a cell prints them."""
    if isinstance(value, Superlative):
        figure, unit = _text(indicator, value.figure)
        names = "、".join(place.name for place in value.places[:_MOST])
        rest = f"等{value.count}个" if value.count > _MOST else ""
        return f"{figure}（{names}{rest}）", unit
    if isinstance(value, bool):
        return ("是" if value else "否"), ""
    if isinstance(value, int | Decimal):
        if indicator.unit == "share":
            return printed(value, "share", indicator.decimals), ""
        # As the text has it, but in full: a table has no numbers in 万.
        return trimmed(value, "", indicator.decimals).text, indicator.unit
    if isinstance(value, list | tuple):
        return _list(value, indicator.keys or {}), ""
    return str(value), indicator.unit


def _list(values: list[Any] | tuple[Any, ...], words: Mapping[str, str]) -> str:
    number = len(values)
    if isinstance(values, ListedRows):
        places = dict.fromkeys(value.place for value in values)
        number = values.places if values.is_cut else len(places)
        values = [place.name for place in places]
    names = "、".join(words.get(value, str(value)) for value in values[:_MOST])
    return f"{names}等{number}个" if number > _MOST else names
