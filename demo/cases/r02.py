"""修水县 (360424): eight communities, from a published party-building survey.

Published: the totals, the tenure of each office, the providers, the pay, the
funds, the defects of two offices and the unused house of 南崖. The split over
the communities and the persons is this portal's own and adds up to the
published totals; docs/demo-record.md says which is which.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Model

from communities.models import (
    Community,
    CommunityPeriod,
    Division,
    PopulationBasis,
    ResidentType,
    UrbanRuralClass,
)
from demo.cases.store import DATA, year_period
from facilities.models import (
    AreaBasis,
    Defect,
    OutletType,
    Premises,
    PremisesDefect,
    PremisesRoom,
    PremisesUse,
    RoomType,
    ServiceOutlet,
    Tenure,
)
from funding.models import (
    FundingItem,
    FundingKind,
    FundingPurpose,
    FundingSource,
    RegionReference,
)
from reports.models import PricedMeasure, RuleSwitch, UnitCost
from staffing.models import (
    Education,
    Gender,
    MemberTag,
    OrgCategory,
    OrgType,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Payer,
    Position,
    Post,
    PostGrade,
    StaffMember,
)

COUNTY = "360424000000"
YEAR = 2025
# The age bands as printed (32 persons of 30 to 35 and a mean of 40.1) cannot
# be; these ages keep the published mean and the counts of the outer bands.
AGES = [
    *(28, 32, 32, 34, 34, 35, 36, 36, 36, 37, 37, 38, 38, 38, 39, 39, 39, 39, 40),
    *(40, 40, 40, 41, 41, 41, 42, 42, 42, 43, 43, 44, 44, 44, 47, 49, 50, 51, 53),
]
EDUCATION = (
    [Education.JUNIOR_COLLEGE] * 12
    + [Education.SENIOR_HIGH] * 23
    + [Education.JUNIOR_HIGH] * 3
)
MEN = {4, 17, 30}
PAY = {
    (PostGrade.HEAD, Payer.COUNTY_FINANCE): 600,
    (PostGrade.GENERAL, Payer.COUNTY_FINANCE): 500,
    (PostGrade.HEAD, Payer.TOWNSHIP): 300,
    (PostGrade.GENERAL, Payer.TOWNSHIP): 300,
    (PostGrade.HEAD, Payer.CIVIL_AFFAIRS): 100,
    (PostGrade.GENERAL, Payer.CIVIL_AFFAIRS): 90,
}
OFFICE_FUND_YUAN = 8000
ADMIN_TASKS = 17
OUTLETS = {
    OutletType.GROCERY: "食杂店",
    OutletType.SUPERMARKET: "超市",
    OutletType.PHARMACY: "药店",
}
# The first two of each community are its secretary and its director.
POSITIONS = (
    *(Position.SECRETARY, Position.DIRECTOR, Position.DEPUTY_DIRECTOR),
    *(Position.COMMITTEE_MEMBER, Position.COMMITTEE_MEMBER, Position.GENERAL),
)


def rows() -> Iterator[Model]:
    """Every row of the case, parents before children."""
    period = year_period(YEAR)
    with (DATA / "r02_communities.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    county = Division.objects.get(code=COUNTY)
    persons = iter(enumerate(zip(AGES, EDUCATION, strict=True)))
    for line in lines:
        community = Community(
            code=line["code"],
            name=f"{line['name']}社区",
            township=Division.objects.get(code=f"{line['code'][:9]}000"),
            urban_rural_class=UrbanRuralClass.URBAN,
            resident_type=ResidentType.RESIDENT_ONLY,
        )
        yield community
        yield CommunityPeriod(
            community=community,
            period=period,
            household_count=int(line["households"]),
            population=int(line["population"]),
            population_basis=PopulationBasis.UNSPECIFIED,
            admin_task_count=ADMIN_TASKS,
        )
        yield from _staff(community, int(line["staff"]), persons)
        yield from _pay(community, period)
        yield from _party(community, period, line)
        yield from _premises(community, line)
        yield FundingItem(
            community=community,
            period=period,
            purpose=FundingPurpose.OFFICE,
            source=FundingSource.COUNTY_FINANCE,
            kind=FundingKind.ALLOCATED,
            amount_yuan=Decimal(OFFICE_FUND_YUAN),
        )
        for kind, word in OUTLETS.items():
            yield ServiceOutlet(
                community=community,
                name=f"{community.name}{word}",
                outlet_type=kind,
            )
    # The survey prints no wage to compare with. This one stands in another
    # published survey of the same years (a street in 沧州) and is marked so.
    yield RegionReference(
        division=county,
        year=YEAR,
        avg_wage_yuan_month=Decimal(1390),
        source="演示数据：取自另一份同期调研报告所载职工月平均工资",
    )
    general = sum(pay for (grade, _), pay in PAY.items() if grade == PostGrade.GENERAL)
    yield UnitCost(
        division=county,
        measure=PricedMeasure.STAFF_POSTS,
        year=YEAR,
        amount_yuan=Decimal(general * 12),
        source=f"演示数据：调研报告所载一般干部每月{general}元，按十二个月计",
    )
    yield RuleSwitch(
        division=county,
        rule_code="office-rent-burden",
        is_enabled=True,
        reason="演示数据：该县调研报告反映租金超过办公经费",
    )


def _staff(community: Community, number: int, persons: Iterator) -> Iterator[Model]:
    for place in range(number):
        index, (age, education) = next(persons)
        member = StaffMember(
            community=community,
            name=f"{community.name}干部{place + 1}",
            gender=Gender.MALE if index in MEN else Gender.FEMALE,
            # Born in February: the age holds from the survey to the year's end.
            birth_date=date(2026 - age, 2, 1),
            education=education,
        )
        yield member
        yield Post(community=community, staff=member, position=POSITIONS[place])


def _pay(community: Community, period: Model) -> Iterator[Model]:
    for (grade, payer), amount in PAY.items():
        yield PayComponent(
            community=community,
            period=period,
            post_grade=grade,
            payer=payer,
            monthly_amount_yuan=Decimal(amount),
        )


def _party(
    community: Community, period: Model, line: dict[str, str]
) -> Iterator[Model]:
    kind = OrgType(line["org_type"])
    word = "党总支" if kind is OrgType.GENERAL_BRANCH else "党支部"
    organisation = PartyOrganization(
        community=community,
        name=f"{community.name}{word}",
        org_type=kind,
        org_category=OrgCategory.COMMUNITY,
    )
    yield organisation
    counts = PartyOrganizationPeriod(
        org=organisation, period=period, member_count=int(line["members"])
    )
    yield counts
    for tag in (
        MemberTag.FLOATING,
        MemberTag.LAID_OFF,
        MemberTag.UNCONTACTABLE,
        MemberTag.AGED_60_PLUS,
    ):
        yield PartyMemberTagCount(
            org_period=counts, tag=tag, count=int(line[tag.value])
        )


def _premises(community: Community, line: dict[str, str]) -> Iterator[Model]:
    rent = line["monthly_rent_yuan"]
    office = Premises(
        community=community,
        name=f"{community.name}办公用房",
        use=PremisesUse.OFFICE,
        floor_area_m2=Decimal(line["office_area_m2"]),
        tenure=Tenure(line["tenure"]),
        provider_name=line["provider"],
        provider_type=line["provider_type"],
        monthly_rent_yuan=Decimal(rent) if rent else None,
        in_use=True,
    )
    yield office
    for room in (RoomType.MEETING_ROOM, RoomType.PARTY_ROOM):
        yield PremisesRoom(premises=office, room_type=room, is_present=False)
    if line["defect"]:
        yield PremisesDefect(premises=office, defect=Defect(line["defect"]))
    if line["name"] == "南崖":
        yield Premises(
            community=community,
            name="南崖景苑",
            address="南崖景苑",
            use=PremisesUse.OFFICE,
            floor_area_m2=Decimal(120),
            area_basis=AreaBasis.GROSS,
            tenure=Tenure.OWNED,
            in_use=False,
            unused_reason="无钱装修",
        )
