"""铜梁区 (500151): 57 urban and 47 rural communities, from a published survey.

Published: the counts, the two largest and smallest figures with their names,
the numbers of staff, members and graduates, the pay by grade and place, the
office fund, the service halls and the offices that meet 500 m². All figures
are taken to be those of the 57 urban communities; of the 47 rural ones nothing
is on record. The split is this portal's own (docs/demo-record.md).
"""

import csv
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Model

from communities.models import Community, CommunityPeriod, Division
from demo.cases.store import DATA, year_period
from facilities.models import (
    AreaBasis,
    Premises,
    PremisesRoom,
    PremisesUse,
    RoomType,
)
from funding.models import FundingItem, FundingKind, FundingPurpose, FundingSource
from reports.models import RuleSwitch
from staffing.models import (
    Education,
    PayComponent,
    Payer,
    PoliticalStatus,
    Position,
    Post,
    PostGrade,
    StaffMember,
)

COUNTY = "500151000000"
YEAR = 2025
OFFICE_FUND_YUAN = 20000
PAY = {
    "urban_core": {PostGrade.HEAD: 1500, PostGrade.GENERAL: 1200},
    "town_seat": {PostGrade.HEAD: 1000, PostGrade.GENERAL: 800},
}
# Posts are filled in this order; where there are more posts than persons the
# first persons hold two, the secretary the director's as well.
POSITIONS = (
    *(Position.SECRETARY, Position.DEPUTY_DIRECTOR, Position.COMMITTEE_MEMBER),
    *(Position.SPECIALIST, Position.DIRECTOR, Position.PARTY_ORGANISER),
)


def rows() -> Iterator[Model]:
    """Every row of the case, parents before children."""
    period = year_period(YEAR)
    townships = {
        division.code: division
        for division in Division.objects.below(COUNTY).filter(level="township")
    }
    with (DATA / "r04_communities.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        community = Community(
            code=line["code"],
            name=line["name"],
            township=townships[f"{line['code'][:9]}000"],
            urban_rural_class=line["urban_rural_class"],
            location_class=line["location_class"],
            area_km2=Decimal(line["area_km2"]) if line["area_km2"] else None,
        )
        yield community
        if line["staff"]:
            yield from _reported(community, period, line)
    yield RuleSwitch(
        division=Division.objects.get(code=COUNTY),
        rule_code="staff-pay-gap",
        is_enabled=True,
        reason="演示数据：该区调研报告列明街道社区与镇级社区报酬差距",
    )


def _reported(
    community: Community, period: Model, line: dict[str, str]
) -> Iterator[Model]:
    yield CommunityPeriod(
        community=community,
        period=period,
        resident_population=int(line["resident_population"]),
        resident_group_count=int(line["resident_groups"]),
    )
    yield from _staff(community, line)
    for grade, amount in PAY[line["location_class"]].items():
        yield PayComponent(
            community=community,
            period=period,
            post_grade=grade,
            payer=Payer.COUNTY_FINANCE,
            monthly_amount_yuan=Decimal(amount),
        )
    office = Premises(
        community=community,
        name=f"{community.name}办公服务用房",
        use=PremisesUse.SERVICE,
        floor_area_m2=Decimal(line["office_area_m2"]),
        area_basis=AreaBasis.USABLE,
        in_use=True,
    )
    yield office
    yield PremisesRoom(
        premises=office,
        room_type=RoomType.SERVICE_HALL,
        is_present=line["service_hall"] == "yes",
    )
    yield FundingItem(
        community=community,
        period=period,
        purpose=FundingPurpose.OFFICE,
        source=FundingSource.COUNTY_FINANCE,
        kind=FundingKind.ALLOCATED,
        amount_yuan=Decimal(OFFICE_FUND_YUAN),
    )


def _staff(community: Community, line: dict[str, str]) -> Iterator[Model]:
    number = int(line["staff"])
    members = []
    for place in range(number):
        party = place < int(line["party_staff"])
        college = place < int(line["college_staff"])
        member = StaffMember(
            community=community,
            name=f"{community.name}干部{place + 1}",
            education=Education.JUNIOR_COLLEGE if college else Education.SENIOR_HIGH,
            political_status=(
                PoliticalStatus.PARTY_MEMBER if party else PoliticalStatus.MASSES
            ),
            pension_subsidy_yuan_year=Decimal(line["pension_subsidy_yuan_year"]),
        )
        members.append(member)
        yield member
    for place, position in enumerate(POSITIONS[: int(line["posts"])]):
        yield Post(
            community=community,
            staff=members[place % number],
            position=position,
        )
