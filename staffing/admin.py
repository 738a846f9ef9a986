"""Staff, posts, pay and party organisations on the administrators' site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from communities.admin import CommunityOwnedAdmin, LivedAdmin
from portal.admin import PartInline
from staffing import actions
from staffing.models import (
    Appraisal,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Post,
    StaffInsurance,
    StaffMember,
    StaffTraining,
    Training,
)


class StaffInsuranceInline(PartInline):
    model = StaffInsurance


class OfStaffAdmin(CommunityOwnedAdmin):
    """Rows that belong to a person."""

    autocomplete_fields = ("staff",)
    list_select_related = ("staff", "staff__community")
    search_fields = ("staff__name", "staff__community__name")


@admin.register(StaffMember)
class StaffMemberAdmin(LivedAdmin):
    """Telephone numbers stay out: they are shown masked on the portal's own pages."""

    list_display = (
        "name",
        "community",
        "gender",
        "education",
        "political_status",
        "starts_on",
        "ends_on",
    )
    list_filter = ("gender", "education", "political_status", "recruitment_source")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)
    exclude = ("phone",)
    inlines = (StaffInsuranceInline,)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)
        ended_on = form.initial.get("ends_on") if change else None
        actions.follow_service(obj, ended_on=ended_on, by=request.user)


@admin.register(Post)
class PostAdmin(LivedAdmin):
    list_display = ("staff", "position", "employment_mode", "community", "ends_on")
    list_filter = ("position", "employment_mode")
    list_select_related = ("community", "staff")
    autocomplete_fields = ("community", "staff")
    search_fields = ("staff__name", *CommunityOwnedAdmin.search_fields)


@admin.register(Appraisal)
class AppraisalAdmin(OfStaffAdmin):
    list_display = ("staff", "year", "grade")
    list_filter = ("year", "grade")


@admin.register(StaffTraining)
class StaffTrainingAdmin(OfStaffAdmin):
    list_display = ("staff", "trained_on", "training")
    list_select_related = ("staff", "training")
    autocomplete_fields = ("staff", "training")


@admin.register(Training)
class TrainingAdmin(CommunityOwnedAdmin):
    list_display = ("name", "community", "period", "level", "kind", "person_times")
    list_filter = ("period", "level", "kind")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


@admin.register(PayComponent)
class PayComponentAdmin(CommunityOwnedAdmin):
    list_display = ("community", "period", "post_grade", "payer", "monthly_amount_yuan")
    list_filter = ("period", "post_grade", "payer")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")


@admin.register(PartyOrganization)
class PartyOrganizationAdmin(LivedAdmin):
    list_display = ("name", "org_type", "org_category", "community", "is_weak")
    list_filter = ("org_type", "org_category", "is_weak")
    autocomplete_fields = ("community", "parent", "secretary", "first_secretary")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


class MemberTagInline(PartInline):
    model = PartyMemberTagCount


@admin.register(PartyOrganizationPeriod)
class PartyOrganizationPeriodAdmin(CommunityOwnedAdmin):
    list_display = ("org", "period", "member_count", "direct_member_count")
    list_filter = ("period",)
    list_select_related = ("org", "period")
    autocomplete_fields = ("org", "period")
    search_fields = ("org__name", "org__community__name")
    inlines = (MemberTagInline,)
