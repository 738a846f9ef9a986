"""Celery entry points: each makes one call.

All are safe to be delivered twice; what happened is kept in the job's row.
"""

from celery import shared_task
from django.utils import timezone

# Imported for its receivers: a worker that loads tasks says that it is alive.
from reports import workers as workers
from reports.jobs.expiry import expire_files
from reports.jobs.run import run_report
from reports.jobs.sweep import note_sent, sweep


# The limit is a backstop: a job watches its own time (reports.jobs.lease).
@shared_task(
    name="reports.tasks.build_report",
    soft_time_limit=5 * 60 * 60,
)
def build_report(*, job_id: int) -> None:
    run_report(job_id)


@shared_task(name="reports.tasks.sweep_jobs")
def sweep_jobs() -> None:
    sweep(now=timezone.now(), send=send)


@shared_task(name="reports.tasks.expire_job_files")
def expire_job_files() -> None:
    expire_files(now=timezone.now())


def send(job_id: int) -> None:
    """Tells the workers that the job waits, and notes that they were told."""
    build_report.delay(job_id=job_id)
    note_sent(job_id, at=timezone.now())
