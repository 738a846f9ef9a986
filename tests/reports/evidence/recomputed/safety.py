"""Cases and hazards: every figure of 平安建设."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from safety.models import Hazard, HazardStep, SecurityCaseStat
from tests.reports.evidence.recomputed.answers import (
    Figure,
    one_by_one,
    ratio,
    split,
    total,
)
from tests.reports.evidence.recomputed.funding import keyed, yearly
from tests.reports.evidence.recomputed.premises import houses, room
from tests.reports.evidence.recomputed.record import Place, Read
from tests.reports.evidence.recomputed.scale import figure


def cases(place: Place) -> dict[int, int] | None:
    rows = place.rows(SecurityCaseStat)
    public = [row for row in rows if row.case_type == "public_order"]
    return yearly(place, public, "case_count")


def is_open(place: Place, hazard: Hazard) -> bool:
    return hazard.closed_on is None or hazard.closed_on > place.day


def is_new(place: Place, hazard: Hazard) -> bool:
    first, last = place.record.period.starts_on, place.record.period.ends_on
    return bool(first <= hazard.found_on <= last)


def is_overdue(place: Place, hazard: Hazard) -> bool:
    late = hazard.deadline is not None and hazard.deadline < place.day
    return is_open(place, hazard) and late


def hazards(place: Place) -> list[Hazard] | None:
    """Found in the period or still open; what was no hazard is none."""
    rows = [
        row
        for row in place.rows(Hazard)
        if row.status != "invalid"
        and row.found_on <= place.day
        and (is_new(place, row) or is_open(place, row))
    ]
    return place.handed_in(rows, "hazards")


def status(place: Place, hazard: Hazard) -> str:
    """As it was on the day, of one that has moved or was closed since."""
    steps = sorted(place.of(hazard, HazardStep, "hazard"), key=lambda row: row.at)
    taken = [row.to_status for row in steps if _on(row) <= place.day]
    since = [row.from_status for row in steps if _on(row) > place.day]
    if not is_open(place, hazard) or (hazard.closed_on is None and not since):
        return str(hazard.status)
    if taken:
        return taken[-1]
    entered = "found" if hazard.closed_on else str(hazard.status)
    return (since[0] if since else "") or entered


def _on(step: HazardStep) -> date:
    return timezone.localdate(step.at)


def counted(holds: Callable[[Place, Hazard], bool]) -> Figure:
    def read(place: Place) -> int | None:
        found = hazards(place)
        return None if found is None else sum(holds(place, row) for row in found)

    return total(read)


def by(key: Callable[[Place, Hazard], str]) -> Figure:
    def read(place: Place) -> dict[str, int] | None:
        found = hazards(place)
        return None if found is None else dict(Counter(key(place, h) for h in found))

    return split(read)


def closed(place: Place) -> tuple[int, int] | None:
    found = hazards(place)
    if found is None:
        return None
    new = [row for row in found if is_new(place, row)]
    return sum(not is_open(place, row) for row in new), len(new)


def police_room(place: Place) -> bool | None:
    said: bool | None = place.figure("has_police_room")
    if said is None and houses(place) is not None:
        return room(place, "police_room")
    return said


def _of(name: str) -> Figure:
    read: Read = figure(name)
    return total(read)


FIGURES: dict[str, Figure] = {
    "security_cases_by_year": one_by_one(split, keyed(cases)),
    "hazard_total": counted(is_new),
    "hazard_open_total": counted(is_open),
    "hazard_overdue_total": counted(is_overdue),
    "hazard_major_open_total": counted(
        lambda place, row: is_open(place, row) and row.level == "major"
    ),
    "hazards_by_category": by(lambda place, row: row.category),
    "hazards_by_level": by(lambda place, row: row.level),
    "hazards_by_status": by(status),
    "hazard_closure_rate": ratio(closed),
    "police_room_communities": total(police_room),
    "police_officer_total": _of("police_officer_count"),
    "patrol_team_total": _of("patrol_team_count"),
    "mediator_total": _of("mediator_count"),
    "disputes_mediated_total": _of("disputes_mediated"),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
