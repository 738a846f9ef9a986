"""Divisions, communities, periods and figures on the administrators' site.

Divisions, communities and periods are administrators' work. What communities
own is shown there for looking; correcting it takes the right to edit as well.
"""

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from communities import divisions
from communities.models import (
    AdminTask,
    Community,
    CommunityBody,
    CommunityPeriod,
    CulturalActivity,
    Division,
    FigureConfirmation,
    FigureNote,
    Grid,
    Honour,
    NothingToRecord,
    PopulationGroupCount,
    ReportingPeriod,
    ResidentUnit,
    SocialOrganisation,
    VolunteerTeam,
)
from communities.period_changes import may_change
from portal.access import held
from portal.admin import GovernedAdmin, PartInline, ReasonedForm, TrailInline


class DivisionForm(ReasonedForm):
    """Divisions that stay, or come to be, within those the writer administers."""

    # Codes of the uppermost of them; None for who administers the whole portal.
    administered: list[str] | None = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        # What is no code at all is told by the model.
        if self.administered is not None and divisions.is_code(code):
            within = map(divisions.range_below, self.administered)
            if not any(first <= code <= last for first, last in within):
                raise ValidationError(
                    _("This code lies outside of the divisions that you administer.")
                )
        return code


@admin.register(Division)
class DivisionAdmin(GovernedAdmin):
    form = DivisionForm
    list_display = ("code", "name", "level", "township_type", "valid_from", "valid_to")
    list_filter = ("level", "township_type")
    search_fields = ("code", "name")
    ordering = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Division]:
        return Division.objects.granting(Permission.ADMINISTER, to=request.user)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as inherited
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        user = request.user
        if isinstance(user, User) and not user.is_superuser:
            form.administered = user.divisions_with(Permission.ADMINISTER)
        return form


class OfDivisionAdmin(GovernedAdmin):
    """Reference rows with a foreign key ``division``."""

    autocomplete_fields = ("division",)
    list_select_related = ("division",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        administered = Division.objects.granting(Permission.ADMINISTER, to=request.user)
        return super().get_queryset(request).filter(division__in=administered)


@admin.register(Community)
class CommunityAdmin(GovernedAdmin):
    list_display = (
        "code",
        "name",
        "township",
        "urban_rural_class",
        "location_class",
        "established_on",
        "abolished_on",
    )
    list_filter = ("urban_rural_class", "location_class", "is_pilot_site")
    list_select_related = ("township",)
    search_fields = ("code", "name")
    ordering = ("code",)
    autocomplete_fields = ("township",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Community]:
        return Community.objects.granting(Permission.ADMINISTER, to=request.user)


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(GovernedAdmin):
    list_display = ("code", "kind", "starts_on", "ends_on")
    list_filter = ("kind",)
    search_fields = ("code",)
    ordering = ("-starts_on", "code")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and self._is_theirs(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and self._is_theirs(request, obj)

    @staticmethod
    def _is_theirs(request: HttpRequest, period: ReportingPeriod | None) -> bool:
        return period is None or may_change(period, cast(User, request.user))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Says above the fields who may change them."""
        ((name, options),) = super().get_fieldsets(request, obj)
        if self._is_theirs(request, obj):
            said = _(
                "All counties share the periods. Once there are figures for one, only "
                "those who administer every community that has some may change it."
            )
        else:
            said = _(
                "Other divisions than yours have figures for this period: changing it "
                "would change theirs, and only those who administer all of them may. "
                "For another span, add a period."
            )
        return ((name, options | {"description": said}),)


class CommunityOwnedAdmin(GovernedAdmin):
    """Rows of communities: seen with VIEW, corrected with EDIT, never deleted."""

    autocomplete_fields: tuple[str, ...] = ("community",)
    list_select_related: tuple[str, ...] = ("community",)
    search_fields: tuple[str, ...] = ("community__name", "community__code")
    ordering: tuple[str, ...] = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.model._default_manager.visible_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return Permission.EDIT in held(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return Permission.EDIT in held(request)
        return (
            self.model._default_manager.editable_by(request.user)
            .filter(pk=obj.pk)
            .exists()
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def choices_of(self, field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Communities and what they own: only where the user may edit."""
        found = super().choices_of(field, request)
        editable_by = getattr(field.related_model.objects, "editable_by", None)
        return editable_by(request.user) if editable_by else found


class LivedAdmin(CommunityOwnedAdmin):
    """Rows that begin and end: ended by their last day."""

    list_filter: tuple[str, ...] = ("ends_on",)


class FigureNoteInline(PartInline):
    model = FigureNote


class FigureConfirmationInline(TrailInline):
    model = FigureConfirmation


@admin.register(CommunityPeriod)
class CommunityPeriodAdmin(CommunityOwnedAdmin):
    list_display = ("community", "period", "household_count", "population")
    list_filter = ("period",)
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")
    inlines = (FigureNoteInline, FigureConfirmationInline)


@admin.register(PopulationGroupCount)
class PopulationGroupCountAdmin(CommunityOwnedAdmin):
    list_display = ("community", "period", "group", "household_count", "person_count")
    list_filter = ("period", "group")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")


@admin.register(NothingToRecord)
class NothingToRecordAdmin(CommunityOwnedAdmin):
    list_display = ("community", "period", "theme")
    list_filter = ("period", "theme")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")


@admin.register(AdminTask)
class AdminTaskAdmin(CommunityOwnedAdmin):
    list_display = ("name", "department", "community", "period", "with_funds")
    list_filter = ("period", "with_funds")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")
    search_fields = ("name", "department", *CommunityOwnedAdmin.search_fields)


@admin.register(Grid)
class GridAdmin(LivedAdmin):
    list_display = ("code", "name", "community", "level", "household_count")
    list_filter = ("level",)
    search_fields = ("code", "name", *CommunityOwnedAdmin.search_fields)


@admin.register(CommunityBody)
class CommunityBodyAdmin(LivedAdmin):
    list_display = ("community", "body_type", "is_established", "election_year")
    list_filter = ("body_type", "is_established")


@admin.register(Honour)
class HonourAdmin(CommunityOwnedAdmin):
    list_display = ("title", "level", "year", "community")
    list_filter = ("level", "year")
    search_fields = ("title", *CommunityOwnedAdmin.search_fields)


@admin.register(VolunteerTeam)
class VolunteerTeamAdmin(LivedAdmin):
    list_display = ("name", "team_type", "member_count", "community")
    list_filter = ("team_type", "is_party")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


@admin.register(SocialOrganisation)
class SocialOrganisationAdmin(LivedAdmin):
    list_display = ("name", "field", "is_registered", "community")
    list_filter = ("is_registered",)
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


@admin.register(ResidentUnit)
class ResidentUnitAdmin(LivedAdmin):
    list_display = ("name", "unit_type", "has_agreement", "community")
    list_filter = ("unit_type", "has_agreement")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)


@admin.register(CulturalActivity)
class CulturalActivityAdmin(CommunityOwnedAdmin):
    list_display = ("held_on", "name", "participant_count", "community")
    search_fields = ("name", *CommunityOwnedAdmin.search_fields)
    date_hierarchy = "held_on"
