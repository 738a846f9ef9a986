"""Charts as SVG, drawn once for print and screen.

They must survive a black-and-white copier: series differ by shade and hatching,
never by colour. Text stays text, in the face the print style sheet embeds. A value
that is not on record leaves its place empty and says so; it is never drawn as 0.
"""

import io
import os
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from math import ceil, nan
from textwrap import wrap
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from django.conf import settings

from reports.document.sentences import number_text
from reports.document.shapes import Chart, ChartKind
from reports.render.cells import UNKNOWN
from reports.render.fonts import FontSet, Role, font_set
from reports.render.typesetting import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

Amount = int | Decimal
# The text area of an official document, the pitch of its lines, and the gap that
# parts a picture from the text above.
WIDTH_MM, PITCH_MM, GAP_MM = 156.0, 10.227, 2.5
_PLOT_MM = 142.0  # what the axis of values leaves, about
_MM_PER_INCH = 25.4
_LABEL_PT, _FIGURE_PT = 10.0, 9.0
_MM_PER_POINT = _MM_PER_INCH / 72
_INK, _GRID = "#000000", "#c8c8c8"
_FILLS = (
    ("#6e6e6e", ""),
    ("#ffffff", "////"),
    ("#d4d4d4", ""),
    ("#ffffff", "...."),
    ("#a6a6a6", "\\\\\\\\"),
    ("#ffffff", "xxxx"),
)
_STROKES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"), ("-", "v"), ("--", "x"))
# The library shares fonts between figures; web processes have threads.
_LOCK = Lock()
_SPACE_IN_FAMILIES = re.compile(r"(?<=[\"']), (?=[\"'])")


def lines(chart: Chart) -> int:
    """The height of the picture in lines of body text, the gap above included."""
    if chart.kind is not ChartKind.BAR_ACROSS:
        return 7
    bars = len(chart.categories) * (1 + 0.6 * (len(chart.series) - 1))
    return min(18, max(4, ceil(0.55 * bars + 1.6)))


def svg(chart: Chart, fonts: FontSet | None = None) -> str:
    """The chart as an SVG document; the same chart gives the same text."""
    fonts = fonts or font_set()
    face = fonts.faces.get(Role.SONGTI)
    rare = fonts.faces.get(Role.RARE)
    names = [fonts.family(role) for role in (Role.SONGTI, Role.RARE)]
    files = tuple(
        (name, str(font.path), font.index)
        for name, font in zip(names, (face, rare), strict=True)
        if font
    )
    return _drawn(chart, files)


@lru_cache(maxsize=64)
def _drawn(chart: Chart, files: tuple[tuple[str, str, int], ...]) -> str:
    with _LOCK:
        return _draw(chart, files)


def _draw(chart: Chart, files: tuple[tuple[str, str, int], ...]) -> str:
    figure = _figure(files, lines(chart))
    axes = figure.add_subplot()
    match chart.kind:
        case ChartKind.BAR:
            _bars(axes, chart)
        case ChartKind.BAR_ACROSS:
            _bars_across(axes, chart)
        case ChartKind.LINE:
            _line(axes, chart)
    _finish(axes, chart)
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(out, format="svg", transparent=True, metadata=nothing)
    # WeasyPrint keeps the blank after a comma as part of a family's name.
    return _SPACE_IN_FAMILIES.sub(",", out.getvalue())


# -- the drawing library ------------------------------------------------------------
@cache
def _library() -> None:
    """Set the drawing library up; it is loaded by the first chart of a process, as
    it takes a second and 50 MB, and most web processes never draw."""
    os.environ.setdefault("MPLCONFIGDIR", str(settings.VAR_DIR / "matplotlib"))
    import matplotlib as mpl

    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "report",
            "hatch.linewidth": 0.6,
            "axes.unicode_minus": False,
            "font.size": _LABEL_PT,
        }
    )


@cache
def _register(name: str, path: str, index: int) -> None:
    from matplotlib.font_manager import FontEntry, fontManager

    fontManager.ttflist.append(FontEntry(fname=path, index=index, name=name))


def _figure(files: tuple[tuple[str, str, int], ...], height: int) -> "Figure":
    _library()
    import matplotlib as mpl
    from matplotlib.figure import Figure

    for file in files:
        _register(*file)
    mpl.rcParams["font.family"] = [name for name, *_ in files]
    high = height * PITCH_MM - GAP_MM
    inches = (WIDTH_MM / _MM_PER_INCH, high / _MM_PER_INCH)
    return Figure(figsize=inches, layout="constrained")


# -- kinds ----------------------------------------------------------------------------
def _bars(axes: "Axes", chart: Chart) -> None:
    turned = _too_narrow(chart)
    for index, series in enumerate(chart.series):
        places, width = _places(chart, index)
        axes.bar(places, _heights(series.values), width, **_look(chart, index))
        for place, value in zip(places, series.values, strict=True):
            at = (place, float(value or 0))
            _say(axes, value, at, (0, 2), "center", "bottom", turned=turned)
    axes.set_xticks(range(len(chart.categories)), _wrapped(chart))
    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    axes.set_ylim(0, _top(chart) * (1.3 if turned else 1.15))


