"""Division codes: twelve digits whose parts are the hierarchy.

12 province, 34 prefecture, 56 county, 789 township, 10-12 community. "Below X"
is a range of codes, so one B-tree index answers it on every database.
Source: the National Bureau of Statistics' rules for division codes.
"""

import re
from enum import IntEnum

_CODE = re.compile(r"[1-9][0-9]{11}", re.ASCII)


class Level(IntEnum):
    """How many digits of a code are significant at each level."""

    PROVINCE = 2
    PREFECTURE = 4
    COUNTY = 6
    TOWNSHIP = 9
    COMMUNITY = 12


class MalformedCode(ValueError):
    """Not a division code; the message says what is wrong with it."""


def check(code: str) -> str:
    """The code itself, when it is twelve digits. Raises MalformedCode.

    A zero part before a non-zero one is legal: prefectures without counties
    (441900) name their townships 441900003000.
    """
    if not _CODE.fullmatch(code):
        raise MalformedCode(f"{code!r} is not twelve digits beginning with 1-9")
    return code


def is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text))


def level_of(code: str) -> Level:
    """The level whose digits are the last that are not all zero."""
    for level in reversed(Level):
        start = {2: 0, 4: 2, 6: 4, 9: 6, 12: 9}[level]
        if code[start:level].strip("0"):
            return level
    raise MalformedCode(f"{code!r} has no significant digit")


def parent_of(code: str) -> str | None:
    """Code of the division directly above; None for a province."""
    level = level_of(code)
    above = [other for other in Level if other < level]
    return code[: above[-1]].ljust(12, "0") if above else None


def ancestors_of(code: str) -> list[str]:
    """Codes of all divisions above, the nearest first."""
    chain = []
    above = parent_of(code)
    while above:
        chain.append(above)
        above = parent_of(above)
    return chain


def child_of(code: str, other: str) -> str:
    """The division next below ``code`` that holds ``other``, or ``other`` itself.

    Where a level has no divisions of its own (a prefecture without counties) it
    is the next one that has.
    """
    for level in Level:
        below = other[:level].ljust(12, "0")
        if level > level_of(code) and below != code:
            return below
    return other


def range_below(code: str) -> tuple[str, str]:
    """First and last code of the division and everything below it."""
    stem = code[: level_of(code)]
    return code, stem.ljust(12, "9")


def contains(code: str, other: str) -> bool:
    """Whether ``other`` is ``code`` itself or lies below it."""
    first, last = range_below(code)
    return first <= other <= last
