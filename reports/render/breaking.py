"""Where the lines of a filled paragraph end.

Taking for each line all that fits leaves some lines two or three characters short,
because a number or a mark cannot be divided: stretched to the edge they look torn,
and a reader's search finds blanks in them. So the ends of all lines of a paragraph
are chosen together: what one line lacks is shared with its neighbours. A line that
holds a number may be squeezed a little instead; one of hanzi alone never is, as no
line may hold more of them than the standard says.

Widths are thousandths of the em.
"""

from collections.abc import Sequence
from typing import Protocol

_EM = 1000
# Marks that may not begin a line.
CLOSING = frozenset("，。、；：？！）》〉”’】〕」』〗…—～·％‰℃")
# What each gap of a line may lose, and the most that a line lacks where there is
# another way.
SQUEEZE, _MOST_SLACK = 25, 4 * _EM
# What each line costs beside its slack; one of hanzi alone with fewer than fit; a
# last line of one hanzi.
_LINE, _SHORT, _LONELY = 1.5, 1.0, 4.0


class Measured(Protocol):
    """What no line takes apart."""

    @property
    def text(self) -> str: ...
    @property
    def width(self) -> int: ...


Unit = Sequence[Measured]


def line_ends(units: Sequence[Unit], first: int, room: int) -> list[tuple[int, int]]:
    """The units of each line as from and to, a blank between two lines in neither.

    ``first`` is the room of the first line. A unit that is wider than its line
    stands alone on it.
    """
    end = len(units)
    cost = [0.0] * (end + 1)
    ends = [end] * end
    for start in reversed(range(end)):
        best = float("inf")
        for stop, badness in _candidates(units, start, room if start else first):
            onward = _begins(units, stop)
            spent = _LINE + cost[onward]
            if onward < end:
                spent += badness
            elif _is_lonely(units[start:stop]):
                spent += _LONELY
            if spent < best:
                best, ends[start] = spent, stop
        cost[start] = best
    lines, start = [], 0
    while start < end:
        lines.append((start, ends[start]))
        start = _begins(units, ends[start])
    return lines


def full_lines(units: Sequence[Unit], first: int, room: int) -> list[tuple[int, int]]:
    """The same with all on each line that fits, for lines that stay ragged."""
    lines, start, left = [], 0, first
    while start < len(units):
        stop, used = start, 0
        while stop < len(units):
            used += sum(atom.width for atom in units[stop])
            if used > left and stop > start:
                break
            stop += 1
        lines.append((start, stop))
        start, left = _begins(units, stop), room
    return lines


def _candidates(
    units: Sequence[Unit], start: int, room: int
) -> list[tuple[int, float]]:
    """Where a line may end and how bad that looks, the fullest first."""
    found: list[tuple[int, int, bool]] = []
    width = atoms = 0
    numbered = False
    for stop in range(start, len(units)):
        unit = units[stop]
        width += sum(atom.width for atom in unit)
        atoms += len(unit)
        numbered = numbered or any(atom.text.isascii() for atom in unit)
        blank = unit[-1].width if unit[-1].text == " " else 0
        slack = room - width + blank
        if slack < (-SQUEEZE * (atoms - 1) if numbered else 0):
            break
        found.append((stop + 1, slack, numbered))
    if not found:
        return [(start + 1, 0.0)]
    fullest = found[-1][1]
    return [
        (stop, _badness(slack) + _SHORT * (not numbered and slack > fullest))
        for stop, slack, numbered in reversed(found)
        if slack <= max(_MOST_SLACK, fullest)
    ]


def _begins(units: Sequence[Unit], stop: int) -> int:
    """Where the next line begins: behind the blank that the last one ended before."""
    blank = stop < len(units) and units[stop][0].text == " "
    return stop + 1 if blank else stop


def _badness(slack: int) -> float:
    away = slack / _EM if slack > 0 else -2 * slack / _EM
    return away**3


def _is_lonely(units: Sequence[Unit]) -> bool:
    """Whether it is one hanzi, with its marks."""
    texts = [a.text for unit in units for a in unit if a.text not in CLOSING]
    return len(texts) == 1 and len(texts[0]) == 1
