"""What is drawn of a chart: bars, lines, their figures, and the standard.

Each figure stands at its bar, so there is no scale to read it off.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from math import nan
from textwrap import wrap
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from reports.document.sentences import number_text
from reports.document.shapes import Chart, ChartKind, Series
from reports.render.cells import UNKNOWN
from reports.render.typesetting import plain

Amount = int | Decimal
_PLOT_MM, _THICKEST_MM = 152.0, 15.0
_GROUP = 0.72  # what the bars of a category take of its place
_NAME_PT, _FIGURE_PT = 10.0, 9.0
_MM_PER_POINT = 25.4 / 72
# Closer together than that, names are set as small as the figures.
_LEAST_LEADING = 1.25
# A unit of more characters stands once above the chart instead of at each bar.
_SHORT_UNIT = 2
_INK = "#000000"
_FILLS = (
    ("#7a7a7a", ""),
    ("#ffffff", "////"),
    ("#d4d4d4", ""),
    ("#ffffff", "...."),
    ("#a6a6a6", "\\\\\\\\"),
    ("#ffffff", "xxxx"),
)
_STROKES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"), ("-", "v"), ("--", "x"))


def draw(axes: Axes, chart: Chart) -> None:
    match chart.kind:
        case ChartKind.BAR:
            _bars(axes, chart)
        case ChartKind.BAR_ACROSS:
            _bars_across(axes, chart)
        case ChartKind.LINE:
            _line(axes, chart)
    _finish(axes, chart)


# -- kinds ----------------------------------------------------------------------------
def _bars(axes: Axes, chart: Chart) -> None:
    turned = _too_narrow(chart)
    for index, series in enumerate(chart.series):
        places, width = _places(chart, index)
        axes.bar(places, _heights(series.values), width, **_look(chart, index))
        for place, value in zip(places, series.values, strict=True):
            at = (place, float(value or 0))
            _say(axes, _figure(chart, value), at, (0, 2), "center", "bottom", turned)
    axes.set_xticks(range(len(chart.categories)), _wrapped(chart))
    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    axes.set_ylim(0, _top(chart) * (1.35 if turned else 1.15))


def _bars_across(axes: Axes, chart: Chart) -> None:
    for index, series in enumerate(chart.series):
        places, width = _places(chart, index)
        axes.barh(places, _heights(series.values), width, **_look(chart, index))
        for place, value in zip(places, series.values, strict=True):
            at = (float(value or 0), place)
            _say(axes, _figure(chart, value), at, (3, 0), "left", "center")
    axes.set_yticks(range(len(chart.categories)), [plain(c) for c in chart.categories])
    axes.set_ylim(len(chart.categories) - 0.4, -0.6)
    axes.set_xlim(0, _top(chart) * 1.14)


def _line(axes: Axes, chart: Chart) -> None:
    places = range(len(chart.categories))
    for index, series in enumerate(chart.series):
        stroke, marker = _STROKES[index % len(_STROKES)]
        axes.plot(
            places,
            _heights(series.values),
            linestyle=stroke,
            marker=marker,
            label=series.name,
            color=_INK,
            linewidth=1.2,
            markersize=4,
        )
        for place in places:
            _say_at_line(axes, chart, series, place)
    axes.set_xticks(places, _wrapped(chart))
    axes.set_xlim(-0.5, len(chart.categories) - 0.5)
    axes.set_ylim(0, _top(chart) * 1.2)


def _say_at_line(axes: Axes, chart: Chart, series: Series, place: int) -> None:
    """Beside a single line where it leaves room; of several, above the highest and
    below the lowest: between them there is none."""
    value = series.values[place]
    text = _figure(chart, value)
    known = _known(each.values[place] for each in chart.series)
    if value is None:
        _say(axes, text, (place, 0), (0, 2), "center", "bottom")
    elif len(chart.series) == 1:
        offset, across = _beside(series.values, place)
        _say(axes, text, (place, float(value)), offset, across, "bottom")
    elif value == max(known):
        _say(axes, text, (place, float(value)), (0, 5), "center", "bottom")
    elif value == min(known):
        _say(axes, text, (place, float(value)), (0, -5), "center", "top")


def _beside(
    values: Sequence[Amount | None], place: int
) -> tuple[tuple[float, float], Literal["center", "left", "right"]]:
    """Where no line comes from or goes to: to the right of one that falls, to the
    left of one that rises, above a summit; in a valley high enough above it."""
    here = values[place] or 0
    before = values[place - 1] if place else None
    after = values[place + 1] if place + 1 < len(values) else None
    from_above = before is not None and before > here
    to_above = after is not None and after > here
    if from_above and to_above:
        return (0, 9), "center"
    if from_above:
        return (4, 3), "left"
    if to_above:
        return (-4, 3), "right"
    return (0, 5), "center"


# -- parts of a drawing ---------------------------------------------------------------
def _known(values: Iterable[Amount | None]) -> list[Amount]:
    return [value for value in values if value is not None]


def _heights(values: Sequence[Amount | None]) -> list[float]:
    return [nan if value is None else float(value) for value in values]


def _top(chart: Chart) -> float:
    """The highest value, the mark included; 1 when nothing is known."""
    values = _known(value for series in chart.series for value in series.values)
    values += [chart.mark.value] if chart.mark else []
    return float(max(values, default=0)) or 1.0


def _places(chart: Chart, index: int) -> tuple[list[float], float]:
    """Where the bars of a series stand, and how thick they are."""
    count = len(chart.series)
    width = _GROUP / count if count > 1 else 0.5
    if chart.kind is ChartKind.BAR:
        width = min(width, _THICKEST_MM * len(chart.categories) / _PLOT_MM)
    shift = (index - (count - 1) / 2) * width
    return [place + shift for place in range(len(chart.categories))], width


def _look(chart: Chart, index: int) -> dict[str, Any]:
    fill, hatch = _FILLS[index % len(_FILLS)]
    return {
        "label": chart.series[index].name,
        "facecolor": fill,
        "hatch": hatch,
        "edgecolor": _INK,
        "linewidth": 0.6,
    }


def _unit_at_bars(chart: Chart) -> bool:
    return chart.kind is ChartKind.BAR_ACROSS or len(chart.unit) <= _SHORT_UNIT


def _number(value: Amount) -> str:
    text = number_text(value, 2)
    return text.rstrip("0").rstrip(".")


def _figure(chart: Chart, value: Amount | None) -> str:
    if value is None:
        return UNKNOWN
    return _number(value) + (chart.unit if _unit_at_bars(chart) else "")


def _too_narrow(chart: Chart) -> bool:
    """Whether figures lying above upright bars would run into one another."""
    texts = [_figure(chart, v) for series in chart.series for v in series.values]
    widest = max((_text_mm(text, _FIGURE_PT) for text in texts), default=0.0)
    share = _GROUP / len(chart.series) if len(chart.series) > 1 else 1
    return widest > _PLOT_MM / max(len(chart.categories), 1) * share


def _text_mm(text: str, size: float) -> float:
    return sum(0.5 if char.isascii() else 1 for char in text) * size * _MM_PER_POINT


def _wrapped(chart: Chart) -> list[str]:
    """Names of categories in lines that fit under their bars."""
    room = _PLOT_MM / max(len(chart.categories), 1) * 0.94
    most = max(2, int(room / (_NAME_PT * _MM_PER_POINT)))
    names = []
    for name in map(plain, chart.categories):
        fits = _text_mm(name, _NAME_PT) <= room
        pieces = [name] if fits else wrap(name, most, break_on_hyphens=False)
        names.append("\n".join(pieces))
    return names


def _say(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    offset: tuple[float, float],
    across: Literal["center", "left", "right"],
    upright: Literal["bottom", "center", "top"],
    turned: bool = False,  # noqa: FBT001, FBT002 - private, and read at one place
) -> None:
    """The figure at the end of its bar, or that there is none."""
    axes.annotate(
        text,
        at,
        xytext=offset,
        textcoords="offset points",
        ha=across,
        va=upright,
        fontsize=_FIGURE_PT,
        rotation=90 if turned else 0,
    )


def _finish(axes: Axes, chart: Chart) -> None:
    """The line the bars stand on, the standard, the unit, and a legend where there
    is a choice."""
    across = chart.kind is ChartKind.BAR_ACROSS
    if chart.mark:
        line: Callable[..., Any] = axes.axvline if across else axes.axhline
        value = float(chart.mark.value)
        line(value, color=_INK, linewidth=1, dashes=(5, 3), label=_mark_label(chart))
    (axes.xaxis if across else axes.yaxis).set_ticks([])
    axes.spines[["top", "right", "bottom" if across else "left"]].set_visible(False)
    crowded = across and _pitch_pt(axes, chart) < _NAME_PT * _LEAST_LEADING
    axes.tick_params(length=0, labelsize=_FIGURE_PT if crowded else _NAME_PT)
    if not _unit_at_bars(chart):
        unit = f"单位：{chart.unit}"
        axes.set_title(unit, loc="left", fontsize=_FIGURE_PT, pad=6)
    handles, _names = axes.get_legend_handles_labels()
    # The name of a single series is what the title says.
    told = [h for h in handles if len(chart.series) > 1 or isinstance(h, Line2D)]
    if len(chart.series) > 1 or chart.mark:
        axes.legend(
            handles=told,
            loc="lower right",
            bbox_to_anchor=(1, 1),
            ncols=len(told),
            frameon=False,
            fontsize=_FIGURE_PT,
            borderaxespad=0.1,
            handlelength=2.2,
            columnspacing=1.2,
        )


def _pitch_pt(axes: Axes, chart: Chart) -> float:
    """From one lying bar's name to the next, where a legend takes a line above."""
    height = float(axes.get_figure(root=True).get_figheight()) * 72  # type: ignore[union-attr]
    return (height - 2 * _FIGURE_PT) / (len(chart.categories) + 0.2)


def _mark_label(chart: Chart) -> str:
    """The mark's name with its value, unless the name tells it already."""
    if chart.mark is None:
        return ""
    value = _number(chart.mark.value)
    if value in chart.mark.label:
        return plain(chart.mark.label)
    return plain(f"{chart.mark.label}（{value}{chart.unit}）")
