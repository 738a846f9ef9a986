"""Charts as SVG, drawn once for print and screen.

They must survive a black-and-white copier: series differ by shade and hatching,
never by colour. Text stays text, in the face the print style sheet embeds. A value
that is not on record leaves its place empty and says so; it is never drawn as 0.
"""

import io
import os
import re
from functools import cache, lru_cache
from math import ceil
from threading import Lock

from django.conf import settings

from reports.document.shapes import Chart, ChartKind
from reports.render.fonts import FontSet, font_set
from reports.render.typefaces import Role

# The text area of an official document, the pitch of its lines, and the gap that
# parts a picture from the text above.
WIDTH_MM, PITCH_MM, GAP_MM = 156.0, 10.227, 2.5
_MM_PER_INCH = 25.4
# Drawing is loaded by the first chart of a process: it takes a second and 50 MB, and
# most web processes never draw. It shares fonts between figures, and web processes
# have threads.
_LOCK = Lock()
_SPACE_IN_FAMILIES = re.compile(r"(?<=[\"']), (?=[\"'])")

FontFile = tuple[str, str, int]  # family, path, number within a collection


def lines(chart: Chart) -> int:
    """The height of the picture in lines of body text, the gap above included."""
    if chart.kind is ChartKind.BAR_ACROSS:
        return min(18, max(4, ceil(0.55 * _bars(chart) + 1)))
    return 7


def least_lines(chart: Chart) -> int:
    """The height a picture can make do with at the foot of a page."""
    if chart.kind is ChartKind.BAR_ACROSS:
        return min(16, max(3, ceil(0.4 * _bars(chart) + 0.6)))
    return 4


def _bars(chart: Chart) -> float:
    """Bars lying over one another, those of one category somewhat thinner."""
    return len(chart.categories) * (1 + 0.6 * (len(chart.series) - 1))


def svg(chart: Chart, fonts: FontSet | None = None, height: int | None = None) -> str:
    """The chart as an SVG document; the same chart gives the same text.

    ``height`` in lines of body text; as high as suits the chart unless told.
    """
    fonts = fonts or font_set()
    files = tuple(
        (fonts.family(role), str(face.path), face.index)
        for role in (Role.SONGTI, Role.RARE)
        if (face := fonts.faces.get(role))
    )
    return _drawn(chart, files, height or lines(chart))


@lru_cache(maxsize=64)
def _drawn(chart: Chart, files: tuple[FontFile, ...], height: int) -> str:
    with _LOCK:
        load()
        for file in files:
            _register(*file)
        return _draw(chart, [family for family, *_ in files], height)


def _draw(chart: Chart, families: list[str], height: int) -> str:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    from reports.render.drawing import draw

    mpl.rcParams["font.family"] = families
    size = (WIDTH_MM / _MM_PER_INCH, (height * PITCH_MM - GAP_MM) / _MM_PER_INCH)
    figure = Figure(figsize=size, layout="constrained")
    draw(figure.add_subplot(), chart)
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(out, format="svg", transparent=True, metadata=nothing)
    # WeasyPrint keeps the blank after a comma as part of a family's name.
    return _SPACE_IN_FAMILIES.sub(",", out.getvalue())


@cache
def load() -> None:
    """Imports the library: a second's work, done with the first chart or before."""
    os.environ.setdefault("MPLCONFIGDIR", str(settings.VAR_DIR / "matplotlib"))
    import matplotlib as mpl
    import matplotlib.backends.backend_svg
    import matplotlib.figure

    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "report",
            "hatch.linewidth": 0.6,
            "axes.unicode_minus": False,
        }
    )


@cache
def _register(family: str, path: str, index: int) -> None:
    from matplotlib.font_manager import FontEntry, fontManager

    entry = FontEntry(fname=path, index=index, name=family)
    # In front: a county's font that came later bears the same family name.
    fontManager.ttflist.insert(0, entry)
