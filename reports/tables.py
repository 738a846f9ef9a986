"""The list of reports."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jobs.models import JobState
from portal.tables import RecordColumn, RecordTable
from reports.life import ReportState
from reports.models import Report

COLOURS = {
    JobState.FAILED: "state-bad",
    JobState.CANCELLED: "state-over",
}
STAGE_COLOURS = {
    ReportState.RETURNED: "state-bad",
    ReportState.ACCEPTED: "state-good",
    ReportState.ISSUED: "state-good",
    ReportState.SUPERSEDED: "state-over",
    ReportState.WITHDRAWN: "state-over",
}


def state_badge(report: Report) -> SafeString:
    """How far it is made; once it is, where it stands in its life."""
    job = report.job
    if job.state == JobState.DONE:
        return stage_badge(report)
    colour = COLOURS.get(JobState(job.state), "state-open")
    return format_html(
        '<span class="badge {}">{}</span>', colour, job.get_state_display()
    )


def stage_badge(report: Report) -> SafeString:
    colour = STAGE_COLOURS.get(ReportState(report.state), "state-open")
    shared = report.is_draft and report.is_shared
    return format_html(
        '<span class="badge {}">{}</span>',
        colour,
        _("Shared draft") if shared else report.get_state_display(),
    )


class ReportTable(RecordTable):
    title = RecordColumn(verbose_name=_("Report"))
    period = RecordColumn(verbose_name=_("Period"))
    as_of = RecordColumn(verbose_name=_("As of"))
    state = RecordColumn(verbose_name=_("State"), order_by=("job__state", "state"))
    created_by = RecordColumn(
        verbose_name=_("Asked for by"), order_by=("created_by__full_name",)
    )
    created_at = RecordColumn(verbose_name=_("Asked for at"))

    class Meta(RecordTable.Meta):
        model = Report
        fields: tuple[str, ...] = ()
        order_by = "-created_at"

    def render_title(self, record: Report) -> SafeString:
        address = reverse("reports:report-detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.title)

    def render_state(self, record: Report) -> SafeString:
        return state_badge(record)
