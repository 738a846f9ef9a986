"""Premises, outlets, estates, projects and checklists on the administrators' site."""

from django.contrib import admin

from communities.admin import CommunityOwnedAdmin, LivedAdmin, OfDivisionAdmin
from facilities.models import (
    ChecklistRoom,
    ConstructionProject,
    CultureCenter,
    Equipment,
    FacilityChecklist,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    Remedy,
    ServiceOutlet,
)
from portal.admin import PartInline


class ChecklistRoomInline(PartInline):
    model = ChecklistRoom


@admin.register(FacilityChecklist)
class FacilityChecklistAdmin(OfDivisionAdmin):
    list_display = ("name", "division", "is_active")
    list_filter = ("is_active",)
    search_fields = ("name", "division__name")
    ordering = ("division__code", "name", "pk")
    inlines = (ChecklistRoomInline,)


class PremisesRoomInline(PartInline):
    model = PremisesRoom


class PremisesDefectInline(PartInline):
    model = PremisesDefect


@admin.register(Premises)
class PremisesAdmin(LivedAdmin):
    list_display = ("name", "community", "use", "floor_area_m2", "tenure", "in_use")
    list_filter = ("use", "tenure", "in_use", "let_out")
    search_fields = ("name", "address", *CommunityOwnedAdmin.search_fields)
    inlines = (PremisesRoomInline, PremisesDefectInline)


class OfPremisesAdmin(CommunityOwnedAdmin):
    """Rows that belong to premises."""

    autocomplete_fields = ("premises",)
    list_select_related = ("premises",)
    search_fields = ("premises__name", "premises__community__name")


@admin.register(CultureCenter)
class CultureCenterAdmin(OfPremisesAdmin):
    list_display = (
        "premises",
        "construction_investment_wan",
        "annual_operating_cost_wan",
        "operating_model",
    )


@admin.register(Remedy)
class RemedyAdmin(OfPremisesAdmin):
    list_display = ("premises", "method", "status", "planned_for", "done_on")
    list_filter = ("status", "method")


@admin.register(Equipment)
class EquipmentAdmin(CommunityOwnedAdmin):
    list_display = ("equipment_type", "count", "community")
    list_filter = ("equipment_type",)


@admin.register(ServiceOutlet)
class ServiceOutletAdmin(LivedAdmin):
    list_display = ("name", "outlet_type", "community", "run_by_committee")
    list_filter = ("outlet_type",)
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


@admin.register(HousingEstate)
class HousingEstateAdmin(CommunityOwnedAdmin):
    list_display = ("name", "community", "floor_area_m2", "provided_area_m2")
    list_filter = ("is_old_estate", "has_owner_committee")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


class ProjectUtilityInline(PartInline):
    model = ProjectUtility


@admin.register(ConstructionProject)
class ConstructionProjectAdmin(LivedAdmin):
    list_display = (
        "name",
        "community",
        "project_type",
        "year",
        "planned_households",
        "completed_households",
    )
    list_filter = ("project_type", "year", "plan_status")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)
    inlines = (ProjectUtilityInline,)
