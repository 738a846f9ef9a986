"""What falls short in houses and their rooms."""

from collections.abc import Callable
from decimal import Decimal

from facilities.models import HousingEstate, Premises
from tests.reports.evidence.recomputed.funding import fund
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Check,
    Missing,
    Outcome,
    Rule,
    Short,
    absent,
    below,
    observed,
    passed,
    worst,
)
from tests.reports.evidence.recomputed.premises import (
    area,
    defects,
    houses,
    room,
    used,
)
from tests.reports.evidence.recomputed.record import Place, whether, whole

NOT_OWNED = ("leased", "borrowed_free", "temporary")
VENUES = ("activity", "culture_center")


def too_small(place: Place) -> Outcome:
    standard, found = place.standard("min-office-area"), area(place)
    if standard is None:
        return FREE
    return Missing("office area") if found is None else below(found, standard)


def severely_small(place: Place) -> Outcome:
    floor = place.standard("severe-office-area")
    asked = place.standard("min-office-area")
    part = place.standard("severe-office-area-share")
    limits = [(floor.value, 1, floor)] if floor else []
    if asked and part:
        limits.append((asked.value * part.value, 0, part))
    found = area(place)
    if not limits:
        return FREE
    if found is None:
        return Missing("office area")
    required, _, standard = max(limits, key=lambda limit: limit[:2])
    if found >= required:
        return None
    return Short(found, required, "平方米", standard)


def per_100(place: Place) -> Outcome:
    standard = place.standard("service-area-per-100-households")
    if standard is None:
        return FREE
    if houses(place) is None:
        return Missing("service area")
    serving = ("office", "service", *VENUES)
    found = whole(h.floor_area_m2 for h in used(place) or () if h.use in serving)
    number = place.figure("household_count")
    if found is None or not number:
        return Missing("service area" if found is None else "households")
    says = {"area": found, "households": number}
    return below(Decimal(found) * 100 / number, standard, says=says)


def developers(place: Place) -> Outcome:
    large = place.standard("developer-rooms-large-estate")
    part = place.standard("developer-rooms-share")
    least = place.standard("developer-rooms-min-area")
    if not (large and part and least):
        return FREE
    estates = place.rows(HousingEstate)
    if not estates:
        return FREE if place.figure("estate_count") == 0 else Missing("estates")
    owed, given, short = Decimal(0), Decimal(0), []
    told = [e for e in estates if None not in (e.floor_area_m2, e.provided_area_m2)]
    for estate in told:
        due = least.value
        if estate.floor_area_m2 >= large.value:
            due = estate.floor_area_m2 * part.value
        if estate.provided_area_m2 < due:
            owed, given = owed + due, given + estate.provided_area_m2
            short.append(estate.name)
    if short:
        says = {"estates": len(short), "owed": owed, "given": given}
        return Short(given, owed, "平方米", part, says, names=tuple(short))
    return None if len(told) == len(estates) else Missing("estates' areas")


def not_owned(place: Place) -> Outcome:
    found = used(place)
    if found is None:
        return Missing("offices")
    own = [house for house in found if house.use == "office"]
    if houses(place) and not own:
        return Missing("offices")
    tenures = {house.tenure for house in own}
    if tenures - {"", *NOT_OWNED}:
        return None
    if "" in tenures:
        return Missing("tenure")
    rents = [house.monthly_rent_yuan for house in own if house.monthly_rent_yuan]
    if any(h.tenure == "leased" and h.monthly_rent_yuan is None for h in own):
        rents = []
    says = {"rent": sum(rents), "paying": 1} if rents else {}
    groups, names = tuple(sorted(tenures)), tuple(h.provider_name for h in own)
    return Short(0, None, "平方米", None, says, groups, names=names)


def rent_burden(place: Place) -> Outcome:
    standard, found = place.standard("max-rent-share"), used(place)
    if standard is None:
        return FREE
    if found is None:
        return Missing("rent")
    leased = [house for house in found if house.tenure == "leased"]
    if not leased:
        return FREE
    monthly, office = whole(h.monthly_rent_yuan for h in leased), fund("office")(place)
    if monthly is None or office is None:
        return Missing("rent" if monthly is None else "office fund")
    yearly = Decimal(monthly) * 12
    if yearly <= office * standard.value:
        return None
    burden = yearly / office if office else None
    says = {"rent": yearly, "fund": office}
    return Short(burden, standard.value, "share", standard, says)


