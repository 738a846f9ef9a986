"""The page of one import: how far it is, what it would do, what it did."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from imports.models import Import, ImportState
from imports.tables import state_badge
from imports.telling import (
    MOST_GROUPS,
    groups_of,
    headings_of,
    lines_of_group,
    told,
)
from imports.verdicts import Outcome
from jobs.views import following, note_looked_at
from jobs.views import progress as job_progress
from portal.access import require
from portal.views import ScopedDetailView

LINES_A_PAGE = 50


def find(request: HttpRequest, pk: int) -> Import:
    """The import, if the reader may see it; any other is not found."""
    require(request, "edit")
    visible = Import.objects.visible_to(request.user).select_related(
        "job", "job__owner"
    )
    found = get_object_or_404(visible, pk=pk)
    if found.job:
        note_looked_at(request, found.job)
    return found


def job_context(import_: Import) -> dict[str, Any]:
    return following(import_.job) | {
        "import": import_,
        "progress_address": reverse("imports:import-progress", args=[import_.pk]),
        "cancel_address": reverse("imports:import-cancel", args=[import_.pk]),
    }


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the job is; once it is done, htmx is sent to the import itself."""
    found = find(request, pk)
    if found.job is None or not found.job.is_open:
        # However it ended, the page tells it better.
        return _to_page(request, found)
    return job_progress(request, job_context(found))


def _to_page(request: HttpRequest, import_: Import) -> HttpResponse:
    address = import_.get_absolute_url()
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@method_decorator(never_cache, name="dispatch")
class ImportDetail(ScopedDetailView):
    model = Import
    permission = "edit"
    context_object_name = "import"

    def get_object(self, queryset: Any = None) -> Import:
        return find(self.request, self.kwargs["pk"])

    def get_template_names(self) -> list[str]:
        if self.object.is_busy:
            return ["imports/import_progress.html"]
        part = "#lines" if self.wants_part() else ""
        return [f"imports/import_detail.html{part}"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        import_ = self.object
        context = super().get_context_data(**kwargs) | {
            "trail": [
                (_("Imports"), reverse("imports:import-list")),
                (import_.file_name, ""),
            ],
            "badge": state_badge(import_),
        }
        if import_.is_busy:
            return context | job_context(import_)
        return context | self._decisions() | self._lines()

    def _decisions(self) -> dict[str, Any]:
        import_ = self.object
        groups = groups_of(import_)
        state = ImportState(import_.state)
        return {
            "headings": headings_of(import_),
            "groups": groups[:MOST_GROUPS],
            "has_more_groups": len(groups) > MOST_GROUPS,
            "stored_rows": import_.rows.count(),
            "can_store": state in (ImportState.CHECKED, ImportState.STORING)
            and import_.good_count > 0,
            "can_undo": state in (ImportState.STORED, ImportState.STORING),
            "can_check": state
            in (
                *(ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED),
                *(ImportState.REFUSED, ImportState.STORED, ImportState.UNDONE),
            ),
            "can_discard": state
            in (
                *(ImportState.CHECKING, ImportState.CHECKED),
                *(ImportState.FAILED, ImportState.REFUSED),
            ),
        }

    def _lines(self) -> dict[str, Any]:
        import_, asked = self.object, self.request.GET
        lines = import_.lines.all()
        reason = asked.get("reason", "")
        if reason:
            lines = lines_of_group(import_, reason)
        shows = asked.get("show", "")
        if shows in Outcome.values:
            lines = lines.filter(outcome=shows)
        paginator = Paginator(lines.order_by("number"), LINES_A_PAGE)
        page = paginator.get_page(asked.get("page"))
        return {
            "page": page,
            "page_numbers": list(paginator.get_elided_page_range(page.number)),
            "lines": told(import_, list(page)),
            "tabs": self._tabs(shows if not reason else "reason"),
            "reason": reason,
        }

    def _tabs(self, shown: str) -> list[tuple[str, Any, int, bool]]:
        """Address, label, number of lines, and whether it is the one shown."""
        import_ = self.object
        tabs = [
            ("", _("All"), import_.line_count),
            (Outcome.WRONG, Outcome.WRONG.label, import_.wrong_count),
            (Outcome.NEW, Outcome.NEW.label, import_.new_count),
            (Outcome.CHANGED, Outcome.CHANGED.label, import_.changed_count),
            (Outcome.UNCHANGED, Outcome.UNCHANGED.label, import_.unchanged_count),
        ]
        return [
            (
                f"?{urlencode({'show': str(code)})}" if code else "?",
                label,
                count,
                str(code) == shown,
            )
            for code, label, count in tabs
        ]
