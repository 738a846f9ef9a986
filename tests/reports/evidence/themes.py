"""What is drawn of a community, theme by theme."""

from datetime import date
from typing import Any

from communities.models import (
    AdminTask,
    Community,
    CommunityPeriod,
    Honour,
    PopulationGroupCount,
    ReportingPeriod,
    ResidentUnit,
    SocialOrganisation,
    VolunteerTeam,
)
from facilities.models import (
    CultureCenter,
    Defect,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ServiceOutlet,
)
from tests import factories
from tests.reports.evidence.counties import Maker, Theme
from tests.reports.evidence.themes_of_people import party, pay, staff
from tests.reports.evidence.themes_of_works import funding, hazards, income, projects

LARGE = ("household", "population", "participant", "volunteer", "disputes")
TENURES = ("owned", "leased", "leased", "borrowed_free", "borrowed_free", "built")


def figures(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    """Any column of the period's figures, and of the year before."""
    for when in (period, factories.a_period("2024")):
        row = CommunityPeriod(community=community, period=when)
        for column in CommunityPeriod._meta.get_fields():
            if getattr(column, "null", False) and not column.is_relation:
                setattr(row, column.name, drawn(maker, column))
        row.party_grid_count = maker.part(row.grid_count)
        row.own_service_point_count = maker.part(row.service_point_count)
        row.event_participants_aged_50_plus = maker.part(row.event_participant_count)
        row.duplicate_system_departments = maker.one(
            "公安", "公安、民政、人社", "公安,卫健"
        )
        maker.add(row)
    for group in ("hardship", "disabled", "aged_60_plus"):
        if maker.chance(0.6):
            counts = {
                "household_count": maker.count(1, 90),
                "person_count": maker.count(1, 200),
            }
            maker.add(
                PopulationGroupCount(
                    community=community, period=period, group=group, **counts
                )
            )


def drawn(maker: Maker, column: Any) -> Any:
    kind = column.get_internal_type()
    if kind == "BooleanField":
        return maker.yes()
    if kind == "DecimalField":
        return maker.share() if column.max_digits == 5 else maker.amount(0, 40)
    if any(word in column.name for word in LARGE):
        return maker.count(400, 6000)
    return maker.count(0, 14)


def premises(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for number in maker.times(3):
        use = maker.surely("office", "office", "service", "activity", "culture_center")
        tenure = maker.one(*TENURES, "temporary", "allocated", "shared")
        area = maker.amount(60, 700)
        in_use = maker.yes()
        house = maker.add(
            Premises(
                community=community,
                name=f"{community.code}房{number}",
                use=use,
                floor_area_m2=area,
                shared_area_m2=area and maker.some(lambda a=area: a / 4),
                resident_activity_area_m2=area and maker.some(lambda a=area: a / 2),
                tenure=tenure,
                provider_name=maker.one("财政局", "国税局", "3号商行"),
                monthly_rent_yuan=maker.amount(200, 900)
                if tenure == "leased"
                else None,
                in_use=in_use,
                unused_reason=maker.one("无钱装修") if in_use is False else "",
                let_out=maker.yes(),
                multi_use=maker.yes(),
                is_outdoor=maker.yes(),
                utilisation_share=maker.share(),
                has_publicity_board=maker.yes(),
                has_disclosure_board=maker.yes(),
                starts_on=date(2024, 7, 1) if maker.chance(0.2) else None,
                ends_on=date(2025, 6, 30) if maker.chance(0.1) else None,
            )
        )
        inside(maker, house)


def inside(maker: Maker, house: Premises) -> None:
    rooms = ("meeting_room", "party_room", "service_hall", "library", "activity_room")
    for kind in (*rooms, "police_room"):
        if maker.chance(0.5):
            maker.add(
                PremisesRoom(premises=house, room_type=kind, is_present=maker.yes())
            )
    for defect in Defect.values:
        if maker.chance(0.15):
            maker.add(PremisesDefect(premises=house, defect=defect))
    if house.use == "culture_center":
        cost = maker.amount(5, 40)
        paid = cost and maker.some(lambda: cost / 2)
        maker.add(
            CultureCenter(
                premises=house,
                annual_operating_cost_wan=cost,
                street_paid_share_wan=paid,
            )
        )


def places(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    """Outlets, estates, honours, tasks."""
    kinds = ("grocery", "pharmacy", "clinic", "cleaning", "childcare", "home_care")
    for number in maker.times(6):
        maker.add(
            ServiceOutlet(
                community=community,
                name=f"网点{number}",
                outlet_type=maker.surely(*kinds),
            )
        )
    for number in maker.times(3):
        maker.add(
            HousingEstate(
                community=community,
                name=f"小区{number}",
                floor_area_m2=maker.amount(20000, 90000),
                provided_area_m2=maker.amount(0, 80),
            )
        )
        maker.add(
            Honour(
                community=community,
                title=f"荣誉{number}",
                level=maker.surely("province", "city", "county"),
                year=maker.count(2020, 2027),
            )
        )
        maker.add(
            AdminTask(
                community=community,
                period=period,
                name=f"事务{number}",
                with_funds=maker.yes(),
            )
        )


def teams(maker: Maker, community: Community, period: ReportingPeriod) -> None:
    for number in maker.times(3):
        maker.add(
            VolunteerTeam(
                community=community,
                name=f"队伍{number}",
                team_type="patrol",
                member_count=maker.count(3, 40),
            )
        )
        maker.add(SocialOrganisation(community=community, name=f"协会{number}"))
        maker.add(
            ResidentUnit(
                community=community,
                name=f"单位{number}",
                unit_type="school",
                has_agreement=maker.yes(),
            )
        )


THEMES: dict[str, Theme] = {
    "figures": figures,
    "premises": premises,
    "staff": staff,
    "pay": pay,
    "party": party,
    "places": places,
    "teams": teams,
    "funding": funding,
    "income": income,
    "hazards": hazards,
    "projects": projects,
}
