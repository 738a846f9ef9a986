"""The kinds of rows kept about communities themselves."""

from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, PositiveIntegerField
from django.db.models.functions import Cast, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from communities.forms import (
    AdminTaskForm,
    CommunityBodyForm,
    CommunityForm,
    CommunityPeriodForm,
    CulturalActivityForm,
    GridForm,
    HonourForm,
    NothingToRecordForm,
    PopulationGroupForm,
    ResidentUnitForm,
    SocialOrganisationForm,
    VolunteerTeamForm,
)
from communities.models import Community, CommunityPeriod, figure_names
from portal.entities import Entity, Extra

# Figures whose sum over communities means nothing.
NOT_ADDED = {
    "ethnic_group_count",
    "service_radius_m",
    "walk_minutes",
    "hotline_satisfaction_share",
    "household_visit_share",
}


def summed_figures() -> tuple[str, ...]:
    """Names of the figures that are added up."""
    numbers = (PositiveIntegerField, DecimalField)
    return tuple(
        name
        for name in figure_names()
        if isinstance(CommunityPeriod._meta.get_field(name), numbers)
        and name not in NOT_ADDED
    )


COMMUNITY = Entity(
    slug="communities",
    form=CommunityForm,
    section="profile",
    key=("code",),
    columns=(
        "urban_rural_class",
        "location_class",
        "resident_type",
        "established_on",
        "area_km2",
        "is_pilot_site",
    ),
    search=("name", "code", "township__name", "predecessor", "feature_brand"),
    filters=("urban_rural_class", "location_class", "resident_type", "is_pilot_site"),
    totals=("area_km2",),
    can_add=False,
)

BODY = Entity(
    slug="bodies",
    form=CommunityBodyForm,
    section="profile",
    key=("body_type",),
    columns=(
        "body_type",
        "is_established",
        "legal_form",
        "election_method",
        "election_year",
    ),
    search=("mechanism", "org_pattern"),
    filters=(
        "community_kind",
        "body_type",
        "is_established",
        "legal_form",
        "election_method",
    ),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

GRID = Entity(
    slug="grids",
    form=GridForm,
    section="profile",
    key=("code",),
    columns=(
        "code",
        "name",
        "level",
        "household_count",
        "grid_leader",
        "has_party_group",
    ),
    search=("code", "name", "grid_leader"),
    filters=("community_kind", "level", "has_party_group"),
    totals=("household_count",),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

HONOUR = Entity(
    slug="honours",
    form=HonourForm,
    section="profile",
    key=("title", "level", "year"),
    columns=("title", "level", "year"),
    search=("title",),
    filters=("community_kind", "level", "year"),
    filterset=OfCommunityFilter,
)


def household_size(figures: Any) -> Decimal | None:
    """Persons a household; None unless both are on record."""
    if figures.population is None or not figures.household_count:
        return None
    return Decimal(figures.population) / figures.household_count


def with_household_size(rows: Any) -> Any:
    people = Cast("population", DecimalField(max_digits=14, decimal_places=4))
    return rows.annotate(household_size=people / NullIf(F("household_count"), 0))


HOUSEHOLD_SIZE = Extra(
    name="household_size",
    label=_("Persons per household"),
    value=household_size,
    is_number=True,
    order_by="household_size",
    annotate=with_household_size,
)


def figures_page(row: CommunityPeriod) -> str:
    return reverse("record:figures", args=[row.community.code, row.period.code])


def new_figures_page(community: Community | None) -> str:
    """The figures due now; without a community the list to choose it from."""
    if community is None:
        return reverse("communities:community-list")
    return reverse("record:figures-due", args=[community.code])


FIGURES = Entity(
    slug="figures",
    form=CommunityPeriodForm,
    section="figures",
    key=("period",),
    columns=(
        "period",
        "household_count",
        "population",
        "household_size",
        "grid_count",
        "building_count",
        "has_service_station",
    ),
    filters=(
        "community_kind",
        "period",
        "population_basis",
        "has_service_station",
        "has_police_room",
    ),
    page=figures_page,
    page_of_new=new_figures_page,
    totals=summed_figures(),
    extras=(HOUSEHOLD_SIZE,),
    related=("period",),
    filterset=OfCommunityFilter,
)

POPULATION_GROUP = Entity(
    slug="population-groups",
    form=PopulationGroupForm,
    section="figures",
    key=("period", "group"),
    columns=(
        "period",
        "group",
        "household_count",
        "person_count",
        "monthly_standard_yuan",
    ),
    filters=("community_kind", "period", "group"),
    totals=("household_count", "person_count"),
    related=("period",),
    filterset=OfCommunityFilter,
)

ADMIN_TASK = Entity(
    slug="administrative-tasks",
    form=AdminTaskForm,
    section="figures",
    key=("period", "name"),
    columns=("period", "name", "department", "is_admitted", "with_funds"),
    search=("name", "department"),
    filters=("community_kind", "period", "is_admitted", "with_funds"),
    related=("period",),
    filterset=OfCommunityFilter,
)

NOTHING = Entity(
    slug="nothing-to-record",
    form=NothingToRecordForm,
    section="figures",
    key=("period", "theme"),
    columns=("period", "theme"),
    filters=("community_kind", "period", "theme"),
    related=("period",),
    filterset=OfCommunityFilter,
)

VOLUNTEER_TEAM = Entity(
    slug="volunteer-teams",
    form=VolunteerTeamForm,
    section="teams",
    key=("name",),
    columns=("name", "team_type", "member_count", "is_party"),
    search=("name",),
    filters=("community_kind", "team_type", "is_party"),
    totals=("member_count",),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

SOCIAL_ORGANISATION = Entity(
    slug="social-organisations",
    form=SocialOrganisationForm,
    section="teams",
    key=("name",),
    columns=("name", "field", "is_registered"),
    search=("name", "field"),
    filters=("community_kind", "is_registered"),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

RESIDENT_UNIT = Entity(
    slug="resident-units",
    form=ResidentUnitForm,
    section="teams",
    key=("name",),
    columns=(
        "name",
        "unit_type",
        "has_agreement",
        "shares_facilities",
        "shared_facility",
    ),
    search=("name", "shared_facility"),
    filters=("community_kind", "unit_type", "has_agreement", "shares_facilities"),
    ending=("ends_on",),
    filterset=OfCommunityFilter,
)

CULTURAL_ACTIVITY = Entity(
    slug="cultural-activities",
    form=CulturalActivityForm,
    section="teams",
    key=("held_on", "name"),
    columns=("held_on", "name", "participant_count", "participants_aged_50_plus"),
    search=("name",),
    filters=("community_kind", "held_on"),
    totals=("participant_count", "participants_aged_50_plus"),
    filterset=OfCommunityFilter,
)
