"""Jobs on the screen. Each kind has its own pages; this is what they share."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import User
from jobs import workers
from jobs.actions import cancel_job
from jobs.kinds import kinds
from jobs.models import Job, JobState
from portal.access import held, require

LINES_SHOWN = 20


@require_safe
@never_cache
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the job's own page, so that the bell need not ask where that is.

    What is announced to somebody who may not open that page is told here.
    """
    if told := announced(request, pk):
        note_looked_at(request, told)
        return render(request, "jobs/announcement.html", {"job": told})
    permissions = [kind.permission for kind in kinds().values()]
    if not held(request).intersection(permissions):
        require(request, permissions[0])
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    if job.found_kind is None:
        raise Http404
    return redirect(job.found_kind.address(job))


def announced(request: HttpRequest, pk: int) -> Job | None:
    """The announcement to the user, where its page has been closed to them."""
    user = request.user
    if not isinstance(user, User):
        return None
    job = Job.objects.visible_to(user).filter(pk=pk, owner=user).first()
    if job is None or job.found_kind is None or not job.found_kind.is_announcement:
        return None
    return None if Job.objects.permitted_to(user).filter(pk=pk).exists() else job


def note_looked_at(request: HttpRequest, job: Job) -> None:
    """Looking at how it ended is what takes it off its owner's notices."""
    if job.owner == request.user:
        job.note_seen(at=timezone.now())


def following(job: Job) -> dict[str, Any]:
    """What the page of a job is given: components/worker_down.html and job.html."""
    kind = kinds()[job.kind]
    return {
        "job": job,
        "log": job.log.order_by("-at", "-pk")[:LINES_SHOWN],
        "worker_alive": not job.is_open or workers.alive(timezone.now()),
        "list_address": reverse(kind.list_url_name),
        "list_label": kind.list_label,
    }


def progress(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The card that asks for itself anew; once the job is done, the page itself."""
    job: Job = context["job"]
    address = kinds()[job.kind].address(job)
    if not request.htmx:
        return redirect(address)
    if job.state == JobState.DONE:
        return HttpResponseClientRedirect(address)
    return render(request, "components/job.html", context)


def cancel(request: HttpRequest, job: Job) -> HttpResponse:
    """Calls the job off and leads to its page. For POST requests alone."""
    if not cancel_job(job, by=request.user):
        messages.info(request, _("It had come to its end already."))
    return redirect(kinds()[job.kind].address(job))
