"""Type size and column widths of a printed table.

The composer says how wide columns should be relative to one another; here they are
first made wide enough for what cannot be divided, then for what saves lines. When
that is too much for the page the type gets smaller, or the page is turned.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from reports.document.shapes import Column, Kind
from reports.render.typesetting import EM, Typesetter

POINTS_PER_MM = 72 / 25.4
PORTRAIT_MM, TURNED_MM = 156.0, 225.0
# 小四, 五号 and 小五; the middle one for tables that wrap in any size.
SIZES = (12.0, 10.5, 9.0)
CROWDED, _SMALLEST_PT = SIZES[1:], 6.0
# Beside the text of a cell, the rule included; as in print.css.
PADDING_MM = 1.2
# A text is not broken into more than three lines, within these widths.
_LEAST_CHARACTERS, _ENOUGH_CHARACTERS = 4, 8
# A unit of this width stays on one line of a heading.
_UNIT_AT_MOST = 5 * EM
# Cells longer than all but this share of their column may wrap.
_USUAL = 0.85


@dataclass(frozen=True, slots=True)
class Needs:
    """What a column asks for, in thousandths of the em, from little to much."""

    least: int  # all of a figure, some characters of a text
    usual: int  # most cells on one line
    whole: int  # every cell on one line
    heading: int  # the heading on one line, too
    weight: int


@dataclass(frozen=True, slots=True)
class Fit:
    size: float  # pt
    widths: tuple[float, ...]  # mm
    turned: bool  # needs a page in landscape

    def measures(self) -> list[int]:
        """Room for text in thousandths of the em, rounded up: a figure that fits to
        a hair must not be divided."""
        ems = EM * POINTS_PER_MM / self.size
        return [int((width - 2 * PADDING_MM) * ems) + 2 for width in self.widths]


def needs(
    column: Column, texts: Sequence[str], headings: Typesetter, cells: Typesetter
) -> Needs:
    widths = sorted(map(cells.width, texts)) or [0]
    whole, usual = widths[-1], widths[int(_USUAL * (len(widths) - 1))]
    least = _least_of_heading(column.heading, headings)
    if column.kind is Kind.TEXT:
        unit = max(map(cells.widest_unit, texts), default=0)
        third = min(max(whole // 3, _LEAST_CHARACTERS * EM), _ENOUGH_CHARACTERS * EM)
        least = max(least, unit, min(whole, third))
    else:
        least = max(least, whole)
    usual, whole = max(least, usual), max(least, whole)
    heading = max(whole, headings.width(column.heading))
    return Needs(least, usual, whole, heading, column.weight)


def pieces(heading: str) -> list[str]:
    """The heading, and a unit in brackets behind it."""
    return [piece for piece in re.split("(?=（)", heading) if piece]


def _least_of_heading(heading: str, headings: Typesetter) -> int:
    """Half of it, so that it takes two lines; a short unit stays whole."""
    found = headings.widest_unit(heading)
    for piece in pieces(heading):
        width = headings.width(piece)
        half = -(-width // (2 * EM)) * EM
        is_unit = piece.startswith("（") and width <= _UNIT_AT_MOST
        found = max(found, width if is_unit else half)
    return found


def fit(columns: Sequence[Needs]) -> Fit:
    """The largest type in which most cells fit upright; else a smaller one that
    wraps; else the page turned."""
    for turned, room in ((False, PORTRAIT_MM), (True, TURNED_MM)):
        for wanted, sizes in (("usual", SIZES), ("least", CROWDED)):
            for size in sizes:
                if sum(_asked(columns, wanted, size)) <= room:
                    return Fit(size, _shared(columns, size, room), turned)
    # More columns than a page is made for: type as small as it takes.
    room = TURNED_MM - 2 * PADDING_MM * len(columns)
    ems = sum(column.least for column in columns)
    size = max(_SMALLEST_PT, floor(100 * room * POINTS_PER_MM / ems * EM) / 100)
    least = _asked(columns, "least", size)
    scale = TURNED_MM / sum(least)
    return Fit(size, tuple(width * scale for width in least), turned=True)


def _asked(columns: Sequence[Needs], wanted: str, size: float) -> list[float]:
    """Widths in mm with their padding."""
    mm_per_em = size / POINTS_PER_MM / EM
    return [getattr(column, wanted) * mm_per_em + 2 * PADDING_MM for column in columns]


def _shared(columns: Sequence[Needs], size: float, room: float) -> tuple[float, ...]:
    """First what each must have, then what saves lines, then by weight."""
    widths = _asked(columns, "least", size)
    for wanted in ("usual", "whole", "heading"):
        asked = _asked(columns, wanted, size)
        wishes = [wish - width for wish, width in zip(asked, widths, strict=True)]
        left = room - sum(widths)
        granted = min(1.0, left / sum(wishes)) if sum(wishes) > 0 else 0.0
        widths = [
            width + granted * wish for width, wish in zip(widths, wishes, strict=True)
        ]
    left, weights = room - sum(widths), sum(column.weight for column in columns)
    return tuple(
        width + left * column.weight / weights
        for column, width in zip(columns, widths, strict=True)
    )
