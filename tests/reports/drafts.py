"""A finished report of an official's, to be edited, reviewed and issued."""

from accounts.models import User
from jobs.run import run_job
from reports import actions
from reports.models import Report
from reports.order import Order


def a_made_report(order: Order, by: User) -> Report:
    report = actions.request_report(by=by, order=order)
    run_job(report.job_id)
    return again(report)


def again(report: Report) -> Report:
    """The report as it is stored now."""
    return Report.objects.select_related("job", "remaking").get(pk=report.pk)


def put_at(report: Report, state: str, reviewer: User) -> None:
    """At a stage of its life, as if it had come there: reviewed by somebody else."""
    Report.objects.filter(pk=report.pk).update(
        state=state, submitted_by=report.created_by, reviewed_by=reviewer
    )
