"""Houses, whose they are and what is in them: every figure of 阵地建设."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from facilities.models import (
    CultureCenter,
    Premises,
    PremisesDefect,
    PremisesRoom,
)
from tests.reports.evidence.recomputed.answers import (
    Answer,
    Figure,
    Item,
    both,
    change,
    listing,
    mean,
    names,
    one_by_one,
    ratio,
    ratios,
    split,
    top,
    total,
)
from tests.reports.evidence.recomputed.record import Place, whether, whole

OFFICE = ("office", "service")
BORROWED = ("leased", "borrowed_free", "temporary", "shared")
SMALL_M2 = 300
BANDS = (("lt100", 0, 100), ("lt300", 100, 300), ("lt500", 300, 500))


def houses(place: Place, *, base: bool = False) -> list[Premises] | None:
    return place.living(Premises, "premises", base=base)


def used(place: Place) -> list[Premises] | None:
    """All but those known to stand empty."""
    found = houses(place)
    return None if found is None else [h for h in found if h.in_use is not False]


def offices(place: Place, *, base: bool = False) -> list[Premises] | None:
    found = houses(place, base=base)
    if found is None:
        return None
    return [h for h in found if h.use in OFFICE and h.in_use is not False]


def area(place: Place, *, base: bool = False) -> Decimal | None:
    found = offices(place, base=base)
    return None if found is None else whole(h.floor_area_m2 for h in found)


def housed(place: Place) -> Decimal | None:
    """The area of a community that has an office at all."""
    return area(place) if offices(place) else None


def unshared(place: Place) -> Decimal | None:
    found = offices(place)
    if found is None:
        return None
    parts = [whole([h.floor_area_m2, h.shared_area_m2]) for h in found]
    if None in parts:
        return None
    return sum((h.floor_area_m2 - h.shared_area_m2 for h in found), Decimal(0))


def band(place: Place) -> dict[str, int] | None:
    found = housed(place)
    if found is None:
        return None
    return {next((b for b, low, high in BANDS if low <= found < high), "ge500"): 1}


def meets(place: Place) -> bool | None:
    standard, found = place.standard("min-office-area"), area(place)
    return None if standard is None or found is None else found >= standard.value


def smallest(places: Sequence[Place]) -> Answer:
    known = [(found, p) for p in places if (found := housed(p)) is not None]
    known.sort(key=lambda each: (each[0], each[1].code))
    items = [Item(p, {"floor_area_m2": found}) for found, p in known[:5]]
    return Answer(items if known else None, len(known), len(places))


def some_tenure(found: list[Premises] | None) -> list[Premises] | None:
    """The houses, unless none of those there are is said to be anybody's."""
    if found and not any(h.tenure for h in found):
        return None
    return found


def tenures(place: Place) -> dict[str, int] | None:
    found = some_tenure(offices(place))
    return None if found is None else {h.tenure or "unknown": 1 for h in found}


def owns(place: Place) -> tuple[int, int] | None:
    found = some_tenure(offices(place))
    if not found:
        return None
    return int(any(h.tenure and h.tenure not in BORROWED for h in found)), 1


def leases(place: Place) -> list[Premises] | None:
    found = some_tenure(used(place))
    return None if found is None else [h for h in found if h.tenure == "leased"]


def rent(place: Place) -> Decimal | None:
    found = leases(place)
    if found is None or any(not h.tenure for h in used(place) or ()):
        return None
    return whole(h.monthly_rent_yuan for h in found)


def leased(place: Place) -> list[dict[str, Any]] | None:
    found = leases(place)
    return found and [
        {
            "premises": h.name,
            "provider": h.provider_name or None,
            "monthly_rent_yuan": h.monthly_rent_yuan,
        }
        for h in found
    ]


def lenders(place: Place) -> set[str] | None:
    found = some_tenure(offices(place))
    if found is None:
        return None
    return {h.provider_name for h in found if h.tenure == "borrowed_free"} - {""}


