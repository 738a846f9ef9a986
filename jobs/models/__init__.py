"""Jobs with their logs and files, and the workers that were heard of."""

from jobs.models.file import FileFormat, JobFile, KeptFormat
from jobs.models.job import (
    CLAIMED_STATES,
    OPEN_STATES,
    Job,
    JobLogLine,
    JobState,
    hash_of,
)
from jobs.models.worker import WorkerHeartbeat

__all__ = [
    "CLAIMED_STATES",
    "OPEN_STATES",
    "FileFormat",
    "Job",
    "JobFile",
    "JobLogLine",
    "JobState",
    "KeptFormat",
    "WorkerHeartbeat",
    "hash_of",
]
