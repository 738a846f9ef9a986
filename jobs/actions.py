"""What people do with jobs: ask for them, call them off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User, record_act
from jobs.lease import write_line
from jobs.models import Job, JobState, hash_of
from jobs.tasks import send


@transaction.atomic
def ask(
    *,
    kind: str,
    title: str,
    owner: User | None,
    scope_code: str,
    parameters: dict[str, Any],
) -> Job:
    """Queues a job; a worker is told once the transaction is committed.

    ``parameters`` are JSON values, ``owner`` None is the command line. Whether the
    owner may ask is for the caller to see to before; the worker asks again. Who
    does not want the same thing made twice looks at Job.objects.under_way first.
    """
    job = Job.objects.create(
        kind=kind,
        title=title,
        owner=owner,
        scope_code=scope_code,
        parameters=parameters,
        parameters_hash=hash_of(parameters),
    )
    write_line(job.pk, "asked")
    # Not delay_on_commit: a broker that is down must not turn a stored request
    # into an error page. The sweep sends what could not be sent.
    transaction.on_commit(lambda: send(job.pk), robust=True)
    return job


@transaction.atomic
def cancel_job(job: Job, *, by: User | None) -> bool:
    """Calls a job off; False when it has come to its end already.

    A waiting job ends at once; a running one when its worker notices, within
    about two seconds. A cancelled job leaves nothing behind but the batches that
    it stored (Lease.batch).
    """
    now = timezone.now()
    same = Job.objects.filter(pk=job.pk)
    if same.filter(state__in=(JobState.QUEUED, JobState.LOST)).update(
        state=JobState.CANCELLED, finished_at=now
    ):
        write_line(job.pk, "cancelled")
    elif same.filter(state=JobState.RUNNING).update(state=JobState.CANCELLING):
        write_line(job.pk, "cancel_asked")
    else:
        return False
    record_act("job_cancelled", by=by, target=job)
    return True


def announce_failure(
    *,
    kind: str,
    title: str,
    owner: User,
    scope_code: str,
    at: datetime,
    code: str,
    **params: Any,
) -> Job:
    """Tells somebody in the bell of a failure that no worker came to.

    It is a job that has ended already; ``code`` is of its kind's messages.
    """
    return Job.objects.create(
        kind=kind,
        title=title[:200],
        owner=owner,
        scope_code=scope_code,
        parameters_hash=hash_of({}),
        state=JobState.FAILED,
        finished_at=at,
        error_code=code,
        error_params=params,
    )


def announce(
    *,
    kind: str,
    title: str,
    owner: User,
    scope_code: str,
    parameters: dict[str, Any],
    at: datetime,
) -> Job:
    """Tells somebody in the bell of what somebody else has done: an ended job."""
    return Job.objects.create(
        kind=kind,
        title=title[:200],
        owner=owner,
        scope_code=scope_code,
        parameters=parameters,
        parameters_hash=hash_of(parameters),
        state=JobState.DONE,
        percent=100,
        finished_at=at,
    )
