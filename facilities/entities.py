"""The kinds of rows kept about premises, outlets, estates and projects."""

from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import NullIf
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from communities.models import CommunityPeriod
from facilities.filters import PremisesFilter, ProjectFilter
from facilities.forms import (
    ConstructionProjectForm,
    CultureCenterForm,
    EquipmentForm,
    HousingEstateForm,
    PremisesDefectForm,
    PremisesForm,
    PremisesRoomForm,
    ProjectUtilityForm,
    RemedyForm,
    ServiceOutletForm,
)
from portal.entities import Entity, Extra


def with_area_per_100_households(rows: Any) -> Any:
    """Each of the premises against the latest count of the community's households."""
    counted = CommunityPeriod.objects.filter(
        community=OuterRef("community"), household_count__gt=0
    ).order_by("-period__ends_on", "-pk")
    households = Subquery(counted.values("household_count")[:1])
    return rows.annotate(
        households_served=households,
        area_per_100_households=F("floor_area_m2")
        * Decimal(100)
        / NullIf(F("households_served"), 0),
    )


def area_per_100_households(premises: Any) -> Decimal | None:
    """m² per 100 households; None unless area and households are on record."""
    if premises.floor_area_m2 is None or not premises.households_served:
        return None
    return Decimal(100) * premises.floor_area_m2 / premises.households_served


PREMISES = Entity(
    slug="premises",
    form=PremisesForm,
    section="premises",
    key=("name",),
    columns=(
        "name",
        "use",
        "floor_area_m2",
        "tenure",
        "provider_name",
        "monthly_rent_yuan",
        "in_use",
    ),
    search=("name", "address", "provider_name"),
    filters=(
        "community_kind",
        "use",
        "tenure",
        "provider_type",
        "in_use",
        "let_out",
        "defect",
        "room",
        "room_missing",
    ),
    totals=(
        "floor_area_m2",
        "shared_area_m2",
        "resident_activity_area_m2",
        "monthly_rent_yuan",
    ),
    ending=("ends_on",),
    extras=(
        Extra(
            name="area_per_100_households",
            label=_("Floor area per 100 households (m²)"),
            value=area_per_100_households,
            is_number=True,
            order_by="area_per_100_households",
            annotate=with_area_per_100_households,
        ),
    ),
    filterset=PremisesFilter,
)

ROOM = Entity(
    slug="rooms",
    form=PremisesRoomForm,
    section="premises",
    key=("premises", "room_type"),
    columns=("premises", "room_type", "is_present", "floor_area_m2", "note"),
    search=("premises__name", "note"),
    filters=("community_kind", "room_type", "is_present"),
    totals=("floor_area_m2",),
    related=("premises",),
    filterset=OfCommunityFilter,
)

DEFECT = Entity(
    slug="defects",
    form=PremisesDefectForm,
    section="premises",
    key=("premises", "defect"),
    columns=("premises", "defect", "note"),
    search=("premises__name", "note"),
    filters=("community_kind", "defect"),
    related=("premises",),
    filterset=OfCommunityFilter,
)

REMEDY = Entity(
    slug="remedies",
    form=RemedyForm,
    section="premises",
    key=("premises", "method"),
    columns=("premises", "method", "status", "planned_for", "done_on"),
    search=("premises__name",),
    filters=("community_kind", "method", "status", "planned_for"),
    related=("premises",),
    filterset=OfCommunityFilter,
)

CULTURE_CENTER = Entity(
    slug="culture-centres",
    form=CultureCenterForm,
    section="premises",
    key=("premises",),
    columns=(
        "premises",
        "function_count",
        "construction_investment_wan",
        "annual_operating_cost_wan",
        "operating_model",
        "events_per_year",
    ),
    search=("premises__name", "operating_model", "activity_series"),
    filters=("community_kind",),
    totals=(
        "construction_investment_wan",
        "street_investment_wan",
        "annual_operating_cost_wan",
        "street_paid_share_wan",
        "events_per_year",
    ),
    related=("premises",),
    filterset=OfCommunityFilter,
)

EQUIPMENT = Entity(
    slug="equipment",
    form=EquipmentForm,
    section="premises",
    key=("equipment_type",),
    columns=("equipment_type", "count"),
    filters=("community_kind", "equipment_type"),
    totals=("count",),
    filterset=OfCommunityFilter,
)

OUTLET = Entity(
    slug="service-outlets",
    form=ServiceOutletForm,
    section="premises",
    key=("name", "outlet_type"),
    columns=("name", "outlet_type", "address", "run_by_committee"),
    search=("name", "address"),
    filters=("community_kind", "outlet_type", "run_by_committee"),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

ESTATE = Entity(
    slug="housing-estates",
    form=HousingEstateForm,
    section="premises",
    key=("name",),
    columns=(
        "name",
        "floor_area_m2",
        "is_old_estate",
        "has_property_company",
        "has_owner_committee",
        "provided_area_m2",
    ),
    search=("name",),
    filters=(
        "community_kind",
        "is_old_estate",
        "has_property_company",
        "has_owner_committee",
    ),
    totals=("floor_area_m2", "provided_area_m2"),
    filterset=OfCommunityFilter,
)

PROJECT = Entity(
    slug="projects",
    form=ConstructionProjectForm,
    section="projects",
    key=("name",),
    columns=(
        "name",
        "project_type",
        "year",
        "planned_households",
        "started_households",
        "completed_households",
        "funding_gap_wan",
        "plan_status",
    ),
    search=("name", "mortgage_bank", "supervisor_name"),
    filters=(
        "community_kind",
        "project_type",
        "year",
        "plan_status",
        "gap",
        "progress",
        "started_before_approval",
    ),
    totals=(
        "planned_households",
        "started_households",
        "completed_households",
        "land_area_mu",
        "land_saved_mu",
        "fixed_asset_investment_yi",
        "subsidy_total_wan",
        "funding_gap_wan",
    ),
    ending=("ends_on",),
    filterset=ProjectFilter,
)

UTILITY = Entity(
    slug="project-utilities",
    form=ProjectUtilityForm,
    section="projects",
    key=("project", "item"),
    columns=("project", "item", "is_complete"),
    search=("project__name",),
    filters=("community_kind", "item", "is_complete"),
    related=("project",),
    filterset=OfCommunityFilter,
)
