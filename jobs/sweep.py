"""Finds jobs that nobody is at any more. Nobody else can: a killed worker says nothing.

Each change is one compare-and-set UPDATE, so that two sweeps at once, or a
worker that comes back in the middle of one, do each thing once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from jobs.lease import write_line
from jobs.models import CLAIMED_STATES, Job, JobState

Send = Callable[[int], None]

# A message unsent is sent at once; one unanswered while workers stand idle is
# lost; while they are busy it just waits, and is doubled only after long.
UNSENT = timedelta(seconds=5)
UNANSWERED_IDLE = timedelta(seconds=60)
UNANSWERED_BUSY = timedelta(minutes=10)


def sweep(*, now: datetime, send: Send) -> None:
    """Queues lost jobs again, ends hopeless ones, repeats lost messages."""
    silent = Job.objects.silent_since(
        now - timedelta(seconds=settings.JOB_LOST_SECONDS)
    )
    for job in silent.order_by("pk"):
        _mark_lost(job, now)
    for job in Job.objects.filter(state=JobState.LOST).order_by("pk"):
        _queue_again(job, now)
    for job in _unanswered(now):
        if job.sent_at:
            write_line(job.pk, "resent")
        send(job.pk)


def note_sent(job_id: int, *, at: datetime) -> None:
    Job.objects.filter(pk=job_id).update(sent_at=at)


def _mark_lost(job: Job, now: datetime) -> None:
    with transaction.atomic():
        same = Job.objects.filter(
            pk=job.pk, claimed_by=job.claimed_by, heartbeat_at=job.heartbeat_at
        )
        # A locked row is being written by its worker (Lease.batch, Lease.finish):
        # that is no silence, and a sweep that waited would keep other jobs waiting.
        if not same.select_for_update(skip_locked=True).values_list("pk").first():
            return
        # A job that was being cancelled has got what was wanted.
        cancelled = same.filter(state=JobState.CANCELLING).update(
            state=JobState.CANCELLED, claimed_by="", stage="", finished_at=now
        )
        if cancelled:
            write_line(job.pk, "cancelled")
            return
        if same.filter(state=JobState.RUNNING).update(
            state=JobState.LOST, claimed_by="", stage=""
        ):
            write_line(job.pk, "lost")


def _queue_again(job: Job, now: datetime) -> None:
    lost = Job.objects.filter(pk=job.pk, state=JobState.LOST)
    with transaction.atomic():
        if job.attempts >= settings.JOB_MAX_TRIES:
            failed = lost.update(
                state=JobState.FAILED,
                finished_at=now,
                error_code="too_many_tries",
                error_params={"tries": job.attempts},
            )
            if failed:
                write_line(job.pk, "failed")
        elif lost.update(state=JobState.QUEUED, percent=0, sent_at=None):
            write_line(job.pk, "again")


def _unanswered(now: datetime) -> list[Job]:
    """Waiting jobs whose message has to be sent (again)."""
    busy = Job.objects.filter(state__in=CLAIMED_STATES).exists()
    patience = UNANSWERED_BUSY if busy else UNANSWERED_IDLE
    waiting = Job.objects.filter(state=JobState.QUEUED)
    # A job just lost has waited long enough; one just asked for may still be
    # on its way to the broker.
    unsent = Q(sent_at=None) & (Q(attempts__gt=0) | Q(created_at__lt=now - UNSENT))
    found = waiting.filter(unsent | Q(sent_at__lt=now - patience))
    return list(found.order_by("pk"))
