"""Following a job while it runs, and calling it off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jobs.models import Job
from jobs.views import cancel as cancel_job
from jobs.views import following, note_looked_at
from jobs.views import progress as job_progress
from portal.access import require
from reports.models import Report


def find(request: HttpRequest, pk: int) -> Report:
    """The report, if the reader may see it; any other is not found."""
    require(request, "report")
    visible = Report.objects.visible_to(request.user).select_related(
        *("job", "job__owner", "remaking", "remaking__owner", "issuing"),
        *("draft_files", "created_by"),
    )
    found = get_object_or_404(visible, pk=pk)
    for job in (found.job, found.remaking, found.issuing, found.draft_files):
        if job:
            note_looked_at(request, job)
    return found


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the job is; once it is done, htmx is sent to the report itself."""
    return job_progress(request, progress_of(find(request, pk)))


def progress_of(report: Report) -> dict[str, Any]:
    """Of the job under way: that which makes files or a draft again, or issues it."""
    return following(job_of(report)) | {
        "report": report,
        "progress_address": reverse("reports:report-progress", args=[report.pk]),
        "cancel_address": reverse("reports:report-cancel", args=[report.pk]),
        "again_address": f"{reverse('reports:report-request')}?again={report.pk}",
        "again_label": _("Ask again"),
    }


def job_of(report: Report) -> Job:
    """The job that is at it now, or that failed at it last, or made it."""
    issuing = report.issuing if not report.is_out else None
    jobs = [job for job in (report.remaking, issuing) if job]
    files = [report.draft_files] if report.draft_files else []
    at_work = [job for job in (*jobs, *files) if job.is_open]
    return (*at_work, *jobs, report.job)[0]


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    return cancel_job(request, job_of(found))
