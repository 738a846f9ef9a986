"""Rounds of handing in on the administrators' site: to be read there."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.roles import Permission
from communities.models import Round, RoundStep
from portal.admin import GovernedAdmin, TrailInline


class RoundStepInline(TrailInline):
    model = RoundStep
    fk_name = "round"


@admin.register(Round)
class RoundAdmin(GovernedAdmin):
    """To be read: rounds take their steps on the portal's own pages."""

    list_display = ("division", "period", "state", "handed_in_by", "reviewed_by")
    list_filter = ("period", "state")
    list_select_related = ("division", "period", "handed_in_by", "reviewed_by")
    search_fields = ("division__name", "division__code")
    ordering = ("-pk",)
    inlines = (RoundStepInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Round]:
        return Round.objects.granting(Permission.VIEW, to=request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
