"""桃源街道 of 南关区 (220102): two communities, three years, a published survey.

Published: the totals of both, the income of three years and the security cases
of two. The years are masked in the survey and stand here for 2023 to 2025; the
split over the two communities is this portal's own (docs/demo-record.md).
"""

import csv
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Model

from communities.models import (
    Community,
    CommunityPeriod,
    Division,
    PopulationBasis,
    PopulationGroup,
    PopulationGroupCount,
    UrbanRuralClass,
)
from demo.cases.store import DATA, year_period
from facilities.models import OutletType, ServiceOutlet
from funding.models import CommunityIncome, IncomeSource
from safety.models import CaseType, SecurityCaseStat
from staffing.models import (
    OrgCategory,
    OrgType,
    PartyOrganization,
    PartyOrganizationPeriod,
    Position,
    Post,
    StaffMember,
)

COUNTY = "220102000000"
YEAR = 2025
STATUTORY_DUTIES = 9
DEPUTIES = 5
# The kinds of outlets the survey names, dealt out in turn.
OUTLETS = (
    *(OutletType.GROCERY, OutletType.SNACK, OutletType.SUPERMARKET),
    *(OutletType.HAIRDRESSER, OutletType.BICYCLE_REPAIR, OutletType.GRAIN_OIL),
    *(OutletType.PHARMACY, OutletType.CLINIC, OutletType.NURSING_HOME),
    *(OutletType.BICYCLE_PARK, OutletType.FARMERS_MARKET, OutletType.INTERNET_CAFE),
)


def rows() -> Iterator[Model]:
    """Every row of the case, parents before children."""
    period = year_period(YEAR)
    for year in (YEAR - 2, YEAR - 1):
        year_period(year)
    with (DATA / "r06_communities.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        community = Community(
            code=line["code"],
            name=line["name"],
            township=Division.objects.get(code=f"{line['code'][:9]}000"),
            urban_rural_class=UrbanRuralClass.URBAN,
        )
        yield community
        yield CommunityPeriod(
            community=community,
            period=period,
            household_count=int(line["households"]),
            population=int(line["population"]),
            population_basis=PopulationBasis.UNSPECIFIED,
            building_count=int(line["buildings"]),
            statutory_duty_count=STATUTORY_DUTIES,
            service_outlet_count=int(line["outlets"]),
        )
        yield PopulationGroupCount(
            community=community,
            period=period,
            group=PopulationGroup.HARDSHIP,
            household_count=int(line["hardship_households"]),
        )
        for number in range(int(line["outlets"])):
            kind = OUTLETS[number % len(OUTLETS)]
            yield ServiceOutlet(
                community=community,
                name=f"{community.name}网点{number + 1}",
                outlet_type=kind,
            )
        yield from _staff(community)
        yield from _party(community, period, int(line["members"]))
        yield from _series(community, line)


def _staff(community: Community) -> Iterator[Model]:
    for place in range(1 + DEPUTIES):
        member = StaffMember(
            community=community, name=f"{community.name}干部{place + 1}"
        )
        yield member
        yield Post(
            community=community,
            staff=member,
            position=Position.DIRECTOR if place == 0 else Position.DEPUTY_DIRECTOR,
        )


def _party(community: Community, period: Model, members: int) -> Iterator[Model]:
    organisation = PartyOrganization(
        community=community,
        name=f"{community.name}党支部",
        org_type=OrgType.BRANCH,
        org_category=OrgCategory.COMMUNITY,
    )
    yield organisation
    yield PartyOrganizationPeriod(
        org=organisation,
        period=period,
        member_count=members,
        direct_member_count=members,
    )


def _series(community: Community, line: dict[str, str]) -> Iterator[Model]:
    for year in (2023, 2024, 2025):
        yield CommunityIncome(
            community=community,
            year=year,
            source=IncomeSource.OTHER,
            amount_yuan=Decimal(line[f"income_{year}_yuan"]),
        )
    for year in (2024, 2025):
        yield SecurityCaseStat(
            community=community,
            year=year,
            case_type=CaseType.PUBLIC_ORDER,
            case_count=int(line[f"cases_{year}"]),
        )
