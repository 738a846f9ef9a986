"""What communities of one side fall short of beside those of the other."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.reports.evidence.recomputed.answers import divided
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
        return Missing("pay across")
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
        return Missing("all items across")
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


RULES = {
    "staff-pay-gap": Rule(pay_gap, told),
    "urban-rural-imbalance": Rule(imbalance, told),
}
