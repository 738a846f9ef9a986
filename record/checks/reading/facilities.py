"""Premises with their rooms and earlier areas; estates, outlets, projects."""

from decimal import Decimal

from facilities.models import (
    ConstructionProject,
    HousingEstate,
    Premises,
    PremisesRoom,
    RoomType,
    ServiceOutlet,
)
from record.checks.facts import Estate, House, Project
from record.checks.reading.batch import Batch, Rows, by_community, counted


def premises(batch: Batch) -> Rows[House]:
    """Costs three queries: premises, rooms, earlier versions."""
    rooms: dict[int, Decimal] = {}
    with_police: set[int] = set()
    present = PremisesRoom.objects.of(batch.ids).exclude(is_present=False)
    for house, kind, area, told in present.order_by("pk").values_list(
        "premises_id", "room_type", "floor_area_m2", "is_present"
    ):
        if area is not None:
            rooms[house] = rooms.get(house, Decimal(0)) + area
        if told and kind == RoomType.POLICE_ROOM:
            with_police.add(house)
    columns = ("pk", "community_id", "name", "use", "floor_area_m2")
    rows = list(
        batch.active(Premises).values(
            *columns, "monthly_rent_yuan", "utilisation_share"
        )
    )
    before = _earlier(batch, {row["pk"]: row["floor_area_m2"] for row in rows})
    return by_community(
        rows,
        lambda row: House(
            pk=row["pk"],
            name=row["name"],
            use=row["use"],
            floor_area=row["floor_area_m2"],
            area_before=before.get(row["pk"]),
            rooms_area=rooms.get(row["pk"]),
            rent=row["monthly_rent_yuan"],
            utilisation=row["utilisation_share"],
            has_police_room=row["pk"] in with_police,
        ),
    )


def _earlier(batch: Batch, now: dict[int, Decimal | None]) -> dict[int, Decimal]:
    """The last floor area on record that is not the present one."""
    versions = Premises.history.filter(
        community_id__in=batch.ids, floor_area_m2__isnull=False
    ).order_by("history_date", "history_id")
    found: dict[int, Decimal] = {}
    for key, area in versions.values_list("id", "floor_area_m2"):
        if key in now and area != now[key]:
            found[key] = area
    return found


def estates(batch: Batch) -> Rows[Estate]:
    rows = HousingEstate.objects.of(batch.ids).order_by("pk")
    columns = ("pk", "community_id", "name", "floor_area_m2", "provided_area_m2")
    return by_community(
        rows.values(*columns),
        lambda row: Estate(
            pk=row["pk"],
            name=row["name"],
            floor_area=row["floor_area_m2"],
            provided_area=row["provided_area_m2"],
        ),
    )


def outlets(batch: Batch) -> dict[int, int]:
    return counted(batch.active(ServiceOutlet))


def projects(batch: Batch) -> Rows[Project]:
    rows = batch.active(ConstructionProject)
    columns = (
        *("pk", "community_id", "name", "planned_households", "started_households"),
        *("completed_households", "land_area_mu", "land_saved_mu"),
        *("unit_floor_area_m2", "subsidy_total_wan", "subsidy_per_household_wan"),
        *("cost_per_household_max_wan", "approval_months"),
    )
    return by_community(
        rows.values(*columns),
        lambda row: Project(
            pk=row["pk"],
            name=row["name"],
            planned=row["planned_households"],
            started=row["started_households"],
            completed=row["completed_households"],
            land_mu=row["land_area_mu"],
            land_saved_mu=row["land_saved_mu"],
            dwelling_area=row["unit_floor_area_m2"],
            subsidy_wan=row["subsidy_total_wan"],
            subsidy_each_wan=row["subsidy_per_household_wan"],
            cost_most_wan=row["cost_per_household_max_wan"],
            approval_months=row["approval_months"],
        ),
    )
