"""Letting files go after their time, and what killed workers left on the bench."""

from datetime import datetime

from django.db import transaction

from jobs import storage
from jobs.lease import write_line
from jobs.models import CLAIMED_STATES, Job, JobFile


def expire_files(*, now: datetime) -> int:
    """Removes files past their time; returns how many rows went.

    A file that a later report uses again stays until the last row has expired.
    """
    expired = list(JobFile.objects.filter(expires_at__lte=now).order_by("pk"))
    for row in expired:
        with transaction.atomic():
            row.delete()
            if not JobFile.objects.filter(path=row.path).exists():
                storage.remove(row.path)
            write_line(row.job_id, "expired", format=row.format)
    storage.clear_workshops(_tries_under_way)
    return len(expired)


def _tries_under_way() -> list[str]:
    claimed = Job.objects.filter(state__in=CLAIMED_STATES)
    tries = claimed.values_list("pk", "claimed_by")
    return [storage.bench_of(job_id, token) for job_id, token in tries]
