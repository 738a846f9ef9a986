"""Shapes of counties, drawn by hypothesis.

Hypothesis chooses the shape, since it leans to what breaks things: one community,
nothing unknown, everything unknown. The rows of a county are drawn from a seed that
is part of its shape: they are thousands of choices, more than hypothesis hands out
for one example. Every county is a test of its own, so that a faulty one is named
and the others are proved all the same.
"""

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reports.document.kinds import KINDS
from tests.reports.evidence.counties import AS_OF, NAMES, TOWNS, Shape
from tests.reports.evidence.themes import THEMES

SHAPES = st.builds(
    Shape,
    seed=st.integers(0, 2**32 - 1),
    communities=st.integers(1, len(NAMES)),
    towns=st.integers(1, len(TOWNS)),
    unknown=st.sampled_from((0.05, 0.1, 0.2, 0.35, 0.5, 0.6, 0.8, 0.0)),
    silent=st.frozensets(st.sampled_from(sorted(THEMES)), max_size=5),
    overrides=st.integers(0, 15),
    of_town=st.sampled_from((False, False, False, True)),
    compared=st.booleans(),
    as_of=st.sampled_from((AS_OF, date(2025, 12, 31), date(2026, 6, 30))),
)


@cache
def made_up(count: int) -> list[Shape]:
    """As many shapes, the same ones each time; every kind of report among them."""
    found: list[Shape] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(SHAPES)
    def draw(shape: Shape) -> None:
        kind = KINDS[len(found) % len(KINDS)].code
        found.append(replace(shape, kind=kind))

    draw()
    return found
