"""What is being built: every figure of 项目建设."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from facilities.models import ConstructionProject
from tests.reports.evidence.recomputed.answers import (
    Answer,
    Figure,
    divided,
    ratio,
    split,
    total,
)
from tests.reports.evidence.recomputed.record import Place, Read, whether
from tests.reports.evidence.recomputed.staff import size


def projects(place: Place) -> list[ConstructionProject] | None:
    return place.living(ConstructionProject, "projects")


def summed(name: str) -> Read:
    """Over the projects that say; unknown where there are some and none does."""

    def read(place: Place) -> Any:
        found = projects(place)
        if found is None:
            return None
        known = [v for row in found if (v := getattr(row, name)) is not None]
        return sum(known) if known or not found else None

    return read


def households(place: Place) -> tuple[int, int] | None:
    """Completed and begun, over the projects that say both."""
    both = [
        (row.completed_households, row.started_households)
        for row in projects(place) or ()
        if None not in (row.completed_households, row.started_households)
    ]
    if not both:
        return None
    return sum(done for done, _ in both), sum(begun for _, begun in both)


def completion(place: Place) -> tuple[int, int] | None:
    return (0, 0) if projects(place) == [] else households(place)


def types(place: Place) -> dict[str, int] | None:
    found = projects(place)
    return None if found is None else dict(Counter(row.project_type for row in found))


def early(place: Place) -> bool | None:
    found = projects(place)
    if found is None:
        return None
    return whether(row.started_before_approval for row in found)


def investment_share(places: Sequence[Place]) -> Answer:
    """Of all investment of the regions the projects lie in, each counted once."""
    invested = summed("fixed_asset_investment_yi")
    known = [
        (amount, region)
        for place in places
        if (amount := invested(place)) is not None
        and (region := place.region)
        and region.fixed_asset_investment_yi is not None
    ]
    regions = {row.division_id: row.fixed_asset_investment_yi for _, row in known}
    value = divided(sum(amount for amount, _ in known), sum(regions.values()))
    return Answer(value if known else None, len(known), len(places))


def land_potential(places: Sequence[Place]) -> Answer:
    """Housing land of the regions beyond what is planned, each region once."""
    known = [
        (region.division_id, region.rural_housing_land_mu, region.planned_total_land_mu)
        for place in places
        if (region := place.region)
    ]
    full = [each for each in known if None not in each]
    value = sum(land - planned for _, land, planned in set(full))
    return Answer(value if full else None, len(full), len(places))


FIGURES: dict[str, Figure] = {
    "sites_total": total(size(projects)),
    "projects_by_type": split(types),
    "households_total": total(summed("planned_households")),
    "started_households": total(summed("started_households")),
    "completed_households": total(summed("completed_households")),
    "completion_share": ratio(completion),
    "land_total": total(summed("land_area_mu")),
    "land_saving_total": total(summed("land_saved_mu")),
    "land_potential": land_potential,
    "fai_total": total(summed("fixed_asset_investment_yi")),
    "fai_share": investment_share,
    "subsidy_total": total(summed("subsidy_total_wan")),
    "funding_gap_total": total(summed("funding_gap_wan")),
    "started_before_approval_communities": total(early),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
