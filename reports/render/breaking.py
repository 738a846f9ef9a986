"""Where the lines of a filled paragraph end.

Taking for each line all that fits leaves some lines two or three characters short,
because a number or a mark cannot be divided: stretched to the edge they look torn,
and a reader's search finds blanks in them. So the ends of all lines of a paragraph
are chosen together: what one line lacks is shared with its neighbours. A line that
holds a number may be squeezed a little instead; one of hanzi alone never is, as no
line may hold more of them than the standard says.

Widths are thousandths of the em.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
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
    sums = _Sums.of(units)
    end = len(units)
    cost = [0.0] * (end + 1)
    ends = [end] * end
    for start in reversed(range(end)):
        best = float("inf")
        for stop, badness in sums.candidates(start, room if start else first):
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


@dataclass(frozen=True, slots=True)
class _Sums:
    """What all units before each place take, hold and count."""

    widths: list[int]
    atoms: list[int]
    numbers: list[int]
    blanks: list[int]  # the width of a blank that the unit before the place is

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "_Sums":
        return cls(
            [0, *accumulate(sum(atom.width for atom in unit) for unit in units)],
            [0, *accumulate(map(len, units))],
            [0, *accumulate(any(a.text.isascii() for a in unit) for unit in units)],
            [0, *(unit[-1].width * (unit[-1].text == " ") for unit in units)],
        )

    def candidates(self, start: int, room: int) -> Iterator[tuple[int, float]]:
        """Where a line may end and how bad that looks, the fullest first."""
        reach = self.widths[start] + room
        # No line has more gaps than it has halves of an em.
        stop = bisect_right(self.widths, reach + SQUEEZE * (2 * room // _EM))
        fullest = None
        for place in range(min(stop, len(self.widths) - 1), start, -1):
            slack = reach - self.widths[place] + self.blanks[place]
            numbered = self.numbers[place] > self.numbers[start]
            gaps = self.atoms[place] - self.atoms[start] - 1
            if slack < (-SQUEEZE * gaps if numbered else 0):
                continue
            if fullest is None:
                fullest = slack
            elif slack > max(_MOST_SLACK, fullest):
                return
            short = _SHORT * (not numbered and slack > fullest)
            yield place, _badness(slack) + short
        if fullest is None:
            yield start + 1, 0.0


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
