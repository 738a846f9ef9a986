"""The audit trail and its seals, as administrators read them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import administered, sealing
from accounts.acts import ACTS, sentence_of
from accounts.models import AuditEvent, AuditSeal
from portal.enumeration import first_of

# A page names so many lines that are not as they were sealed.
LINES_NAMED = 20


class Read(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that the portal writes by itself, and nobody changes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ActFilter(admin.SimpleListFilter):
    title = gettext_lazy("act")
    parameter_name = "act"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(code, act.label) for code, act in ACTS.items()]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[AuditEvent]
    ) -> QuerySet[AuditEvent]:
        return queryset.filter(act=self.value()) if self.value() else queryset


@admin.register(AuditEvent)
class AuditEventAdmin(Read):
    """Lines are written by the acts themselves and never change."""

    list_display = ("at", "user_name", "sentence")
    list_filter = (ActFilter, "at")
    search_fields = ("user_name", "target")
    search_help_text = gettext_lazy("By the person who acted, or what they acted on")
    ordering = ("-at", "-pk")
    list_per_page = 50
    # Counting all lines twice a page costs more than it tells.
    show_full_result_count = False
    fields = readonly_fields = ("at", "user_name", "sentence", "target", "target_ref")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEvent]:
        return administered.events_of(request.user)

    @admin.display(description=gettext_lazy("what was done"))
    def sentence(self, event: AuditEvent) -> str:
        return sentence_of(event)


@admin.register(AuditSeal)
class AuditSealAdmin(Read):
    """Each seal's page holds the lines of that seal against it."""

    list_display = ("until", "lines", "small_digest")
    ordering = ("-until",)
    fields = readonly_fields = ("until", "lines", "small_digest", "verdict")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditSeal]:
        return super().get_queryset(request).defer("fingerprints")

    @admin.display(description=gettext_lazy("digest"))
    def small_digest(self, seal: AuditSeal) -> str:
        return format_html('<span class="small-code">{}</span>', seal.digest)

    @admin.display(description=gettext_lazy("held against the trail now"))
    def verdict(self, seal: AuditSeal) -> str:
        found = sealing.verdict_on(seal)
        if found.holds:
            return ngettext(
                "%(count)d line is as it was sealed.",
                "%(count)d lines are as they were sealed.",
                seal.lines,
            ) % {"count": seal.lines}
        told = [
            sentence % {"lines": _numbers(numbers)}
            for sentence, numbers in (
                (_("Changed: %(lines)s."), found.changed),
                (_("Missing: %(lines)s."), found.missing),
                (_("Not there when it was sealed: %(lines)s."), found.added),
            )
            if numbers
        ]
        if not found.follows:
            told.append(_("The seal itself was changed, or the one before it."))
        return "\n".join(told)


def _numbers(of_lines: tuple[int, ...]) -> str:
    return first_of([f"#{number}" for number in of_lines], LINES_NAMED)
