"""Files of a draft as it reads now, with its edits; marked for what they are.

The files that came with the draft hold what the portal composed. An official who has
edited it has these made, as often as wanted; each knows which reading it holds, so
that one made before the last edit is told from one that is up to date.
"""

import hashlib
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User, record_act
from jobs.actions import ask
from jobs.errors import Explained
from jobs.files import keep
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job, JobFile, JobState
from reports.editing import overlaid
from reports.grounds import Grounds
from reports.issuing import computed_alike, facts_of, left_out, made
from reports.models import Report
from reports.order import Order
from reports.progress import Stage
from reports.reading import read_kept
from reports.render.faults import RenderFault
from reports.render.marks import Mark, marked
from reports.scopes import may_report
from reports.standing import mark_of

KIND = "report_draft_files"


def reading_of(report: Report) -> str:
    """What the draft says now, as one short text: equal texts, equal files.

    Of what was composed, of every edit, and of the mark. Costs one query.
    """
    edits = report.overlays.order_by("pk").values_list("pk", "version")
    mark = mark_of(report)
    said = f"{report.job_id}|{list(edits)}|{mark.word if mark else ''}"
    return hashlib.sha256(said.encode()).hexdigest()


def may_have_made(report: Report, user: User) -> bool:
    """Of a draft the user sees, on a scope that is theirs to report on."""
    return (
        not report.is_out
        and report.document is not None
        and may_report(user, report.scope_code)
    )


@transaction.atomic
def have_made(report: Report, *, by: User) -> Job:
    """Queues the files of the draft as it reads now; one under way is given back.

    Raises PermissionDenied.
    """
    seen = Report.objects.visible_to(by).select_for_update(of=("self",))
    held = seen.filter(pk=report.pk).first()
    if held is None or not may_have_made(held, by):
        raise PermissionDenied(report.pk)
    if held.draft_files and held.draft_files.is_open:
        return held.draft_files
    job = ask(
        kind=KIND,
        title=held.title,
        owner=by,
        scope_code=held.scope_code,
        parameters={"report": held.pk, "reading": reading_of(held)},
    )
    Report.objects.filter(pk=held.pk).update(draft_files=job)
    record_act("report_draft_files", by=by, target=held)
    return job


def files_of(report: Report) -> "QuerySet[JobFile]":
    """Those last made, whether or not they still read as the draft does."""
    return JobFile.objects.filter(job=report.draft_files, job__state=JobState.DONE)


def are_stale(report: Report) -> bool:
    """Whether the draft has been edited since they were made. Costs one query."""
    job = report.draft_files
    return job is not None and job.data_version != reading_of(report)


def make_draft_files(job: Job, lease: Lease, folder: Path) -> Store:
    """Lays the edits over the kept document and writes the formats asked for."""
    report = Report.objects.select_related("job").get(draft_files=job)
    mark = mark_of(report)
    if report.is_out or mark is None:
        raise Explained("report_moved_on")
    # Before the edits are read: one stored meanwhile makes the files stale.
    reading = reading_of(report)
    grounds = Grounds.from_json(report.grounds)
    computed_alike(grounds)
    lease.note(0, 1, Stage.COLLECT)
    read = read_kept(grounds, facts_of(report, folder), folder)
    lease.note(0, 1, Stage.COMPOSE)
    shown = overlaid(report)
    asked = Order.from_parameters(report.job.parameters).formats
    files = made(shown.document, read, left_out(shown), folder, lease.note, asked)
    for name, path in files.items():
        _lay_over(path, name, mark)
    lease.note(0, 1, Stage.STORE)
    title = mark.named(shown.document.title)
    return lambda: _store(job, files, title, reading)


def _lay_over(path: Path, file_format: str, mark: Mark) -> None:
    try:
        path.write_bytes(marked(path.read_bytes(), file_format, mark))
    except RenderFault as fault:
        raise Explained(fault.code, **fault.params) from fault


def _store(job: Job, files: dict[str, Path], title: str, reading: str) -> None:
    for name, path in files.items():
        keep(
            job,
            path,
            f"reports/{job.pk}/report.{name}",
            file_format=name,
            name=f"{title}.{name}",
        )
    Job.objects.filter(pk=job.pk).update(data_version=reading)
