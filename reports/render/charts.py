"""Charts as SVG for print and screen, and as PNG for what is edited in Word.

They must survive a black-and-white copier: series differ by shade and hatching,
never by colour. Text stays text, in the face the print style sheet embeds. A value
that is not on record leaves its place empty and says so; it is never drawn as 0.
"""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from math import ceil
from threading import Lock
from typing import Any

from django.conf import settings

from reports.document.shapes import Chart, ChartKind
from reports.render.fonts import FontSet, font_set
from reports.render.typefaces import Role

# The text area of an official document, the pitch of its lines, and the gap that
# parts a picture from the text above.
WIDTH_MM, PITCH_MM, GAP_MM = 156.0, 10.227, 2.5
PNG_DPI = 300
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


def height_mm(height: int) -> float:
    """Of a picture of so many lines, without the gap above."""
    return height * PITCH_MM - GAP_MM


def _bars(chart: Chart) -> float:
    """Bars lying over one another, those of one category somewhat thinner."""
    return len(chart.categories) * (1 + 0.6 * (len(chart.series) - 1))


def svg(chart: Chart, fonts: FontSet | None = None, height: int | None = None) -> str:
    """The chart as an SVG document; the same chart gives the same text.

    ``height`` in lines of body text; as high as suits the chart unless told.
    """
    return _svg(chart, _files(fonts or font_set()), height or lines(chart))


def png(chart: Chart, fonts: FontSet | None = None, height: int | None = None) -> bytes:
    """The same picture in dots, fine enough for print."""
    out = io.BytesIO()
    with _figure(chart, _files(fonts or font_set()), height or lines(chart)) as figure:
        figure.savefig(out, format="png", dpi=PNG_DPI, metadata={"Software": None})
    return out.getvalue()


@lru_cache(maxsize=64)
def _svg(chart: Chart, files: tuple[FontFile, ...], height: int) -> str:
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _figure(chart, files, height) as figure:
        figure.savefig(out, format="svg", transparent=True, metadata=nothing)
    # WeasyPrint keeps the blank after a comma as part of a family's name.
    return _SPACE_IN_FAMILIES.sub(",", out.getvalue())


def _files(fonts: FontSet) -> tuple[FontFile, ...]:
    return tuple(
        (fonts.family(role), str(face.path), face.index)
        for role in (Role.SONGTI, Role.RARE)
        if (face := fonts.faces.get(role))
    )


@contextmanager
def _figure(chart: Chart, files: tuple[FontFile, ...], height: int) -> Iterator[Any]:
    """The drawing, to be saved within the block."""
    with _LOCK:
        load()
        import matplotlib as mpl
        from matplotlib.figure import Figure

        from reports.render.drawing import draw

        for file in files:
            _register(*file)
        mpl.rcParams["font.family"] = [family for family, *_ in files]
        size = (WIDTH_MM / _MM_PER_INCH, height_mm(height) / _MM_PER_INCH)
        figure = Figure(figsize=size, layout="constrained")
        draw(figure.add_subplot(), chart)
        yield figure


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
