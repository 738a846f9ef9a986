"""A report as a job: made or found again, and put away."""

import hashlib
from pathlib import Path
from typing import Any

from django.utils import timezone

from jobs import storage
from jobs.errors import Explained
from jobs.files import keep, kept_until
from jobs.kinds import Store
from jobs.lease import Lease, write_line
from jobs.models import Job, JobState
from reports import pipeline, scopes
from reports.data_version import data_version
from reports.life import OPEN_TO_EDITS
from reports.models import Report
from reports.order import Order
from reports.progress import Stage


def make_report(job: Job, lease: Lease, folder: Path) -> Store:
    """Makes the report of the job; what is already made is used again."""
    order = Order.from_parameters(job.parameters)
    seen = scopes.visibility_of(job.owner, order.scope_code)
    same = _same_result(job, _version(data_version(), seen))
    if same is not None:
        found = same
        return lambda: _reuse(job, found)
    made = pipeline.build(
        order,
        folder,
        requested_by=job.owner,
        dated=timezone.localdate(),
        on_progress=lease.note,
    )
    lease.note(0, 1, Stage.STORE)
    version = _version(made.data_version, seen)
    return lambda: _store(job, made, version)


def _version(of_data: str, seen: str) -> str:
    return hashlib.sha256(f"{of_data}|{seen}".encode()).hexdigest()


def _same_result(job: Job, version: str) -> Job | None:
    """A finished job with the same outcome, whose files are all still there."""
    earlier = Job.objects.filter(
        kind=job.kind,
        state=JobState.DONE,
        parameters_hash=job.parameters_hash,
        data_version=version,
        report__isnull=False,
    )
    wanted = set(job.parameters["formats"])
    for same in earlier.select_related("report").order_by("-pk")[:5]:
        files = list(same.files.all())
        if {file.format for file in files} == wanted and all(
            storage.exists(file.path, file.size) for file in files
        ):
            return same
    return None


def _reuse(job: Job, same: Job) -> None:
    """The earlier result under this job: same files, rows of its own."""
    until = kept_until()
    for file in same.files.all():
        file.pk, file.job, file.expires_at = None, job, until
        file.save(force_insert=True)
    earlier = same.report
    _fill(job, {name: getattr(earlier, name) for name in MADE_COLUMNS})
    Job.objects.filter(pk=job.pk).update(
        title=same.title, data_version=same.data_version, reused=same
    )
    write_line(job.pk, "reused")


# What a finished job adds to its report.
MADE_COLUMNS = [
    "title",
    "document",
    "indicators",
    "findings",
    "communities",
    "standards",
    "grounds",
    "timings",
    "facts_path",
    "facts_sha256",
]


def _store(job: Job, made: pipeline.Made, version: str) -> None:
    """Moves the files to their final names and writes the rows that name them."""
    for file_format, path in made.files.items():
        keep(
            job,
            path,
            f"reports/{job.pk}/report.{file_format}",
            file_format=file_format,
            name=f"{made.document.title}.{file_format}",
        )
    facts = storage.put(made.facts, f"reports/{job.pk}/facts.jsonl.gz")
    columns = {"facts_path": facts.path, "facts_sha256": facts.sha256}
    _fill(job, made.as_columns() | columns)
    Job.objects.filter(pk=job.pk).update(
        title=made.document.title, data_version=version
    )


def _fill(job: Job, columns: dict[str, Any]) -> None:
    """What was made into the report's row; a draft made again takes the job as its
    own. Raises Explained when the report was submitted or taken away meanwhile."""
    report = Report.objects.select_for_update(of=("self",)).made_by(job)
    if report is None:
        raise Explained("report_gone")
    if report.remaking_id == job.pk:
        if report.state not in OPEN_TO_EDITS:
            raise Explained("report_moved_on")
        columns |= {"job": job, "remaking": None}
    Report.objects.filter(pk=report.pk).update(**columns)
