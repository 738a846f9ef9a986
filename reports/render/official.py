"""Sizes and faces of an official document, for print and for Word.

GB/T 9704-2012, 5.2 and 7.3. Widths are thousandths of the em of body text.
"""

from dataclasses import dataclass

from reports.render.typefaces import Role
from reports.render.typesetting import EM

# 5.2.3: 28 characters on a line of 156 mm.
LINE_MM = 156.0
LINE = 28 * EM
INDENT = 2 * EM
BODY_PT = LINE_MM / 28 * 72 / 25.4
TITLE_PT, CAPTION_PT, NOTE_PT, PAGE_NUMBER_PT = 22.0, 14.0, 10.5, 14.0
HEADING_ROLES = {1: Role.HEITI, 2: Role.KAITI, 3: Role.FANGSONG, 4: Role.FANGSONG}
# Bold faces, beside which the digits of a book face look lost.
OWN_DIGITS = (Role.XIAOBIAOSONG, Role.HEITI)
# Distances in lines: a title's own line, and what is left free below a title, which
# takes two lines more than it has itself (7.3.1).
TITLE_LINE = 1.25


def below_title(lines: int) -> float:
    return 2 - (TITLE_LINE - 1) * min(lines, 4)


def measure(size: float) -> int:
    """The width of the text area in type of that size."""
    return int(LINE * BODY_PT / size)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the organ and the date begin, from the left edge."""

    organ: int
    dated: int


def unsealed(organ: int, dated: int) -> Signature:
    """Of an organ and a date of these widths; the date two characters behind it.

    7.3.5.2, no seal: the organ stands two characters from the right edge, or the
    date when it reaches farther.
    """
    edge = LINE - 2 * EM
    left = max(0, edge - organ if dated <= organ else edge - dated - 2 * EM)
    return Signature(left, left + 2 * EM)


def sealed(organ: int, dated: int) -> Signature:
    """7.3.5.1, with a seal: the date four characters from the right edge, the organ
    centred over it, as far as it does not reach over the edge."""
    day = LINE - 4 * EM - dated
    return Signature(max(0, min(day + (dated - organ) // 2, LINE - organ)), day)
