"""Hazards, inspections, campaigns and cases on the administrators' site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from communities.admin import CommunityOwnedAdmin, OfDivisionAdmin
from portal.admin import TrailInline
from safety.actions import step_of
from safety.models import (
    Campaign,
    Hazard,
    HazardPicture,
    HazardStep,
    Inspection,
    SecurityCaseStat,
)


@admin.register(Campaign)
class CampaignAdmin(OfDivisionAdmin):
    list_display = ("name", "division", "starts_on", "ends_on")
    search_fields = ("name",)
    ordering = ("-starts_on", "-pk")


class HazardStepInline(TrailInline):
    model = HazardStep


class HazardPictureInline(TrailInline):
    model = HazardPicture
    fields = ("shows", "name", "size", "added_by", "added_at", "sha256")
    readonly_fields = fields


@admin.register(Hazard)
class HazardAdmin(CommunityOwnedAdmin):
    list_display = (
        "hazard_no",
        "community",
        "category",
        "level",
        "location",
        "found_on",
        "deadline",
        "status",
    )
    list_filter = ("status", "level", "category", "is_supervised")
    autocomplete_fields = ("community", "campaign")
    search_fields = ("hazard_no", "location", *CommunityOwnedAdmin.search_fields)
    inlines = (HazardStepInline, HazardPictureInline)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)
        before = form.initial["status"] if change else ""
        step = step_of(obj, before=before, at=timezone.now(), by=request.user)
        if step is not None:
            step.save()


@admin.register(Inspection)
class InspectionAdmin(CommunityOwnedAdmin):
    list_display = ("inspected_on", "kind", "inspector", "hazard_count", "community")
    list_filter = ("kind",)
    autocomplete_fields = ("community", "campaign")
    search_fields = ("inspector", *CommunityOwnedAdmin.search_fields)


@admin.register(SecurityCaseStat)
class SecurityCaseStatAdmin(CommunityOwnedAdmin):
    list_display = ("community", "year", "case_type", "case_count")
    list_filter = ("year", "case_type")
