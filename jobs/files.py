"""Finished files of a job, kept for the days that the settings say."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jobs import storage
from jobs.models import Job, JobFile, KeptFormat


def kept_until() -> datetime:
    """Until when a file stored now is kept."""
    return timezone.now() + timedelta(days=settings.JOB_FILE_DAYS)


def keep(job: Job, local: Path, path: str, *, file_format: str, name: str) -> JobFile:
    """Moves a whole file to its path in the storage and writes the row that names it.

    For what a kind stores at a job's end: then one worker alone does it. ``name``
    is what the file is called when downloaded.
    """
    stored = storage.put(local, path)
    return JobFile.objects.create(
        job=job,
        format=KeptFormat(file_format),
        name=name,
        path=stored.path,
        size=stored.size,
        sha256=stored.sha256,
        expires_at=kept_until(),
    )
