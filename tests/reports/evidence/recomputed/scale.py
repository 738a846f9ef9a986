"""How large communities are: every figure of 规模与结构."""

from collections import Counter
from typing import Any

from communities.models import PopulationGroupCount
from tests.reports.evidence.recomputed.answers import (
    Figure,
    both,
    change,
    one_by_one,
    ratio,
    split,
    spread,
    top,
    total,
)
from tests.reports.evidence.recomputed.record import Place, Read


def figure(name: str) -> Read:
    return lambda place: place.figure(name)


def then(name: str) -> Read:
    return lambda place: place.base_figure(name)


def people(place: Place) -> int | None:
    """Permanent residents, or the population where these are not on record."""
    residents: int | None = place.figure("resident_population")
    return place.figure("population") if residents is None else residents


def groups(place: Place, measure: str) -> dict[str, int] | None:
    rows = place.in_period(PopulationGroupCount)
    found = {row.group: getattr(row, measure) for row in rows}
    return {key: n for key, n in found.items() if n is not None} or None


def hardship(place: Place) -> int | None:
    return (groups(place, "household_count") or {}).get("hardship")


def persons(place: Place) -> int | None:
    counted: int | None = place.figure("population")
    return people(place) if counted is None else counted


def one(key: str | None) -> dict[str, int]:
    return dict(Counter([key or "unknown"]))


FIGURES: dict[str, Figure] = {
    "community_count": total(lambda place: 1),
    "community_count_by_class": split(lambda place: one(place.kind)),
    "community_count_by_location": split(
        lambda place: one(place.location) if place.location else None
    ),
    "household_total": total(figure("household_count")),
    "population_total": total(figure("population")),
    "resident_population_total": total(figure("resident_population")),
    "registered_population_total": total(figure("registered_population")),
    "floating_population_total": total(figure("floating_population")),
    "elderly_population_total": total(figure("elderly_population")),
    "avg_household_size": ratio(
        lambda place: both(persons(place), place.figure("household_count"))
    ),
    "household_change": change(figure("household_count"), then("household_count")),
    "population_change": change(figure("population"), then("population")),
    "resident_population_change": change(
        figure("resident_population"), then("resident_population")
    ),
    "resident_group_total": total(figure("resident_group_count")),
    "estate_total": total(figure("estate_count")),
    "building_total": total(figure("building_count")),
    "grid_total": total(figure("grid_count")),
    "households_per_grid": ratio(
        lambda place: both(place.figure("household_count"), place.figure("grid_count"))
    ),
    "persons_per_grid": ratio(
        lambda place: both(persons(place), place.figure("grid_count"))
    ),
    "hardship_household_total": total(hardship),
    "hardship_household_share": ratio(
        lambda place: both(hardship(place), place.figure("household_count"))
    ),
    "group_households": one_by_one(
        split, lambda place: groups(place, "household_count")
    ),
    "group_persons": one_by_one(split, lambda place: groups(place, "person_count")),
    "ethnic_group_count": spread(figure("ethnic_group_count")),
    "largest_area": top(lambda place: place.row.area_km2),
    "smallest_area": top(lambda place: place.row.area_km2, min),
    "most_population": top(figure("resident_population")),
    "least_population": top(figure("resident_population"), min),
    "largest_household": top(figure("household_count")),
    "smallest_household": top(figure("household_count"), min),
}

# Numbers a sentence may print beside a figure's own: bounds it counts to.
BOUNDS: dict[str, tuple[Any, ...]] = {}
