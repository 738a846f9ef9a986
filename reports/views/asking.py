"""Asking for a report."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from communities import divisions
from communities.models import Division
from jobs import workers
from jobs.models import FileFormat
from portal.access import require
from portal.row_keys import row_key
from record.rounds.listing import accepted_of
from reports import actions
from reports.choosing import default_periods, default_scope, find_scopes, last_organ
from reports.formal_fields import Layout, asked_before
from reports.forms import KindChoice, ReportRequestForm
from reports.models import Report


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    now = timezone.now()
    today = timezone.localdate(now)
    if request.method == "POST":
        form = ReportRequestForm(request.POST, user=request.user, today=today)
        if form.is_valid():
            report = actions.request_report(by=request.user, order=form.order())
            return redirect("reports:report-detail", report.pk)
    else:
        form = ReportRequestForm(
            initial=first_values(request), user=request.user, today=today
        )
    context = {
        "form": form,
        "worker_alive": workers.alive(now),
        "review": review_of(form, request.user),
    }
    return render(request, "reports/report_request.html", context)


def first_values(request: HttpRequest) -> dict[str, Any]:
    """The usual request, or an earlier one of the reader's to be asked again."""
    values: dict[str, Any] = {
        "scope": request.GET.get("scope") or default_scope(request.user),
        "as_of": timezone.localdate(),
        "organ": last_organ(request.user),
        "kind": KindChoice.COMPREHENSIVE,
        "layout": Layout.INTERNAL,
        "formats": FileFormat.values,
        **default_periods(request.user),
    }
    earlier = None
    if again := row_key(request.GET.get("again", "")):
        earlier = Report.objects.visible_to(request.user).filter(pk=again).first()
    if earlier:
        values |= {
            "scope": earlier.scope_code,
            "period": earlier.period,
            "base_period": earlier.base_period,
            "organ": earlier.organ,
            "kind": earlier.options.get("kind", KindChoice.COMPREHENSIVE),
            "themes": earlier.themes,
            "practice": earlier.options.get("practice", ""),
            "causes": earlier.options.get("causes", ""),
            "formats": earlier.options.get("formats", FileFormat.values),
            "mandate": earlier.options.get("mandate", ""),
            "methods": earlier.options.get("methods", []),
            **asked_before(earlier),
        }
    return values


def review_of(form: ReportRequestForm, user: Any) -> dict[str, Any] | None:
    """How far the streets of the scope in the form have been reviewed for its period;
    None without a scope of streets. Nothing is held up by it."""
    scope, period = (str(form[name].value() or "") for name in ("scope", "period"))
    if not divisions.is_code(scope) or not period.isprintable():
        return None
    mine = Division.objects.granting(Permission.REPORT, to=user)
    division = mine.filter(code=scope).first()
    accepted, of = accepted_of(user, scope, period) if division else (0, 0)
    if division is None or not of:
        return None
    return {"accepted": accepted, "of": of, "scope": division, "period": period}


@require_safe
def scopes(request: HttpRequest) -> JsonResponse:
    """Places for the search box, none but those the reader may report on."""
    require(request, "report")
    found = find_scopes(request.user, request.GET.get("q", ""))
    return JsonResponse(
        {"found": [{"value": code, "text": label} for code, label in found]}
    )