def _bars_across(axes: "Axes", chart: Chart) -> None:
    for index, series in enumerate(chart.series):
        places, width = _places(chart, index)
        axes.barh(places, _heights(series.values), width, **_look(chart, index))
        for place, value in zip(places, series.values, strict=True):
            at = (float(value or 0), place)
            _say(axes, value, at, (3, 0), "left", "center")
    axes.set_yticks(range(len(chart.categories)), [plain(c) for c in chart.categories])
    axes.set_ylim(len(chart.categories) - 0.4, -0.6)
    axes.set_xlim(0, _top(chart) * 1.12)


def _line(axes: "Axes", chart: Chart) -> None:
    places = list(range(len(chart.categories)))
    known = [
        _known([series.values[place] for series in chart.series]) for place in places
    ]
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
        for place, value in zip(places, series.values, strict=True):
            lowest = len(known[place]) > 1 and value == min(known[place])
            # Between the highest and the lowest line there is no room for figures.
            if value is None or lowest or value == max(known[place]):
                below = lowest and value != max(known[place])
                at = (place, 0.0 if value is None else float(value))
                if below:
                    _say(axes, value, at, (0, -5), "center", "top")
                else:
                    _say(axes, value, at, (0, 5), "center", "bottom")
    axes.set_xticks(places, _wrapped(chart))
    axes.set_xlim(-0.5, len(chart.categories) - 0.5)
    axes.set_ylim(0, _top(chart) * 1.2)


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
    width = 0.72 / count if count > 1 else 0.5
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


def _number(value: Amount) -> str:
    text = number_text(value, 2)
    return text.rstrip("0").rstrip(".")


def _too_narrow(chart: Chart) -> bool:
    """Whether figures lying above upright bars would run into one another."""
    texts = [
        UNKNOWN if v is None else _number(v) for s in chart.series for v in s.values
    ]
    widest = max((_text_mm(text, _FIGURE_PT) for text in texts), default=0.0)
    share = 0.72 / len(chart.series) if len(chart.series) > 1 else 1
    return widest > _PLOT_MM / max(len(chart.categories), 1) * share


def _text_mm(text: str, size: float) -> float:
    return sum(0.5 if char.isascii() else 1 for char in text) * size * _MM_PER_POINT


def _wrapped(chart: Chart) -> list[str]:
    """Names of categories in lines that fit under their bars."""
    room = _PLOT_MM / max(len(chart.categories), 1) * 0.94
    most = max(2, int(room / (_LABEL_PT * _MM_PER_POINT)))
    names = []
    for name in map(plain, chart.categories):
        fits = _text_mm(name, _LABEL_PT) <= room
        pieces = [name] if fits else wrap(name, most, break_on_hyphens=False)
        names.append("\n".join(pieces))
    return names


def _say(
    axes: "Axes",
    value: Amount | None,
    at: tuple[float, float],
    offset: tuple[float, float],
    across: Literal["center", "left"],
    upright: Literal["bottom", "center", "top"],
    *,
    turned: bool = False,
) -> None:
    """The figure at the end of its bar, or that there is none."""
    axes.annotate(
        UNKNOWN if value is None else _number(value),
        at,
        xytext=offset,
        textcoords="offset points",
        ha=across,
        va=upright,
        fontsize=_FIGURE_PT,
        rotation=90 if turned else 0,
    )


def _finish(axes: "Axes", chart: Chart) -> None:
    """Axes, unit, the standard's line, and a legend where there is a choice."""
    across = chart.kind is ChartKind.BAR_ACROSS
    if chart.mark:
        value = float(chart.mark.value)
        draw = axes.axvline if across else axes.axhline
        draw(value, color=_INK, linewidth=1, dashes=(5, 3), label=_mark_label(chart))
    values = axes.xaxis if across else axes.yaxis
    values.set_major_locator(_ticks(chart))
    values.grid(visible=True, color=_GRID, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(length=0, labelsize=_LABEL_PT)
    values.set_tick_params(labelsize=_FIGURE_PT)
    axes.set_title(f"单位：{chart.unit}", loc="left", fontsize=_FIGURE_PT, pad=6)
    if len(chart.series) > 1 or chart.mark:
        axes.legend(
            loc="lower right",
            bbox_to_anchor=(1, 1),
            ncols=len(chart.series) + bool(chart.mark),
            frameon=False,
            fontsize=_FIGURE_PT,
            borderaxespad=0.1,
            handlelength=2.2,
            columnspacing=1.2,
        )


def _mark_label(chart: Chart) -> str:
    """The mark's name with its value, unless the name tells it already."""
    if chart.mark is None:
        return ""
    value = _number(chart.mark.value)
    if value in chart.mark.label:
        return plain(chart.mark.label)
    return plain(f"{chart.mark.label}（{value}{chart.unit}）")


def _ticks(chart: Chart) -> "MaxNLocator":
    from matplotlib.ticker import MaxNLocator

    values = _known(value for series in chart.series for value in series.values)
    whole = all(value == int(value) for value in values)
    return MaxNLocator(nbins=5, integer=whole, steps=[1, 2, 2.5, 5, 10])
