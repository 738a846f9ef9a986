"""Communities themselves: figures, grids, groups, bodies, teams."""

from typing import Any

from communities.models import (
    AdminTask,
    Community,
    CommunityBody,
    CommunityPeriod,
    CulturalActivity,
    Grid,
    GridLevel,
    NothingToRecord,
    PopulationGroup,
    PopulationGroupCount,
    Theme,
    VolunteerTeam,
)
from record.checks.facts import FORM_OF_FIGURE, Figures, GridRow, Group, Team
from record.checks.reading.batch import Batch, Rows, by_community, counted, label


def communities(batch: Batch) -> dict[int, dict[str, Any]]:
    rows = Community.objects.filter(pk__in=batch.ids).order_by()
    columns = ("pk", "code", "area_km2", "urban_rural_class")
    return {row["pk"]: row for row in rows.values(*columns)}


def figures(batch: Batch) -> dict[int, tuple[Figures | None, Figures | None]]:
    """Of the period and of the one before, by community."""
    rows = CommunityPeriod.objects.of(batch.ids).filter(period_id__in=batch.periods)
    found: dict[tuple[int, int], Figures] = {}
    for row in rows.order_by().values("community_id", "period_id", *FORM_OF_FIGURE):
        key = row.pop("community_id"), row.pop("period_id")
        known = {name: value for name, value in row.items() if value is not None}
        found[key] = Figures(known)
    return {
        key: (found.get((key, batch.period)), found.get((key, batch.before)))  # type: ignore[arg-type]
        for key in {community for community, _period in found}
    }


def grids(batch: Batch) -> Rows[GridRow]:
    rows = batch.active(Grid).filter(level=GridLevel.GRID)
    columns = ("pk", "community_id", "code", "name")
    return by_community(
        rows.values(*columns, "household_count", "has_party_group"),
        lambda row: GridRow(
            pk=row["pk"],
            name=row["name"] or row["code"],
            households=row["household_count"],
            has_party_group=row["has_party_group"],
        ),
    )


def groups(batch: Batch) -> Rows[Group]:
    rows = PopulationGroupCount.objects.of(batch.ids).filter(period_id=batch.period)
    columns = ("pk", "community_id", "group", "household_count", "person_count")
    return by_community(
        rows.order_by("pk").values(*columns, "monthly_standard_yuan"),
        lambda row: Group(
            pk=row["pk"],
            name=label(PopulationGroup, row["group"]),
            group=row["group"],
            households=row["household_count"],
            persons=row["person_count"],
            monthly_standard=row["monthly_standard_yuan"],
        ),
    )


def teams(batch: Batch) -> Rows[Team]:
    rows = batch.active(VolunteerTeam)
    return by_community(
        rows.values("pk", "community_id", "name", "member_count"),
        lambda row: Team(pk=row["pk"], name=row["name"], members=row["member_count"]),
    )


def tasks(batch: Batch) -> dict[int, int]:
    return counted(AdminTask.objects.of(batch.ids).filter(period_id=batch.period))


def activities(batch: Batch) -> dict[int, int]:
    """Events on a day of the period."""
    period = batch.standing.period
    if period is None:
        return {}
    rows = CulturalActivity.objects.of(batch.ids)
    return counted(rows.filter(held_on__range=(period.starts_on, period.ends_on)))


def bodies(batch: Batch) -> tuple[Rows[str], Rows[str]]:
    """Kinds said to be established, and kinds said not to be."""
    rows = list(
        batch.active(CommunityBody).values(
            "community_id", "body_type", "is_established"
        )
    )

    def kinds(*, established: bool) -> Rows[str]:
        told = [row for row in rows if row["is_established"] is established]
        return by_community(told, lambda row: str(row["body_type"]))

    return kinds(established=True), kinds(established=False)


def said_without_staff(batch: Batch) -> set[int]:
    """Communities that have said that nobody serves them."""
    told = NothingToRecord.objects.of(batch.ids).filter(
        period_id=batch.period, theme=Theme.STAFF
    )
    return set(told.values_list("community_id", flat=True))
