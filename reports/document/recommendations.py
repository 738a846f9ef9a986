"""Which advice answers which finding, each piece given once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from reports.indicators.base import Theme


@dataclass(frozen=True, slots=True)
class Recommendation:
    """``rules`` are the codes it answers; ``positions`` its place among a rule's
    answers, where one is set. ``text`` is whole sentences as printed."""

    code: str
    text: str
    rules: frozenset[str]
    theme: Theme
    positions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advice:
    """What one theme's findings are answered with.

    ``fresh`` are pieces given here first; ``given`` are themes under which the
    others were given already.
    """

    theme: Theme
    fresh: tuple[Recommendation, ...]
    given: tuple[Theme, ...]


def answers(
    found: Sequence[tuple[Theme, Sequence[str]]],
    recommendations: Iterable[Recommendation],
) -> tuple[Advice, ...]:
    """Advice for each theme's rule codes, in the order of the themes given.

    A recommendation stands at the first finding it answers.
    """
    known = list(recommendations)
    first: dict[str, Theme] = {}
    advice = []
    for theme, codes in found:
        fresh: list[Recommendation] = []
        given: list[Theme] = []
        for code in codes:
            fitting = [each for each in known if code in each.rules]
            fitting.sort(key=partial(_position, code))
            for each in fitting:
                if each.code not in first:
                    first[each.code] = theme
                    fresh.append(each)
                elif first[each.code] is not theme and first[each.code] not in given:
                    given.append(first[each.code])
        advice.append(Advice(theme, tuple(fresh), tuple(given)))
    return tuple(advice)


def _position(code: str, recommendation: Recommendation) -> int:
    return recommendation.positions.get(code, 0)
