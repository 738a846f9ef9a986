"""What a file says of where its report stands: in the making, or no longer valid."""

from django.utils import timezone

from reports.document.context import date_text
from reports.life import ReportState
from reports.models import Report
from reports.render.marks import Mark

DRAFT, UNDER_REVIEW = Mark("草稿"), Mark("送审稿")
_IN_THE_MAKING = {
    ReportState.DRAFT: DRAFT,
    ReportState.RETURNED: DRAFT,
    ReportState.SUBMITTED: UNDER_REVIEW,
    ReportState.ACCEPTED: UNDER_REVIEW,
}


def mark_of(report: Report) -> Mark | None:
    """What every copy of its files bears now; None for an issue that stands.

    Costs a query for one that does not stand any more.
    """
    if report.state == ReportState.WITHDRAWN:
        return Mark("已撤销", _since(report, "withdraw"))
    if report.state == ReportState.SUPERSEDED:
        step = report.steps.filter(act="supersede").order_by("-pk").first()
        return Mark("已被新版本取代", f"见{step.text}" if step and step.text else "")
    return _IN_THE_MAKING.get(ReportState(report.state))


def _since(report: Report, act: str) -> str:
    step = report.steps.filter(act=act).order_by("-pk").first()
    if step is None:
        return ""
    return f"{date_text(timezone.localdate(step.at))}撤销，请勿引用"
