"""What communities of one side fall short of beside those of the other."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.reports.evidence.recomputed.answers import divided
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Missing,
    Outcome,
    Rule,
    Short,
    told,
)
from tests.reports.evidence.recomputed.pay import monthly
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
    least = {
        grade: street * (1 - standard.value)
        for grade, (street, town) in means.items()
        if street is not None and town < street * (1 - standard.value)
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


def _mean(places: list[Place], grade: str, side: str = "") -> Any:
    found = [
        pay[grade]
        for each in places
        if (pay := monthly(each)) and grade in pay and side in ("", each.location)
    ]
    return divided(sum(found), len(found))


RULES = {"staff-pay-gap": Rule(pay_gap, told)}
