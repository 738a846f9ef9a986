"""How much of everything is missing, street by street, and what it costs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Any

from facilities.models import HousingEstate
from reports.models import Standard, UnitCost
from tests.reports.evidence.recomputed.funding import fund
from tests.reports.evidence.recomputed.premises import area, houses, used
from tests.reports.evidence.recomputed.record import Place, stem, whole
from tests.reports.evidence.recomputed.scale import people
from tests.reports.evidence.recomputed.services import organisations, outlet_number
from tests.reports.evidence.recomputed.staff import size, staff

VENUES = ("activity", "culture_center")
# What is missing, and the standard or the words that it is missing by.
Lack = tuple[Decimal, Standard | str]
Reads = Callable[[Place], Lack | None]


@dataclass
class Missing:
    """Of one thing in one street, or in all."""

    short: int = 0
    missing: Decimal = Decimal(0)
    priced: int = 0
    cost: Decimal = Decimal(0)
    bases: set[str] = field(default_factory=set)
    prices: set[UnitCost] = field(default_factory=set)


def _fixed(slug: str, read: Callable[[Place], Any]) -> Reads:
    def lack(place: Place) -> Lack | None:
        standard, has = place.standard(slug), read(place)
        if standard is None or has is None or has >= standard.value:
            return None
        return Decimal(standard.value - has), standard

    return lack


def _shared(
    slug: str, among: int, read: Callable[[Place], Any], by: Callable[[Place], Any]
) -> Reads:
    """Whole ones, for so many people or households."""

    def lack(place: Place) -> Lack | None:
        standard, has, number = place.standard(slug), read(place), by(place)
        if standard is None or has is None or not number:
            return None
        asked = ceil(Decimal(number) * standard.value / among)
        return (Decimal(asked - has), standard) if asked > has else None

    return lack


def _households(place: Place) -> Any:
    return place.figure("household_count")


def service_area(place: Place) -> Lack | None:
    standard = place.standard("service-area-per-100-households")
    serving = ("office", "service", *VENUES)
    if standard is None or houses(place) is None or not _households(place):
        return None
    has = whole(h.floor_area_m2 for h in used(place) or () if h.use in serving)
    if has is None:
        return None
    asked = Decimal(_households(place)) / 100 * standard.value
    return (asked - has, standard) if asked > has else None


def venue_area(place: Place) -> Decimal | None:
    """Who has houses and no venue among them has nothing to measure."""
    found = houses(place)
    venues = [house for house in used(place) or () if house.use in VENUES]
    if found is None or (found and not venues):
        return None
    return whole(house.floor_area_m2 for house in venues)


def developers(place: Place) -> Lack | None:
    large = place.standard("developer-rooms-large-estate")
    part = place.standard("developer-rooms-share")
    least = place.standard("developer-rooms-min-area")
    if not (large and part and least):
        return None
    owed = Decimal(0)
    for estate in place.rows(HousingEstate):
        floor, given = estate.floor_area_m2, estate.provided_area_m2
        if floor is None or given is None:
            continue
        due = floor * part.value if floor >= large.value else least.value
        owed += max(due - given, Decimal(0))
    return (owed, part) if owed else None


def posts(place: Place) -> Lack | None:
    """By whichever of three asks for most."""
    if staff(place) is None:
        return None
    asked: list[tuple[int, Standard | str]] = []
    if (quota := place.figure("staff_quota")) is not None:
        asked.append((quota, "核定编制"))
    if members := place.standard("committee-min-members"):
        asked.append((ceil(members.value), members))
    if (ratio := place.standard("workers-per-10000")) and people(place):
        asked.append((ceil(people(place) * ratio.value / 10_000), ratio))
    most = max(asked, key=lambda each: each[0], default=(0, ""))
    short = most[0] - len(staff(place) or ())
    return (Decimal(short), most[1]) if short > 0 else None


def _office_money_asked(place: Place) -> list[tuple[Decimal, Standard]]:
    asked: list[tuple[Decimal, Standard]] = []
    if once := place.standard("min-office-fund"):
        asked.append((once.value, once))
    each = place.standard("min-office-fund-per-household")
    if each and _households(place):
        asked.append((each.value * _households(place), each))
    return asked


def office_fund(place: Place) -> Decimal | None:
    """Measured by as many of the standards as can be."""
    return fund("office")(place) if _office_money_asked(place) else None


def office_money(place: Place) -> Lack | None:
    has = office_fund(place)
    if has is None:
        return None
    most, standard = max(_office_money_asked(place), key=lambda pair: pair[0])
    return (most - has, standard) if most > has else None


# By the rule that each belongs to: its code, what a report calls it, what is read.
LACKS: dict[str, tuple[str, str, Reads]] = {
    "office-area-below-standard": (
        *("office-area", "办公服务用房面积"),
        _fixed("min-office-area", area),
    ),
    "office-area-per-100hh-low": ("service-area", "综合服务设施面积", service_area),
    "no-activity-venue": (
        "activity-area",
        "居民活动场所面积",
        _fixed("min-activity-area", venue_area),
    ),
    "developer-provision-unfulfilled": (
        *("developer-rooms", "小区配建社区用房"),
        developers,
    ),
    "staff-headcount-short": ("staff-posts", "社区工作人员", posts),
    "elder-bed-short": (
        *("elder-beds", "养老床位"),
        _shared(
            "elderly-beds-per-1000",
            1000,
            lambda place: place.figure("elderly_bed_count"),
            lambda place: place.figure("elderly_population"),
        ),
    ),
    "home-care-coverage-low": (
        *("home-care-centers", "居家养老服务中心"),
        _shared(
            "home-care-centers-per-10000",
            10_000,
            lambda place: place.figure("home_care_center_count"),
            people,
        ),
    ),
    "outlet-density-low": (
        *("service-outlets", "便民服务网点"),
        _shared("outlets-per-1000-households", 1000, outlet_number, _households),
    ),
    "volunteer-share-low": (
        *("volunteers", "注册志愿者"),
        _shared(
            "min-volunteer-share",
            1,
            lambda place: place.figure("registered_volunteer_count"),
            people,
        ),
    ),
    "social-org-few": (
        *("social-organisations", "社区社会组织"),
        _fixed("min-social-organisations", size(organisations)),
    ),
    "office-fund-short": ("office-fund", "办公经费", office_money),
}
MONEY = "office-fund"
# Where what is missing is measured of others than the problem is looked for in.
MEASURED = {"no-activity-venue": venue_area, "office-fund-short": office_fund}


def missing(places: Sequence[Place]) -> dict[tuple[str, str], Missing]:
    """By rule and street, under "" of all streets; nothing where nothing is missing."""
    found: dict[tuple[str, str], Missing] = defaultdict(Missing)
    prices = list(UnitCost.objects.select_related("division"))
    for place in places:
        for rule, (measure, _, read) in LACKS.items():
            lack = read(place)
            if lack is None:
                continue
            price = _price(prices, measure, place)
            for street in ("", place.township):
                _add(found[rule, street], lack, price, is_money=measure == MONEY)
    return dict(found)


def _add(total: Missing, lack: Lack, price: UnitCost | None, *, is_money: bool) -> None:
    amount, basis = lack
    total.short += 1
    total.missing += amount
    if isinstance(basis, Standard):
        own = basis.authority == "portal"
        basis = "本系统参考值" if own else f"{basis.title}{basis.clause}"
    total.bases.add(basis)
    if is_money:
        total.priced += 1
        total.cost += amount
    elif price:
        total.priced += 1
        total.cost += amount * price.amount_yuan
        total.prices.add(price)


def _price(prices: list[UnitCost], measure: str, place: Place) -> UnitCost | None:
    """The nearest place's, of its years the last one begun."""
    fitting = [
        row
        for row in prices
        if row.measure == measure
        and row.year <= place.day.year
        and place.code.startswith(stem(row.division.code))
    ]
    return max(
        fitting, key=lambda row: (len(stem(row.division.code)), row.year), default=None
    )
