"""Following a job while it runs, and calling it off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from portal.access import require
from reports import actions
from reports.models import JobState, Report


def find(request: HttpRequest, pk: int) -> Report:
    """The report, if the reader may see it; any other is not found.

    Looking at how it ended is what takes it off its owner's notices.
    """
    require(request, "report")
    visible = Report.objects.visible_to(request.user).select_related(
        "job", "job__owner"
    )
    found = get_object_or_404(visible, pk=pk)
    if found.job.owner == request.user:
        found.job.note_seen(at=timezone.now())
    return found


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the job is; once it is done, htmx is sent to the report itself."""
    report = find(request, pk)
    address = reverse("reports:report-detail", args=[pk])
    if report.job.state == JobState.DONE:
        if request.htmx:
            return HttpResponseClientRedirect(address)
        return redirect(address)
    if not request.htmx:
        return redirect(address)
    context = progress_of(report)
    return render(request, "reports/report_progress.html#progress", context)


def progress_of(report: Report) -> dict[str, object]:
    job = report.job
    return {
        "report": report,
        "job": job,
        "log": job.log.order_by("-at", "-pk")[:20],
        "polls": job.is_open,
    }


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    report = find(request, pk)
    if not actions.cancel_job(report.job, by=request.user):
        messages.info(request, _("It had come to its end already."))
    return redirect("reports:report-detail", pk)
