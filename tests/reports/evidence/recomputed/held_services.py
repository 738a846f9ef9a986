"""What falls short in services, participation and money."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

from communities.models import ResidentUnit
from tests.reports.evidence.recomputed.answers import divided
from tests.reports.evidence.recomputed.funding import fund, income, items, sums
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Check,
    Missing,
    Outcome,
    Rule,
    Short,
    Totals,
    above,
    absent,
    below,
    furthest,
    observed,
    told,
    worst,
)
from tests.reports.evidence.recomputed.premises import houses, running
from tests.reports.evidence.recomputed.record import Place, Read, whole
from tests.reports.evidence.recomputed.scale import figure, people
from tests.reports.evidence.recomputed.services import (
    agreements,
    organisations,
    outlet_number,
    outlets,
    tasks,
)
from tests.reports.evidence.recomputed.staff import size

NEEDS = {
    "childcare": {"childcare"},
    "health": {"clinic"},
    "housekeeping": {"domestic_service"},
    "cleaning": {"cleaning"},
    "the elderly": {"nursing_home", "home_care"},
}
PUBLIC = (
    *("county_finance", "city_finance", "province_finance"),
    *("civil_affairs_project", "township"),
)
OLDER_FROM = 50


def kinds_missing(place: Place) -> Outcome:
    found = outlets(place)
    if found is None:
        return Missing("outlets")
    lacking = tuple(need for need, kinds in NEEDS.items() if not kinds & set(found))
    if not lacking:
        return None
    return Short(len(NEEDS) - len(lacking), len(NEEDS), "类", groups=lacking)


def density(slug: str, part: Read, whole_: Read, times: int = 1) -> Rule:
    """Too few of something for so many."""

    def check(place: Place) -> Outcome:
        standard, some, of = place.standard(slug), part(place), whole_(place)
        if standard is None:
            return FREE
        if some is None or not of:
            return Missing("number" if some is None else "whole")
        says = {"some": some, "of": of}
        return below(Decimal(some) * times / of, standard, says=says)

    return Rule(check, lambda totals: totals.share("some", "of", times))


def plain(slug: str, read: Read) -> Check:
    def check(place: Place) -> Outcome:
        standard, found = place.standard(slug), read(place)
        if standard is None:
            return FREE
        return Missing(slug) if found is None else below(found, standard)

    return check


def home_care(place: Place) -> Outcome:
    standard, number = place.standard("home-care-centers-per-10000"), people(place)
    centres = place.figure("home_care_center_count")
    if standard is None:
        return FREE
    if centres is None or number is None:
        return Missing("centres" if centres is None else "residents")
    required = number * standard.value / 10000
    if centres >= required:
        return None
    return Short(centres, required, "个", standard, {"centres": centres})


def duplicates(place: Place) -> Outcome:
    said = place.figure("duplicate_system_departments")
    if said is None:
        return Missing("systems")
    names = tuple(name for name in re.split("[,，;；/、]", said) if name.strip())
    return Short(len(names), 1, "套", names=names) if len(names) > 1 else None


def agreed(place: Place) -> Outcome:
    standard, found = place.standard("min-agreement-share"), agreements(place)
    if standard is None:
        return FREE
    if not found:
        none = place.living(ResidentUnit, "teams") == []
        return FREE if none else Missing("agreements")
    says = {"agreed": sum(found), "units": len(found)}
    return below(Decimal(sum(found)) / len(found), standard, says=says)


def older_visitors(place: Place) -> Outcome:
    standard = place.standard("max-older-participant-share")
    everyone = place.figure("event_participant_count")
    older = place.figure("event_participants_aged_50_plus")
    if standard is None:
        return FREE
    if not everyone or older is None:
        return Missing("participants")
    says = {"older": older, "everyone": everyone}
    return above(Decimal(older) / everyone, standard, says=says)


def poor_office(place: Place) -> Outcome:
    found, households = fund("office")(place), place.figure("household_count")
    each = divided(found, households) if found is not None else None
    short = furthest(
        place,
        [
            ("min-office-fund", found, "office fund", below),
            ("min-office-fund-per-household", each, "households", below),
        ],
    )
    if isinstance(short, Short) and short.standard.slug.endswith("household"):
        short.says.update(fund=found, households=households)
    return Missing("office fund") if found is None and short is not FREE else short


def unfunded(place: Place) -> Outcome:
    found = tasks(place)
    if found is None:
        return Missing("tasks")
    funded, listed = found
    if funded >= listed:
        return None
    return Short(funded, listed, "项", None, {"listed": listed, "funded": funded})


def no_income(place: Place) -> Outcome:
    found = income(place)
    if found is None:
        return Missing("income")
    return None if found and found[max(found)] else Short(0, None, "元")


def falling(place: Place) -> Outcome:
    known = income(place)
    if known is None:
        return Missing("income")
    found = sorted(known.items())[-3:]
    if len(found) < 3 or found[-1][0] - found[0][0] != 2:
        return Missing("income of three years")
    if any(later >= earlier for (_, earlier), (_, later) in pairwise(found)):
        return None
    (first, before), _, (last, after) = found
    tells = (first, last, before, after)
    return Short(
        *(after, before, "元", None, {"first": before, "last": after}), tells=tells
    )


def one_source(place: Place) -> Outcome:
    standard, found = place.standard("max-public-share"), sums(place)
    if standard is None:
        return FREE
    money = whole(found.values()) if found else None
    if not found or not money or any(source == "unknown" for _, source in found):
        return Missing("sources")
    if all(purpose == "office" for purpose, _ in found):
        return Missing("other sources")  # office expenses are public anywhere
    public = sum(part or 0 for (_, source), part in found.items() if source in PUBLIC)
    share = Decimal(public) / money
    if share < standard.value:
        return None
    says = {"public": public, "money": money}
    return Short(share, standard.value, "share", standard, says)


def culture_gap(place: Place) -> Outcome:
    rows = items(place)
    gaps: list[Any] = [
        None if row.amount_yuan is None else row.amount_yuan / 10000
        for row in rows or ()
        if row.kind == "gap" and row.purpose in ("culture", "operating")
    ]
    for house in houses(place) or ():
        centre = running(place, house)
        if centre is None:
            continue
        cost, paid = centre.annual_operating_cost_wan, centre.street_paid_share_wan
        if cost is not None and paid is not None:
            gaps.append(cost - paid)
    if not gaps and rows is None:
        return Missing("running costs")
    gap = whole(gaps)
    if gap is None:
        return Missing("gaps")
    return Short(gap, 0, "万元") if gap > 0 else None


def _older(totals: Totals) -> list[Any]:
    return [OLDER_FROM, *totals.share("older", "everyone")]


RULES = {
    "service-type-missing": Rule(kinds_missing),
    "outlet-density-low": density(
        *("outlets-per-1000-households", outlet_number),
        *(figure("household_count"), 1000),
    ),
    "elder-bed-short": density(
        *("elderly-beds-per-1000", figure("elderly_bed_count")),
        *(figure("elderly_population"), 1000),
    ),
    "home-care-coverage-low": Rule(home_care),
    "network-coverage-incomplete": absent(
        figure("network_reaches_all_households"), "个", "network"
    ),
    "household-visit-low": Rule(
        plain("min-household-visit-share", figure("household_visit_share")), worst
    ),
    "duplicate-information-systems": Rule(duplicates),
    "resident-unit-sharing-low": Rule(agreed),
    "volunteer-share-low": density(
        "min-volunteer-share", figure("registered_volunteer_count"), people
    ),
    "social-org-few": Rule(
        plain("min-social-organisations", size(organisations)), worst
    ),
    "activity-participants-ageing": Rule(older_visitors, _older),
    "few-activities": Rule(
        plain("min-cultural-events", figure("cultural_event_count")), worst
    ),
    "office-fund-short": Rule(
        poor_office,
        lambda totals: [*totals.worst(), *totals.share("fund", "households")],
    ),
    "fund-not-following-task": Rule(unfunded),
    "community-income-none": Rule(no_income),
    "community-income-falling": Rule(falling, told),
    "single-funding-source": Rule(one_source, lambda t: t.share("public", "money")),
    "culture-operating-gap": Rule(culture_gap, observed),
    "no-own-account": absent(figure("has_own_account"), "个", "account"),
}
