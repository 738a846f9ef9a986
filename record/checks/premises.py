"""Premises, estates and projects: areas, rents and households."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from record.checks.check import Check, Finding, check, found
from record.checks.facts import CommunityRecord

# The surveys have premises from 20 m² to a culture centre of 8,000 m². Proposed here.
LEAST_AREA, MOST_AREA = Decimal(5), Decimal(30_000)
# Near enough to ten to be a digit too many or too few. Proposed here.
TENFOLD = Decimal(9)
# Rooms are measured inside, houses outside; more than the house they cannot be.
ROOMS_WITHIN = Decimal(1)
# Above this a rent of a square metre was typed for a year or in fen. Proposed here.
MOST_RENT_PER_M2 = Decimal(500)
LEAST_UTILISATION = Decimal("0.01")
# A dwelling. The surveys have 80 to 120 m². Proposed here.
SMALLEST_DWELLING, LARGEST_DWELLING = Decimal(20), Decimal(500)
# Two units of one sum may be rounded apart. Proposed here.
ROUNDED_APART = Decimal("0.1")
# The surveys have 6 months and 12 to 18 wan for a house. Proposed here.
MOST_APPROVAL_MONTHS, MOST_HOUSE_WAN = Decimal(120), Decimal(500)


@check("floor-area-outlier")
def floor_area(record: CommunityRecord) -> Iterator[Finding]:
    for house in record.premises:
        area = house.floor_area
        if area is not None and not LEAST_AREA <= area <= MOST_AREA:
            yield found(
                house.at("floor_area_m2"),
                _("%(name)s: a floor area of %(area)s m² is unlikely."),
                name=house.name,
                area=area,
            )


@check("floor-area-tenfold")
def floor_area_tenfold(record: CommunityRecord) -> Iterator[Finding]:
    """Against what the same row said before it was last changed."""
    for house in record.premises:
        new, old = house.floor_area, house.area_before
        if new and old and max(new, old) / min(new, old) >= TENFOLD:
            yield found(
                house.at("floor_area_m2"),
                _(
                    "%(name)s: %(new)s m², and %(old)s m² before the last change. Is a "
                    "digit missing or doubled?"
                ),
                name=house.name,
                new=new,
                old=old,
            )


@check("rooms-above-floor-area")
def rooms_above_floor_area(record: CommunityRecord) -> Iterator[Finding]:
    for house in record.premises:
        if house.rooms_area is None or house.floor_area is None:
            continue
        if house.rooms_area > ROOMS_WITHIN * house.floor_area:
            yield found(
                house.at("floor_area_m2"),
                _("%(name)s: rooms of %(rooms)s m² in a house of %(area)s m²."),
                name=house.name,
                rooms=house.rooms_area,
                area=house.floor_area,
            )


@check("rent-outlier")
def rent_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for house in record.premises:
        if not house.rent or not house.floor_area:
            continue
        if house.rent / house.floor_area > MOST_RENT_PER_M2:
            yield found(
                house.at("monthly_rent_yuan"),
                _("%(name)s: %(rent)s yuan a month for %(area)s m² is unlikely."),
                name=house.name,
                rent=house.rent,
                area=house.floor_area,
            )


@check("utilisation-slip")
def utilisation_slip(record: CommunityRecord) -> Iterator[Finding]:
    for house in record.premises:
        if house.utilisation and house.utilisation < LEAST_UTILISATION:
            yield found(
                house.at("utilisation_share"),
                _("%(name)s is used less than one hour in a hundred."),
                name=house.name,
                share=house.utilisation,
            )


@check("rooms-given-above-estate")
def rooms_given(record: CommunityRecord) -> Iterator[Finding]:
    for estate in record.estates:
        given, area = estate.provided_area, estate.floor_area
        if given is not None and area is not None and given > area:
            yield found(
                estate.at("provided_area_m2"),
                _("%(name)s gave %(given)s m² of its %(area)s m² to the community."),
                name=estate.name,
                given=given,
                area=area,
            )


@check("started-above-planned")
def started_above_planned(record: CommunityRecord) -> Iterator[Finding]:
    for project in record.projects:
        started, planned = project.started, project.planned
        if started is not None and planned is not None and started > planned:
            yield found(
                project.at("started_households"),
                _("%(name)s: %(started)s households begun, %(planned)s planned."),
                name=project.name,
                started=started,
                planned=planned,
            )


@check("land-saved-above-need")
def land_saved(record: CommunityRecord) -> Iterator[Finding]:
    """What households had before, less what they are given now, is all there is.

    Source: figures on rural housing land of the region.
    """
    each = record.land_per_household_mu
    for project in record.projects:
        saved, land = project.land_saved_mu, project.land_mu
        if saved is None or land is None or project.planned is None or each is None:
            continue
        if saved > each * project.planned - land:
            yield found(
                project.at("land_saved_mu"),
                _(
                    "%(name)s saves %(saved)s mu; %(planned)s households at %(each)s "
                    "mu less %(land)s mu of new land leave no such saving."
                ),
                name=project.name,
                saved=saved,
                planned=project.planned,
                each=each,
                land=land,
            )


@check("dwelling-outlier")
def dwelling_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for project in record.projects:
        area = project.dwelling_area
        if area is not None and not SMALLEST_DWELLING <= area <= LARGEST_DWELLING:
            yield found(
                project.at("unit_floor_area_m2"),
                _("%(name)s: a dwelling of %(area)s m² is unlikely."),
                name=project.name,
                area=area,
            )


@check("subsidy-against-households")
def subsidy_against_households(record: CommunityRecord) -> Iterator[Finding]:
    """The subsidy of all is that of each, times the households planned or begun."""
    for project in record.projects:
        whole, each = project.subsidy_wan, project.subsidy_each_wan
        counts = [project.planned, project.started, project.completed]
        known = [count for count in counts if count]
        if not whole or not each or not known:
            continue
        if any(abs(each * n - whole) <= ROUNDED_APART * whole for n in known):
            continue
        yield found(
            project.at("subsidy_total_wan"),
            _(
                "%(name)s: %(each)s × 10,000 yuan for each of %(households)s "
                "households do not make %(whole)s × 10,000 yuan."
            ),
            name=project.name,
            each=each,
            households=known[0],
            whole=whole,
        )


@check("project-outlier")
def project_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for project in record.projects:
        months, cost = project.approval_months, project.cost_most_wan
        if months is not None and months > MOST_APPROVAL_MONTHS:
            yield found(
                project.at("approval_months"),
                _("%(name)s: %(months)s months until approval; the unit is months."),
                name=project.name,
                months=months,
            )
        if cost is not None and cost > MOST_HOUSE_WAN:
            yield found(
                project.at("cost_per_household_max_wan"),
                _("%(name)s: a house at %(cost)s; the unit is 10,000 yuan."),
                name=project.name,
                cost=cost,
            )


CHECKS: tuple[Check, ...] = (
    floor_area,
    floor_area_tenfold,
    rooms_above_floor_area,
    rent_outlier,
    utilisation_slip,
    rooms_given,
    started_above_planned,
    land_saved,
    dwelling_outlier,
    subsidy_against_households,
    project_outlier,
)
