"""Reports on the administrators' site: to be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from jobs.admin import WithinReach
from reports.models import Report


@admin.register(Report)
class ReportAdmin(WithinReach, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = (
        "title",
        "scope_name",
        "period",
        "as_of",
        "communities",
        "created_by",
        "created_at",
    )
    list_filter = ("period", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("title", "scope_name", "scope_code")
    search_help_text = _("By the title, or the name or code of the division")
    ordering = ("-created_at", "-pk")
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "title",
        "job",
        "scope_name",
        "scope_code",
        "period",
        "base_period",
        "as_of",
        "organ",
        "themes",
        "communities",
        "timings",
        "facts_sha256",
        "created_by",
        "created_at",
    )
