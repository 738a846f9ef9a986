"""What a community's book tells of its premises, estates, outlets and projects."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.book import missing, none_or_missing, own
from communities.models import Community, Theme
from facilities.models import (
    ConstructionProject,
    CultureCenter,
    Equipment,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    Remedy,
    ServiceOutlet,
)
from portal.book import Block, Reading, Section, listed


def premises(community: Community, reading: Reading) -> Iterable[Block]:
    houses = own(Premises, community, reading).active_on(reading.today)
    yield listed(
        _("Premises"),
        Premises,
        houses.order_by("use", "name", "pk"),
        "name use floor_area_m2 area_basis resident_activity_area_m2 tenure "
        "provider_name monthly_rent_yuan in_use",
        empty=none_or_missing(community, reading, Theme.PREMISES),
        totalled="floor_area_m2 resident_activity_area_m2 monthly_rent_yuan",
    )
    yield from inside(houses, reading)
    yield from around(community, reading)


def inside(houses: Any, reading: Reading) -> Iterable[Block]:
    """Rooms, those known to be missing too; defects, and what is done about them."""

    def of(model: Any) -> Any:
        visible = model.objects.visible_to(reading.user)
        return visible.filter(premises__in=houses).select_related("premises")

    yield listed(
        _("Rooms"),
        PremisesRoom,
        of(PremisesRoom).order_by("premises__use", "premises__name", "pk"),
        "premises room_type is_present floor_area_m2 note",
        empty=missing(),
        totalled="floor_area_m2",
    )
    yield listed(
        _("Defects of the premises"),
        PremisesDefect,
        of(PremisesDefect).order_by("premises__use", "premises__name", "pk"),
        "premises defect note",
        empty=_("No defect is on record."),
    )
    yield listed(
        _("Remedies"),
        Remedy,
        of(Remedy).order_by("premises__use", "premises__name", "pk"),
        "premises method status planned_for done_on",
        empty=_("No remedy is on record."),
    )
    yield listed(
        _("Culture centres"),
        CultureCenter,
        of(CultureCenter).order_by("premises__name", "pk"),
        "premises function_count construction_investment_wan "
        "annual_operating_cost_wan operating_model management_posts events_per_year",
        empty=missing(),
    )


def around(community: Community, reading: Reading) -> Iterable[Block]:
    yield listed(
        _("Equipment"),
        Equipment,
        own(Equipment, community, reading).order_by("equipment_type", "pk"),
        "equipment_type count",
        empty=missing(),
        totalled="count",
    )
    yield listed(
        _("Service outlets"),
        ServiceOutlet,
        own(ServiceOutlet, community, reading)
        .active_on(reading.today)
        .order_by("outlet_type", "name", "pk"),
        "name outlet_type address run_by_committee",
        empty=missing(),
    )
    yield listed(
        _("Housing estates"),
        HousingEstate,
        own(HousingEstate, community, reading).order_by("name", "pk"),
        "name floor_area_m2 is_old_estate has_property_company has_owner_committee "
        "provided_area_m2",
        empty=missing(),
        totalled="floor_area_m2 provided_area_m2",
    )


def projects(community: Community, reading: Reading) -> Iterable[Block]:
    yield listed(
        _("Construction projects"),
        ConstructionProject,
        own(ConstructionProject, community, reading).order_by("-starts_on", "pk"),
        "name project_type year starts_on ends_on planned_households "
        "started_households completed_households subsidy_total_wan funding_gap_wan "
        "plan_status",
        empty=none_or_missing(community, reading, Theme.PROJECTS),
        totalled="planned_households started_households completed_households "
        "subsidy_total_wan funding_gap_wan",
    )
    yield listed(
        _("Utilities"),
        ProjectUtility,
        ProjectUtility.objects.visible_to(reading.user)
        .filter(project__community=community)
        .select_related("project")
        .order_by("project__name", "item", "pk"),
        "project item is_complete",
        empty=missing(),
    )


PREMISES = Section(
    "premises",
    gettext_lazy("Premises"),
    premises,
    records=(
        Premises,
        PremisesRoom,
        PremisesDefect,
        Remedy,
        CultureCenter,
        Equipment,
        ServiceOutlet,
        HousingEstate,
    ),
)
PROJECTS = Section(
    "projects",
    gettext_lazy("Projects"),
    projects,
    records=(ConstructionProject, ProjectUtility),
)