def idle(place: Place) -> list[dict[str, Any]] | None:
    found = houses(place)
    if found is None or (found and all(h.in_use is None for h in found)):
        return None
    return [
        {
            "premises": h.name,
            "floor_area_m2": h.floor_area_m2,
            "reason": h.unused_reason or None,
        }
        for h in found
        if h.in_use is False and h.tenure and h.tenure not in BORROWED
    ]


def answers(place: Place, house: Premises) -> dict[str, bool]:
    """Kinds of room a house is known to have or known to lack."""
    rows = place.of(house, PremisesRoom, "premises")
    return {row.room_type: row.is_present for row in rows if row.is_present is not None}


def room(place: Place, kind: str) -> bool | None:
    """Whether a house in use has such a room; without a house there is none."""
    found = used(place)
    if found is None:
        return None
    return whether(answers(place, house).get(kind) for house in found)


def present(place: Place) -> dict[str, int] | None:
    """Of all kinds that anything was said of, empty houses included."""
    kinds = {kind for house in houses(place) or () for kind in answers(place, house)}
    found = {kind: room(place, kind) for kind in kinds}
    return {kind: int(has) for kind, has in found.items() if has is not None} or None


def stations(place: Place) -> dict[str, tuple[int, int]] | None:
    has = place.figure("has_service_station")
    return None if has is None else {place.kind or "unknown": (int(has), 1)}


def defects(place: Place, house: Premises) -> set[str]:
    return {row.defect for row in place.of(house, PremisesDefect, "premises")}


def hurt(place: Place) -> dict[str, int] | None:
    found = used(place)
    if found is None:
        return None
    return {kind: 1 for house in found for kind in defects(place, house)}


def activity(place: Place) -> tuple[Any, Any] | None:
    if not houses(place):
        return None
    inside = [h for h in used(place) or () if not h.is_outdoor]
    return both(
        whole(h.resident_activity_area_m2 for h in inside),
        whole(h.floor_area_m2 for h in inside),
    )


def let_out(place: Place) -> bool | None:
    found = houses(place)
    return None if found is None else whether(h.let_out for h in found)


def running(place: Place, house: Premises) -> CultureCenter | None:
    return next(iter(place.of(house, CultureCenter, "premises")), None)


def _small(place: Place) -> bool | None:
    found = area(place)
    return None if found is None else found < SMALL_M2


def _met(place: Place) -> tuple[int, int] | None:
    found = meets(place)
    return None if found is None else (int(found), 1)


def _per_100(place: Place) -> tuple[Any, Any] | None:
    pair = both(area(place), place.figure("household_count"))
    return pair and (pair[0] * 100, pair[1])


FIGURES: dict[str, Figure] = {
    "office_area_avg": mean(housed),
    "office_area_total": total(area),
    "office_area_total_unshared": total(unshared),
    "office_area_growth": change(area, lambda place: area(place, base=True)),
    "office_area_bands": split(band),
    "area_meeting_standard_count": total(meets),
    "area_meeting_standard_share": ratio(_met),
    "area_below_count": total(_small),
    "area_per_100_households": ratio(_per_100),
    "largest_office": top(housed),
    "smallest_office": top(housed, min),
    "example_office_small": smallest,
    "tenure_distribution": split(tenures),
    "own_office_share": ratio(owns),
    "rent_total": total(rent),
    "rent_rows": listing(leased),
    "provider_list": names(lenders),
    "unused_owned": listing(idle),
    "room_coverage": one_by_one(split, present),
    "room_coverage_share": one_by_one(
        ratios,
        lambda place: (
            {kind: (n, 1) for kind, n in (present(place) or {}).items()} or None
        ),
    ),
    "meeting_room_communities": total(lambda place: room(place, "meeting_room")),
    "party_room_communities": total(lambda place: room(place, "party_room")),
    "service_halls": total(lambda place: room(place, "service_hall")),
    "service_station_coverage": ratios(stations),
    "premises_defects": split(hurt),
    "activity_area_share": ratio(activity),
    "let_out_count": total(let_out),
}


BOUNDS: dict[str, tuple[Any, ...]] = {"area_below_count": (SMALL_M2,)}
