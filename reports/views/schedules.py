"""Reports asked for regularly: a page to add schedules and to stop them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from jobs.models import FileFormat, Job
from portal.access import require
from reports import schedules
from reports.choosing import default_scope, last_organ
from reports.formal_fields import Layout
from reports.forms import KindChoice
from reports.kind import REPORT, SCHEDULE_KIND
from reports.models import ReportSchedule
from reports.schedule_form import ScheduleForm


@require_http_methods(["GET", "HEAD", "POST"])
def schedule_list(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    now = timezone.now()
    today = timezone.localdate(now)
    if request.method == "POST":
        form = ScheduleForm(request.POST, user=request.user, today=today)
        if form.is_valid():
            asked = form.cleaned_data
            schedules.add(
                by=request.user,
                scope_code=asked["scope"],
                cadence=asked["cadence"],
                next_on=asked["next_on"],
                order=form.order(),
            )
            messages.info(request, _("The report will be asked for regularly."))
            return redirect("reports:schedule-list")
    else:
        form = ScheduleForm(
            initial={
                "scope": default_scope(request.user),
                "next_on": today,
                "organ": last_organ(request.user),
                "kind": KindChoice.COMPREHENSIVE,
                "layout": Layout.INTERNAL,
                "formats": FileFormat.values,
            },
            user=request.user,
            today=today,
        )
    note_seen(request.user, now)
    rows = ReportSchedule.objects.visible_to(request.user)
    context = {
        "form": form,
        "rows": [
            (row, _kind(row), REPORT.text(row.last_error, {}) if row.last_error else "")
            for row in rows.select_related("owner", "last_report").order_by(
                "stopped_at", "next_on", "pk"
            )
        ],
        "trail": [
            (_("Reports"), reverse("reports:report-list")),
            (_("Regular reports"), ""),
        ],
    }
    return render(request, "reports/schedule_list.html", context)


def _kind(row: ReportSchedule) -> list[str]:
    """What kind of report it asks for, and whether it bears a red head."""
    kind = row.order.get("kind", KindChoice.COMPREHENSIVE)
    head = row.order.get("head")
    layout = Layout.UPWARD if head and head["upward"] else Layout.FORMAL
    return [KindChoice(kind).label, *([layout.label] if head else [])]


def note_seen(user: User, now: Any) -> None:
    """The page tells what the bell announced, of what the user may still see."""
    told = Job.objects.permitted_to(user).filter(
        owner=user, kind=SCHEDULE_KIND, seen_at=None
    )
    told.update(seen_at=now)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "report")
    seen = ReportSchedule.objects.visible_to(request.user)
    schedules.stop(get_object_or_404(seen, pk=pk), by=request.user, at=timezone.now())
    return redirect("reports:schedule-list")
