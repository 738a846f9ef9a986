"""Issuing as a job: the edited document's files, then everything frozen at once."""

import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import User, record_act
from jobs import storage
from jobs.errors import Explained
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job
from reports import pipeline
from reports.data_version import programme_version
from reports.document import codec
from reports.document.context import date_text
from reports.document.overlays import Overlaid
from reports.document.shapes import Document
from reports.editing import overlaid
from reports.grounds import Grounds
from reports.life import ReportState
from reports.models import Issue, IssueFile, Report, ReviewStep
from reports.numbered import as_issued
from reports.order import FORMATS
from reports.printing import Printer
from reports.progress import Progress, Stage, Timings
from reports.reading import Read, read_kept
from reports.reviewing import number_of


def issue_report(job: Job, lease: Lease, folder: Path) -> Store:
    """Makes the files of an accepted report; they are kept with all that they say."""
    report = Report.objects.get(issuing=job)
    today = timezone.localdate()
    grounds = Grounds.from_json(report.grounds)
    computed_alike(grounds)
    lease.note(0, 1, Stage.COLLECT)
    read = read_kept(grounds, facts_of(report, folder), folder)
    lease.note(0, 1, Stage.COMPOSE)
    shown = overlaid(report)
    document = as_issued(shown.document, number_of(report), date_text(today))
    files = made(document, read, left_out(shown), folder, lease.note)
    lease.note(0, 1, Stage.STORE)
    return lambda: _store(job, report.pk, document, files, read.facts, today)


def computed_alike(grounds: Grounds) -> None:
    """Raises Explained where the workbook would be computed by other rules than the
    text was."""
    if grounds.programme != programme_version():
        raise Explained("portal_updated")


def facts_of(report: Report, folder: Path) -> Path:
    """A copy of the facts kept with the report. Raises Explained if they changed."""
    copy = folder / "facts.jsonl.gz"
    try:
        with default_storage.open(report.facts_path) as kept, copy.open("wb") as file:
            shutil.copyfileobj(kept, file)
    except FileNotFoundError as gone:
        raise Explained("facts_damaged") from gone
    if storage.sha256_of(copy) != report.facts_sha256:
        raise Explained("facts_damaged")
    return copy


def left_out(shown: Overlaid) -> frozenset[str]:
    """Codes of the findings that the text does not speak of any more."""
    items = [item for node in shown.tree.every_node() for item in node.items]
    return frozenset(item.code for item in items if item.code and not item.is_standing)


def made(
    document: Document,
    read: Read,
    without: frozenset[str],
    folder: Path,
    on_progress: Progress,
    formats: Iterable[str] = FORMATS,
) -> dict[str, Path]:
    files = {name: folder / f"report.{name}" for name in formats}
    with ExitStack() as stack:
        printer = None
        if "pdf" in files:
            printer = stack.enter_context(Printer(files["pdf"]))
        pipeline.render(
            document, read, files, printer, Timings(), on_progress, left_out=without
        )
    return files


def _store(
    job: Job,
    report_id: int,
    document: Document,
    files: dict[str, Path],
    facts: Path,
    today: date,
) -> None:
    """Runs in the transaction that ends the job: all of it is issued, or nothing."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report_id)
    if report.state != ReportState.ACCEPTED or report.issuing_id != job.pk:
        raise Explained("report_moved_on")
    issuer, author, reviewer = job.owner, report.submitted_by, report.reviewed_by
    year, serial = report.number_year, report.number_serial
    # The constraints of an accepted report see to it.
    assert issuer and author and reviewer and year and serial  # noqa: S101, PT018
    stored = storage.put(facts, f"issued/{report.pk}/facts.jsonl.gz")
    issue = Issue.objects.create(
        report=report,
        scope_code=report.scope_code,
        year=year,
        serial=serial,
        number=number_of(report),
        issued_on=today,
        author=author,
        reviewer=reviewer,
        issuer=issuer,
        title=document.title,
        document=codec.encode(document),
        composed=report.document,
        edits=[_edit(row) for row in report.overlays.order_by("pk")],
        grounds=report.grounds,
        facts_path=stored.path,
        facts_sha256=stored.sha256,
    )
    for name, path in files.items():
        file = storage.put(path, f"issued/{report.pk}/report.{name}")
        IssueFile.objects.create(
            issue=issue,
            format=name,
            name=f"{document.title}.{name}",
            path=file.path,
            size=file.size,
            sha256=file.sha256,
        )
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.ISSUED, title=document.title
    )
    ReviewStep.objects.create(report=report, act="issue", by=issuer, text=issue.number)
    record_act("report_issued", by=issuer, target=report, number=issue.number)
    if report.supersedes_id:
        _supersede(report.supersedes_id, issue, by=issuer)


def _edit(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "key": row.key,
        "text": row.text,
        "heading": row.heading,
        "section": row.section,
        "order": row.order,
        "cites": row.cites,
        "basis": row.basis,
    }


def _supersede(report_id: int, issue: Issue, *, by: User) -> None:
    """The older version stays what it was; it only says that there is a newer one."""
    older = Report.objects.select_for_update(of=("self",)).get(pk=report_id)
    if older.state == ReportState.ISSUED:
        Report.objects.filter(pk=older.pk).update(state=ReportState.SUPERSEDED)
        ReviewStep.objects.create(
            report=older, act="supersede", by=by, text=issue.number
        )
        record_act("report_supersede", by=by, target=older, number=issue.number)
