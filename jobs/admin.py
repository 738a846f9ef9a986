"""Jobs and the workers on the administrators' site: to be looked at.

Jobs are asked for and called off on the portal's own pages; their rows are
changed by the workers alone.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jobs.kinds import kinds
from jobs.models import Job, JobFile, JobLogLine, WorkerHeartbeat


class LookOnly:
    """Rows that nobody adds, changes or deletes by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WithinReach(LookOnly):
    """Of divisions that the administrator administers, and their own."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        seen = rows.model._default_manager.visible_to(request.user)
        return rows.filter(pk__in=seen)  # type: ignore[no-any-return]


class LogInline(LookOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = JobLogLine
    ordering = ("pk",)
    fields = readonly_fields = ("at", "text")
    extra = 0

    @admin.display(description=_("what happened"))
    def text(self, line: JobLogLine) -> str:
        return line.text


class FileInline(LookOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = JobFile
    ordering = ("format",)
    fields = readonly_fields = ("format", "name", "size", "sha256", "expires_at")
    extra = 0


class OfKind(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[Any]:
        return [(kind.code, kind.label) for kind in kinds().values()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Job]) -> QuerySet[Job]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Job)
class JobAdmin(WithinReach, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = (
        "title",
        "kind_label",
        "owner",
        "state",
        "percent",
        "attempts",
        "created_at",
        "finished_at",
    )
    list_filter = ("state", OfKind, "created_at")
    list_select_related = ("owner",)
    search_fields = ("title", "scope_code")
    search_help_text = _("By the title or the code of the division")
    ordering = ("-created_at", "-pk")
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "title",
        "kind_label",
        "owner",
        "scope_code",
        "state",
        "stage_label",
        "percent",
        "attempts",
        "why_failed",
        "reused",
        "created_at",
        "sent_at",
        "started_at",
        "heartbeat_at",
        "finished_at",
        "seen_at",
        "parameters",
    )
    readonly_fields = ("kind_label", "stage_label", "why_failed")
    inlines = (LogInline, FileInline)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_label(self, job: Job) -> str:
        return str(job.kind_label)

    @admin.display(description=_("stage"), empty_value="–")
    def stage_label(self, job: Job) -> str | None:
        return str(job.stage_label) or None

    @admin.display(description=_("why it failed"), empty_value="–")
    def why_failed(self, job: Job) -> str | None:
        return job.error or None


@admin.register(WorkerHeartbeat)
class WorkerHeartbeatAdmin(LookOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "seen_at")
    ordering = ("-seen_at", "name")
