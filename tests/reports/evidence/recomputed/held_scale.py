"""What falls short in the size of communities and of their grids."""

from collections.abc import Callable
from decimal import Decimal

from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Check,
    Missing,
    Outcome,
    Rule,
    Short,
    above,
    below,
    furthest,
    worst,
)
from tests.reports.evidence.recomputed.record import Place
from tests.reports.evidence.recomputed.scale import people


def households(slug: str, compare: Callable[..., Short | None]) -> Check:
    def check(place: Place) -> Outcome:
        standard, number = place.standard(slug), place.figure("household_count")
        if standard is None:
            return FREE
        return Missing("households") if number is None else compare(number, standard)

    return check


def oversized(place: Place) -> Outcome:
    """By households and by residents; what is unknown counts once nothing is over."""
    measures = (
        ("committee-max-households", place.figure("household_count"), "households"),
        ("community-max-residents", people(place), "residents"),
    )
    return furthest(place, [(*each, above) for each in measures])


def wide_grids(place: Place) -> Outcome:
    standard = place.standard("grid-max-households")
    number, grids = place.figure("household_count"), place.figure("grid_count")
    if standard is None:
        return FREE
    if number is None or not grids:
        return Missing("households" if number is None else "grids")
    says = {"households": number, "grids": grids}
    return above(Decimal(number) / grids, standard, says=says)


def party_grids(place: Place) -> Outcome:
    grids, party = place.figure("grid_count"), place.figure("party_grid_count")
    if grids is None or party is None:
        return Missing("grids")
    if party >= grids:
        return None
    return Short(party, grids, "个", says={"open": grids - party, "grids": grids})


RULES = {
    "community-oversized": Rule(oversized, worst),
    "community-undersized": Rule(households("committee-min-households", below), worst),
    "grid-oversized": Rule(wide_grids, lambda t: t.share("households", "grids")),
    "party-grid-gap": Rule(party_grids),
}