def idle(place: Place) -> Outcome:
    standard, found = place.standard("min-utilisation-share"), houses(place)
    if found is None:
        return Missing("use of houses")
    own = [house for house in found if house.tenure not in ("", *NOT_OWNED)]
    if not own:
        return FREE

    def lies(house: Premises) -> bool | None:
        if house.in_use is False:
            return True
        if standard and house.utilisation_share is not None:
            return bool(house.utilisation_share < standard.value)
        return False if house.in_use else None

    empty = [house for house in own if lies(house)]
    if not empty:
        unknown = whether(lies(house) for house in own) is None
        return Missing("use of houses") if unknown else None
    space = whole(house.floor_area_m2 for house in empty)
    names = tuple(house.unused_reason for house in empty)
    return Short(space, None, "平方米", None, {"area": space or 0}, names=names)


def let_out(place: Place) -> Outcome:
    found = houses(place)
    answer = None if found is None else whether(house.let_out for house in found)
    if answer is None:
        return Missing("letting")
    return Short(sum(bool(h.let_out) for h in found or ()), 0, "处") if answer else None


def structural(place: Place) -> Outcome:
    found = used(place)
    if found is None:
        return Missing("state of houses")
    grave = [defects(place, h) & {"leak", "flood", "dilapidated"} for h in found]
    kinds = {kind for each in grave for kind in each}
    hurt = sum(bool(each) for each in grave)
    return Short(hurt, 0, "处", groups=tuple(sorted(kinds))) if hurt else None


def some(holds: Callable[[Place, Premises], bool | None], what: str) -> Check:
    """A house in use has what none should have."""

    def check(place: Place) -> Outcome:
        found = used(place)
        answers = [holds(place, house) for house in found or ()]
        if found is None or whether(answers) is None:
            return Missing(what)
        number = sum(bool(each) for each in answers)
        return Short(number, 0, "处") if number else None

    return check


def venue(place: Place) -> Outcome:
    venues = [house for house in used(place) or () if house.use in VENUES]
    if not venues:
        known = room(place, "activity_room")
        if known is None:
            return Missing("venues")
        return None if known else Short(0, None, "处", None, {"without": 1})
    standard = place.standard("min-activity-area")
    size = whole(house.floor_area_m2 for house in venues)
    if standard is None:
        return None
    if size is None:
        return Missing("area of venues")
    return below(size, standard, says={"small": 1})


def board(place: Place) -> bool | None:
    found = used(place)
    return None if found is None else whether(h.has_publicity_board for h in found)


def disclosure(place: Place) -> bool | None:
    return whether(house.has_disclosure_board for house in used(place) or ())


def checklist(place: Place) -> Outcome:
    asked = place.checklist
    if asked is None:
        return FREE
    if houses(place) is None:
        return Missing("rooms")
    answers = {kind: room(place, kind) for kind in place.checklist_rooms}
    if asked.needs_publicity_board:
        answers["publicity"] = board(place)
    if asked.needs_disclosure_board:
        answers["disclosure"] = disclosure(place)
    lacking = tuple(item for item, answer in answers.items() if answer is False)
    if not lacking:
        return Missing("rooms") if None in answers.values() else None
    number = len(answers)
    names = (asked.name,)
    return Short(number - len(lacking), number, "项", groups=lacking, names=names)


def unsafe(place: Place) -> Outcome:
    """Houses open to all with a narrow way out, and rooms too small for a crowd."""
    if used(place) is None:
        return Missing("passages")
    standard = place.standard("min-venue-area")
    narrow, small, unknown = 0, 0, False
    for house in used(place) or ():
        if house.use not in (*VENUES, "service"):
            continue
        if "narrow_passage" in defects(place, house):
            narrow += 1
        elif standard and house.use in VENUES and not house.is_outdoor:
            size = house.floor_area_m2
            unknown = unknown or size is None
            small += size is not None and size < standard.value
    if narrow or small:
        return Short(narrow + small, 0, "处", standard if small else None)
    return Missing("area of venues") if unknown else None


RULES = {
    "office-area-below-standard": Rule(too_small, passed),
    "office-area-severely-small": Rule(severely_small, worst),
    "office-area-per-100hh-low": Rule(
        per_100, lambda t: t.share("area", "households", 100)
    ),
    "developer-provision-unfulfilled": Rule(developers),
    "office-not-owned": Rule(not_owned),
    "office-rent-burden": Rule(rent_burden, lambda t: t.share("rent", "fund")),
    "facility-idle-owned": Rule(idle),
    "premises-let-out": Rule(let_out, observed),
    "office-structural-defect": Rule(structural),
    "no-meeting-room": absent(lambda p: room(p, "meeting_room"), "间", "rooms"),
    "no-party-activity-room": absent(lambda p: room(p, "party_room"), "间", "rooms"),
    "no-party-publicity-board": absent(board, "个", "boards"),
    "no-service-hall": absent(lambda p: room(p, "service_hall"), "间", "rooms"),
    "checklist-rooms-missing": Rule(checklist),
    "no-activity-venue": Rule(venue, worst),
    "venue-multi-use": Rule(some(lambda place, h: h.multi_use, "use of rooms")),
    "venue-evacuation-unsafe": Rule(unsafe),
}
