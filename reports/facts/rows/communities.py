"""Communities, their figures of a period and what they are made up of."""

from dataclasses import fields
from typing import Any

from communities.models import (
    AdminTask,
    CommunityBody,
    CommunityPeriod,
    Honour,
    PopulationGroupCount,
    ResidentUnit,
    SocialOrganisation,
    Theme,
    VolunteerTeam,
)
from reports.facts.rows.batch import (
    Batch,
    Row,
    Rows,
    answers,
    by_community,
    by_key,
    known,
    living,
)
from reports.facts.shapes import (
    HonourFacts,
    PeriodFacts,
    PopulationGroupFacts,
    TeamFacts,
    UnitFacts,
)

_FIGURES = tuple(field.name for field in fields(PeriodFacts))


def figures(batch: Batch) -> dict[tuple[int, int], PeriodFacts]:
    """Figures by community and period, of the period and the base period."""
    rows = (
        CommunityPeriod.objects.of(batch.ids)
        .filter(period_id__in=batch.span.period_ids)
        .values("community_id", "period_id", *_FIGURES)
    )
    return {(row["community_id"], row["period_id"]): _period_facts(row) for row in rows}


def _period_facts(row: Row) -> PeriodFacts:
    values = {name: row[name] for name in _FIGURES}
    return PeriodFacts(**{k: None if v == "" else v for k, v in values.items()})


def groups(batch: Batch) -> Rows[PopulationGroupFacts]:
    rows = (
        PopulationGroupCount.objects.of(batch.ids)
        .filter(period_id=batch.span.period_id)
        .order_by("pk")
        .values("community_id", "group", "household_count", "person_count")
    )
    return by_community(
        rows,
        lambda row: PopulationGroupFacts(
            group=row["group"],
            household_count=row["household_count"],
            person_count=row["person_count"],
        ),
    )


def teams(batch: Batch) -> Rows[TeamFacts]:
    rows = (
        VolunteerTeam.objects.of(batch.ids)
        .order_by("pk")
        .values(
            *("community_id", "starts_on", "ends_on", "name"),
            *("team_type", "member_count", "is_party"),
        )
    )
    found = living(
        rows,
        batch.span.as_of,
        lambda row: TeamFacts(
            name=row["name"],
            team_type=row["team_type"],
            member_count=row["member_count"],
            is_party=row["is_party"],
        ),
    )
    return batch.settle(found, Theme.TEAMS)


def social_organisations(batch: Batch) -> dict[int, int]:
    rows = (
        SocialOrganisation.objects.of(batch.ids)
        .order_by("pk")
        .values("community_id", "starts_on", "ends_on", "name")
    )
    found = living(rows, batch.span.as_of, lambda row: row["name"])
    return {k: len(names) for k, names in batch.settle(found, Theme.TEAMS).items()}


def units(batch: Batch) -> Rows[UnitFacts]:
    rows = (
        ResidentUnit.objects.of(batch.ids)
        .order_by("pk")
        .values("community_id", "starts_on", "ends_on", "name", "has_agreement")
    )
    found = living(
        rows,
        batch.span.as_of,
        lambda row: UnitFacts(name=row["name"], has_agreement=row["has_agreement"]),
    )
    return batch.settle(found, Theme.TEAMS)


def honours(batch: Batch) -> Rows[HonourFacts]:
    """Given by the report's year; those of unknown year included."""
    rows = (
        Honour.objects.of(batch.ids)
        .order_by("pk")
        .values("community_id", "title", "level", "year")
    )
    day = batch.span.as_of
    return by_community(
        (row for row in rows if row["year"] is None or row["year"] <= day.year),
        lambda row: HonourFacts(
            title=row["title"], level=row["level"], year=row["year"]
        ),
    )


def bodies(batch: Batch) -> dict[int, dict[str, bool]]:
    rows = (
        CommunityBody.objects.of(batch.ids)
        .active_on(batch.span.as_of)
        .order_by("pk")
        .values("community_id", "body_type", "is_established")
    )
    found = by_key(rows, "community_id")
    return {
        k: answers(rows, "body_type", "is_established") for k, rows in found.items()
    }


def tasks(batch: Batch) -> dict[int, dict[str, Any]]:
    """The two fields on administrative tasks, of communities that list any."""
    rows = (
        AdminTask.objects.of(batch.ids)
        .filter(period_id=batch.span.period_id)
        .values("community_id", "with_funds")
    )
    found = {}
    for community, listed in by_key(rows, "community_id").items():
        funded = [row["with_funds"] for row in listed]
        found[community] = {
            "tasks_listed": len(listed),
            "tasks_with_funds": None if None in funded else sum(funded),
        }
    return found


def place(row: Row) -> dict[str, Any]:
    """The fields that come from the community's own row."""
    return {
        "id": row["pk"],
        "code": row["code"],
        "name": row["name"],
        "township": row["township__name"],
        "township_code": row["township__code"],
        "county_code": row["code"][:6].ljust(12, "0"),
        "urban_rural_class": known(row["urban_rural_class"]),
        "location_class": known(row["location_class"]),
        "resident_type": known(row["resident_type"]),
        "area_km2": row["area_km2"],
    }


PLACE_COLUMNS = (
    *("pk", "code", "name", "township__name", "township__code"),
    *("urban_rural_class", "location_class", "resident_type", "area_km2"),
)
