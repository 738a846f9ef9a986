"""Places: premises with what is in them, outlets, estates, projects."""

from collections.abc import Iterable
from typing import Any

from communities.models import Theme
from facilities.models import (
    ConstructionProject,
    CultureCenter,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    ServiceOutlet,
)
from reports.facts.rows.batch import (
    Batch,
    Row,
    Rows,
    answers,
    by_community,
    by_key,
    dated,
    known,
    living,
)
from reports.facts.shapes import EstateFacts, PremisesFacts, ProjectFacts

_PREMISES = (
    *("name", "use", "floor_area_m2", "shared_area_m2"),
    *("resident_activity_area_m2", "monthly_rent_yuan", "in_use", "let_out"),
    *("multi_use", "is_outdoor", "utilisation_share"),
    *("has_publicity_board", "has_disclosure_board"),
)
_PREMISES_TEXTS = ("area_basis", "tenure", "provider_name", "unused_reason")
_PROJECT = (
    *("name", "project_type", "planned_households", "started_households"),
    *("completed_households", "land_area_mu", "land_saved_mu"),
    *("fixed_asset_investment_yi", "subsidy_total_wan", "funding_gap_wan"),
    *("approval_step_count", "approval_fee_yuan_m2", "approval_months"),
    *("started_before_approval", "infrastructure_in_price", "has_operation_plan"),
    *("lat", "lng"),
)
_PROJECT_TEXTS = ("plan_status", "supervision_fee_payer")


def premises(batch: Batch) -> tuple[Rows[PremisesFacts], Rows[PremisesFacts]]:
    """On the report's day and on the base period's; costs four queries.

    What rooms and defects there are is known for the report's day only.
    """
    span = batch.span
    rows = list(
        Premises.objects.of(batch.ids)
        .order_by("pk")
        .values(
            *("pk", "community_id", "starts_on", "ends_on"),
            *(*_PREMISES, *_PREMISES_TEXTS),
        )
    )
    rooms = by_key(
        PremisesRoom.objects.of(batch.ids)
        .order_by("pk")
        .values("premises_id", "room_type", "is_present"),
        "premises_id",
    )
    defects = by_key(
        PremisesDefect.objects.of(batch.ids)
        .order_by("pk")
        .values("premises_id", "defect"),
        "premises_id",
    )
    centres = {
        row["premises_id"]: row
        for row in CultureCenter.objects.of(batch.ids).values(
            "premises_id", "annual_operating_cost_wan", "street_paid_share_wan"
        )
    }

    def full(row: Row) -> PremisesFacts:
        centre = centres.get(row["pk"], {})
        present = answers(rooms.get(row["pk"], []), "room_type", "is_present")
        return PremisesFacts(
            **_columns(row, _PREMISES, _PREMISES_TEXTS),
            rooms=present or None,
            defects=tuple(each["defect"] for each in defects.get(row["pk"], [])),
            operating_cost_wan=centre.get("annual_operating_cost_wan"),
            operating_cost_street_wan=centre.get("street_paid_share_wan"),
        )

    now = batch.settle(living(rows, span.as_of, full), Theme.PREMISES)
    base: Rows[PremisesFacts] = {}
    if span.base_day:
        base = living(
            dated(rows),
            span.base_day,
            lambda row: PremisesFacts(**_columns(row, _PREMISES, _PREMISES_TEXTS)),
        )
    return now, batch.settle_base(base, Theme.PREMISES)


def _columns(row: Row, plain: Iterable[str], texts: Iterable[str]) -> dict[str, Any]:
    """Columns that facts have under the same name; blank texts as None."""
    blank_or_not = {name: known(row[name]) for name in texts}
    return {name: row[name] for name in plain} | blank_or_not


def outlets(batch: Batch) -> Rows[str]:
    rows = (
        ServiceOutlet.objects.of(batch.ids)
        .order_by("pk")
        .values("community_id", "starts_on", "ends_on", "outlet_type")
    )
    return living(rows, batch.span.as_of, lambda row: row["outlet_type"])


def estates(batch: Batch) -> Rows[EstateFacts]:
    rows = (
        HousingEstate.objects.of(batch.ids)
        .order_by("pk")
        .values("community_id", "name", "floor_area_m2", "provided_area_m2")
    )
    return by_community(
        rows,
        lambda row: EstateFacts(
            name=row["name"],
            floor_area_m2=row["floor_area_m2"],
            provided_area_m2=row["provided_area_m2"],
        ),
    )


def projects(batch: Batch) -> Rows[ProjectFacts]:
    """Costs two queries: projects and their utilities."""
    rows = (
        ConstructionProject.objects.of(batch.ids)
        .order_by("pk")
        .values(
            *("pk", "community_id", "starts_on", "ends_on"),
            *(*_PROJECT, *_PROJECT_TEXTS),
        )
    )
    utilities = by_key(
        ProjectUtility.objects.of(batch.ids)
        .order_by("pk")
        .values("project_id", "item", "is_complete"),
        "project_id",
    )

    def make(row: Row) -> ProjectFacts:
        complete = answers(utilities.get(row["pk"], []), "item", "is_complete")
        return ProjectFacts(
            **_columns(row, _PROJECT, _PROJECT_TEXTS),
            utilities=complete or None,
        )

    found = living(rows, batch.span.as_of, make)
    return batch.settle(found, Theme.PROJECTS)
