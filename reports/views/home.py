"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.periods import latest_with_figures
from portal.access import held
from reports.models import Report
from reports.overview import overview

LATEST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The record at a glance, through the reader's eyes."""
    may = held(request)
    if "view" not in may:
        return render(request, "home_without_role.html")
    period = latest_with_figures(request.user)
    context = {
        "period": period,
        "overview": overview(request.user, period=period, today=timezone.localdate()),
        "may_report": "report" in may,
        "may_edit": "edit" in may,
        "may_administer": "administer" in may,
    }
    if "report" in may:
        shown = Report.objects.visible_to(request.user).select_related("job")
        context["reports"] = shown.defer("document", "indicators", "findings").order_by(
            "-created_at", "-pk"
        )[:LATEST]
    return render(request, "home.html", context)
