"""Which advice answers which finding, each piece given once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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

    ``own`` are the pieces printed under this theme; ``elsewhere`` the themes
    that the other answers to its findings are printed under.
    """

    theme: Theme
    own: tuple[Recommendation, ...]
    elsewhere: tuple[Theme, ...]


Found = Sequence[tuple[Theme, Sequence[str]]]


def answers(
    found: Found, recommendations: Iterable[Recommendation]
) -> tuple[Advice, ...]:
    """Advice for each theme's rule codes, in the order of the themes given.

    A recommendation stands once: under its own theme where that has a finding
    it answers, else at the first finding it answers.
    """
    known = list(recommendations)
    homes = {each.code: _home(each, found) for each in known}
    advice = []
    for theme, codes in found:
        own: dict[str, Recommendation] = {}
        elsewhere: dict[Theme, None] = {}
        for code in codes:
            for each in _answering(code, known):
                home = homes[each.code]
                if home is theme:
                    own[each.code] = each
                elif home is not None:
                    elsewhere[home] = None
        advice.append(Advice(theme, tuple(own.values()), tuple(elsewhere)))
    return tuple(advice)


def _home(recommendation: Recommendation, found: Found) -> Theme | None:
    themes = [theme for theme, codes in found if recommendation.rules & set(codes)]
    if recommendation.theme in themes:
        return recommendation.theme
    return themes[0] if themes else None


def _answering(code: str, known: Sequence[Recommendation]) -> list[Recommendation]:
    """The answers to a rule, by their position among them."""
    answering = [each for each in known if code in each.rules]
    return sorted(answering, key=lambda each: each.positions.get(code, 0))
