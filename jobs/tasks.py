"""Celery entry points: each makes one call.

All are safe to be delivered twice; what happened is kept in the job's row.
"""

from celery import shared_task
from django.utils import timezone

# Imported for its receivers: a worker that loads tasks says that it is alive.
from jobs import run
from jobs import workers as workers
from jobs.expiry import expire_files
from jobs.sweep import note_sent, sweep


# The limit is a backstop: a job watches its own time (jobs.lease).
@shared_task(name="jobs.tasks.run_job", soft_time_limit=5 * 60 * 60)
def run_job(*, job_id: int) -> None:
    run.run_job(job_id)


@shared_task(name="jobs.tasks.sweep_jobs")
def sweep_jobs() -> None:
    sweep(now=timezone.now(), send=send)


@shared_task(name="jobs.tasks.expire_job_files")
def expire_job_files() -> None:
    expire_files(now=timezone.now())


def send(job_id: int) -> None:
    """Tells the workers that the job waits, and notes that they were told."""
    run_job.delay(job_id=job_id)
    note_sent(job_id, at=timezone.now())
