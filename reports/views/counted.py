"""Having a large division counted: asking, following, and the way to its pages."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jobs.models import Job, JobState
from jobs.views import cancel as cancel_job
from jobs.views import following, note_looked_at
from jobs.views import progress as job_progress
from portal.access import require
from reports import counted
from reports.facts.request import Request
from reports.views.at_once import AskedForm, asked_of, asked_values, divisions_in


def large(asked: Request, request: HttpRequest) -> dict[str, Any]:
    """What a page tells of a division that is counted by a worker."""
    last = counted.last_count(asked)
    told: dict[str, Any] = {
        "counted": last,
        "asks": {
            "scope": asked.scope_code,
            "period": asked.period_code,
            "as_of": asked.as_of.isoformat(),
        },
        "under_way": counted.under_way(asked),
    }
    if last is None:
        told["smaller"] = divisions_in(asked, request)
    return told


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Has the division counted that the form names."""
    require(request, "report")
    form = AskedForm(asked_values(request) | request.POST.dict(), request=request)
    asked = asked_of(form, request)
    if asked is None or not counted.is_large(asked):
        raise Http404
    return redirect("reports:division-count", counted.ask_for(asked).pk)


def find(request: HttpRequest, pk: int) -> Job:
    """The count, if it is the reader's own; any other is not found."""
    require(request, "report")
    mine = Job.objects.visible_to(request.user).filter(
        kind=counted.KIND, owner=request.user
    )
    found: Job = get_object_or_404(mine.select_related("owner"), pk=pk)
    note_looked_at(request, found)
    return found


def _context(job: Job) -> dict[str, Any]:
    return following(job) | {
        "progress_address": reverse("reports:division-count-progress", args=[job.pk]),
        "cancel_address": reverse("reports:division-count-cancel", args=[job.pk]),
        "again_address": _page("reports:finding-table", job),
        "again_label": _("Back to the page"),
    }


def _page(name: str, job: Job) -> str:
    asked = {key: job.parameters[key] for key in ("scope", "period", "as_of")}
    return f"{reverse(name)}?{urlencode(asked)}"


@require_safe
@never_cache
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; once it is done, the pages that show it."""
    job = find(request, pk)
    context = _context(job) | {
        "is_done": job.state == JobState.DONE,
        "findings": _page("reports:finding-table", job),
        "gaps": _page("reports:gap-list", job),
        "trail": [
            (_("Findings by division"), reverse("reports:finding-table")),
            (job.title, ""),
        ],
    }
    return render(request, "reports/division_count.html", context)


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    return job_progress(request, _context(find(request, pk)))


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return cancel_job(request, find(request, pk))
