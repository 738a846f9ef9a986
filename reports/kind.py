"""Reports as a kind of job (JOB_KINDS in the settings)."""

from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from jobs import kinds
from jobs.errors import Explained
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job
from reports import draft_files
from reports.issuing import issue_report
from reports.making import make_report
from reports.messages import MESSAGES
from reports.models import Report
from reports.progress import Stage
from reports.reviewing import ISSUE_KIND

SCHEDULE_KIND = "report_schedule"

# Where each stage ends on the bar, by its usual share of the time.
_BAR_ENDS = {
    Stage.COLLECT: 50,
    Stage.COMPOSE: 55,
    Stage.XLSX: 70,
    Stage.DOCX: 75,
    Stage.PDF: 90,
    Stage.VERIFY: 97,
    Stage.STORE: 99,
}


def page_of(job: Job) -> str:
    """The report's page; of a job whose report was made again since, the list."""
    report = Report.objects.only("pk").made_by(job)
    if report is None:
        return reverse("reports:report-list")
    return reverse("reports:report-detail", args=[report.pk])


REPORT = kinds.Kind(
    code="report",
    label=_("Report"),
    permission=Permission.REPORT,
    stages=tuple(
        kinds.Stage(stage.value, stage.label, ends_at)
        for stage, ends_at in _BAR_ENDS.items()
    ),
    make=make_report,
    address=page_of,
    list_label=_("All my reports"),
    list_url_name="reports:report-list",
    messages=MESSAGES,
)

REPORT_ISSUE = kinds.Kind(
    code=ISSUE_KIND,
    label=_("Issuing a report"),
    permission=Permission.REVIEW,
    stages=REPORT.stages,
    make=issue_report,
    address=page_of,
    list_label=REPORT.list_label,
    list_url_name=REPORT.list_url_name,
    messages=MESSAGES,
)


REPORT_DRAFT_FILES = kinds.Kind(
    code=draft_files.KIND,
    label=_("Files of a draft"),
    permission=Permission.REPORT,
    stages=REPORT.stages,
    make=draft_files.make_draft_files,
    address=page_of,
    list_label=REPORT.list_label,
    list_url_name=REPORT.list_url_name,
    messages=MESSAGES,
)


def _nothing_to_make(job: Job, lease: Lease, folder: Path) -> Store:
    """Its jobs are announcements that have ended before any worker saw them."""
    raise Explained("schedule_stopped", failures=0)


REPORT_SCHEDULE = kinds.Kind(
    code=SCHEDULE_KIND,
    label=_("Regular report"),
    permission=Permission.REPORT,
    stages=(),
    make=_nothing_to_make,
    address=lambda job: reverse("reports:schedule-list"),
    list_label=REPORT.list_label,
    list_url_name=REPORT.list_url_name,
    messages=MESSAGES,
    is_announcement=True,
)
