"""What communities fall short of beside others: of another side, or close by."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from math import cos, pi, radians
from typing import Any

from tests.reports.evidence.recomputed.answers import divided
from tests.reports.evidence.recomputed.construction import projects
from tests.reports.evidence.recomputed.funding import fund
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Missing,
    Outcome,
    Rule,
    Short,
    told,
)
from tests.reports.evidence.recomputed.pay import monthly
from tests.reports.evidence.recomputed.premises import offices, room
from tests.reports.evidence.recomputed.record import Place

SIDES = {"urban_core": "town_seat", "town_seat": "urban_core"}
GRADES = ("head", "deputy", "general")


def pay_gap(place: Place) -> Outcome:
    """Towns against the streets of their county, post by post."""
    standard, own = place.standard("max-pay-gap"), monthly(place)
    if standard is None:
        return FREE
    if place.location is None:
        return Missing("location")
    county = [each for each in place.record.places if each.code[:6] == place.code[:6]]
    across = [e for e in county if e.location == SIDES.get(place.location, "")]
    if not across:
        return FREE
    if not own:
        return Missing("pay")
    means = {
        grade: (_mean(across, grade), _mean(county, grade, place.location))
        for grade in GRADES
        if grade in own
    }
    if all(other is None for other, _ in means.values()):
        return Missing(f"pay beside {place.location}")
    if place.location == "urban_core":
        return None
    asked = {grade: _mean(across, grade, times=1 - standard.value) for grade in means}
    least = {
        grade: asked[grade]
        for grade, (street, town) in means.items()
        if street is not None and town < asked[grade]
    }
    short = {grade: own[grade] / asked for grade, asked in least.items()}
    grade = min(short, key=lambda each: short[each], default="")
    if not short or short[grade] >= 1:
        return None
    tells = tuple(_told_of_county(county, Decimal(standard.value)))
    street = _mean(across, grade)
    tells += (own[grade], 1 - own[grade] / street)
    return Short(own[grade], least[grade], "元", standard, {}, (), tells)


def _told_of_county(county: list[Place], most: Decimal) -> Iterator[Any]:
    for grade in GRADES:
        sides = [_mean(county, grade, side) for side in SIDES]
        if None not in sides and 1 - sides[1] / sides[0] > most:
            yield from (*sides, 1 - sides[1] / sides[0])
            yield sum(
                grade in (monthly(each) or ())
                for each in county
                if each.location in SIDES
            )


def _mean(places: list[Place], grade: str, side: str = "", times: Any = 1) -> Any:
    found = [
        pay[grade]
        for each in places
        if (pay := monthly(each)) and grade in pay and side in ("", each.location)
    ]
    return divided(sum(found) * times, len(found))


TOWNS, VILLAGES = ("urban", "converted"), ("rural", "new_rural")


def office(place: Place) -> bool | None:
    return None if (found := offices(place)) is None else len(found) > 0


def funded(place: Place) -> bool | None:
    return None if (found := fund("office")(place)) is None else found > 0


def hall(place: Place) -> bool | None:
    return room(place, "service_hall")


def station(place: Place) -> bool | None:
    return place.figure("has_service_station")


ITEMS = (office, funded, hall, station)


def imbalance(place: Place) -> Outcome:
    """What villages go without that is far more common in towns."""
    standard = place.standard("max-coverage-gap")
    if standard is None:
        return FREE
    if place.kind is None:
        return Missing("class")
    other = VILLAGES if place.kind in TOWNS else TOWNS
    if not any(each.kind in other for each in place.record.places):
        return FREE
    own = {item: item(place) for item in ITEMS}
    said = [item for item in ITEMS if own[item] is not None]
    if not said:
        return Missing("all items")
    if not any(_answers(place, item, other) for item in said):
        return Missing(f"all items of {other}")
    if place.kind in TOWNS:
        return None
    tells: list[Any] = []
    wanting: list[bool] = []
    for item in ITEMS:
        towns, villages = (_answers(place, item, each) for each in (TOWNS, VILLAGES))
        both = len(towns) * len(villages)
        ahead = sum(towns) * len(villages) - sum(villages) * len(towns)
        if not both or divided(ahead, both) < standard.value:
            continue
        shares = [divided(sum(each), len(each)) for each in (towns, villages)]
        tells += [*shares, divided(ahead, both), len(towns) + len(villages)]
        wanting += [own[item] is False] * (own[item] is not None)
    if not any(wanting):
        return None
    having = len(wanting) - sum(wanting)
    return Short(having, len(wanting), "项", standard, {}, (), tuple(tells))


def _answers(place: Place, item: Any, kinds: tuple[str, ...]) -> list[bool]:
    found = [item(each) for each in place.record.places if each.kind in kinds]
    return [answer for answer in found if answer is not None]


HOUSING = ("new_rural_community", "moderately_prosperous_site")


def too_close(place: Place) -> Outcome:
    """Three sites or more in a square kilometre with one of the community's."""
    standard, own = place.standard("housing-sites-per-km2"), projects(place)
    if standard is None:
        return FREE
    if own is None:
        return Missing("projects")
    housing = [row for row in own if row.project_type in HOUSING]
    if not housing:
        return FREE
    every = {
        (row.lat, row.lng, row.name)
        for each in place.record.places
        for row in projects(each) or ()
        if row.project_type in HOUSING and row.lat is not None
    }
    known = [row for row in housing if row.lat is not None]
    most = max((_fullest(row.lat, row.lng, every) for row in known), default=0)
    if most >= standard.value:
        names = tuple(sorted(name for *_, name in every))
        found = Short(most, standard.value, "个", standard, tells=(most,))
        return replace(found, names=names)
    return Missing("where") if len(known) < len(housing) else None


def _fullest(lat: Any, lng: Any, every: set[tuple[Any, Any, str]]) -> int:
    """Tries every corner that two of the sites make."""
    km = 6371.0088 * pi / 180
    spots = [
        (float(x - lng) * km * cos(radians(lat)), float(y - lat) * km)
        for y, x, _ in every
    ]
    return max(
        sum(west <= x <= west + 1 and south <= y <= south + 1 for x, y in spots)
        for west, _ in spots
        for _, south in spots
        if west <= 0 <= west + 1 and south <= 0 <= south + 1
    )


RULES = {
    "cluster-too-close": Rule(
        too_close, lambda totals: [*totals.worst(), *totals.told()]
    ),
    "staff-pay-gap": Rule(pay_gap, told),
    "urban-rural-imbalance": Rule(imbalance, told),
}
