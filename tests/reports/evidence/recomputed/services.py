"""What residents are offered: every figure of 服务体系."""

from collections import Counter
from typing import Any

from communities.models import (
    AdminTask,
    Honour,
    ResidentUnit,
    SocialOrganisation,
    VolunteerTeam,
)
from facilities.models import ServiceOutlet
from tests.reports.evidence.recomputed.answers import (
    Figure,
    both,
    mean,
    names,
    one_by_one,
    ratio,
    split,
    spread,
    total,
)
from tests.reports.evidence.recomputed.record import Place, whole
from tests.reports.evidence.recomputed.scale import figure, people
from tests.reports.evidence.recomputed.staff import size


def outlets(place: Place) -> list[str] | None:
    """Kinds of the outlets on record; none where the period says there is none."""
    found = place.living(ServiceOutlet)
    if found is None:
        return [] if place.figure("service_outlet_count") == 0 else None
    return [row.outlet_type for row in found]


def outlet_number(place: Place) -> int | None:
    counted: int | None = place.figure("service_outlet_count")
    return size(outlets)(place) if counted is None else counted


def kinds(place: Place) -> dict[str, int] | None:
    found = outlets(place)
    return None if found is None else dict(Counter(found))


def density(place: Place) -> tuple[Any, Any] | None:
    pair = both(outlet_number(place), place.figure("household_count"))
    return pair and (pair[0] * 1000, pair[1])


def beds(place: Place) -> tuple[Any, Any] | None:
    pair = both(place.figure("elderly_bed_count"), place.figure("elderly_population"))
    return pair and (pair[0] * 1000, pair[1])


def teams(place: Place) -> list[VolunteerTeam] | None:
    return place.living(VolunteerTeam, "teams")


def team_members(place: Place) -> int | None:
    found = teams(place)
    return None if found is None else whole(team.member_count for team in found)


def organisations(place: Place) -> list[SocialOrganisation] | None:
    return place.living(SocialOrganisation, "teams")


def agreements(place: Place) -> list[bool]:
    units = place.living(ResidentUnit, "teams") or ()
    return [u.has_agreement for u in units if u.has_agreement is not None]


def agreed(place: Place) -> tuple[int, int] | None:
    found = agreements(place)
    return (sum(found), len(found)) if found else None


def training(place: Place) -> dict[str, int] | None:
    found = {
        "classes": place.figure("training_class_count"),
        "person_times": place.figure("training_person_times"),
    }
    return {key: n for key, n in found.items() if n is not None} or None


def honours(place: Place) -> dict[str, int] | None:
    levels = [
        row.level
        for row in place.rows(Honour)
        if row.year is None or row.year <= place.day.year
    ]
    return dict(Counter(levels)) or None


def tasks(place: Place) -> tuple[int, int] | None:
    """With funds, of those listed; unknown where one of them does not say."""
    rows = place.in_period(AdminTask)
    funded = whole(row.with_funds for row in rows)
    return (funded, len(rows)) if rows and funded is not None else None


FIGURES: dict[str, Figure] = {
    "outlet_total": total(outlet_number),
    "outlets_by_type": split(kinds),
    "outlet_types": names(outlets),
    "outlets_per_1000_households": ratio(density),
    "service_point_total": total(figure("service_point_count")),
    "own_service_point_total": total(figure("own_service_point_count")),
    "service_items": spread(figure("service_item_count")),
    "service_categories": spread(figure("service_category_count")),
    "volunteer_team_total": total(size(teams)),
    "volunteer_total": total(team_members),
    "registered_volunteer_total": total(figure("registered_volunteer_count")),
    "volunteer_share": ratio(
        lambda place: both(place.figure("registered_volunteer_count"), people(place))
    ),
    "social_organisation_avg": mean(size(organisations)),
    "unit_agreement_share": ratio(agreed),
    "elderly_bed_total": total(figure("elderly_bed_count")),
    "beds_per_1000_elderly": ratio(beds),
    "home_care_center_total": total(figure("home_care_center_count")),
    "jobs_developed": total(figure("jobs_developed")),
    "placed": total(figure("persons_placed")),
    "training": one_by_one(split, training),
    "events": total(figure("cultural_event_count")),
    "cultural_team_total": total(figure("cultural_team_count")),
    "satisfaction_rate": mean(figure("hotline_satisfaction_share")),
    "household_visit_rate": mean(figure("household_visit_share")),
    "honour_counts": split(honours),
    "admin_task_count": spread(figure("admin_task_count")),
    "statutory_duty_count": spread(figure("statutory_duty_count")),
    "tasks_with_funds_share": ratio(tasks),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
