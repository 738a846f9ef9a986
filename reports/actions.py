"""What people do with reports: ask for them, call them off."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User, record_act
from reports.jobs.lease import write_line
from reports.models import Job, JobKind, JobState, Report
from reports.models.job import hash_of
from reports.order import Order
from reports.scopes import find_scope, may_report
from reports.tasks import send


@transaction.atomic
def request_report(*, by: User | None, order: Order) -> Report:
    """Queues a report; a worker is told once the transaction is committed.

    The same person asking for the same thing while it is still being made gets
    the report already under way. ``by`` None is the command line. Raises
    Explained for an unknown scope, PermissionDenied for one that is not theirs.
    """
    scope = find_scope(order.scope_code)
    if by is not None and not may_report(by, scope.code):
        raise PermissionDenied(scope.code)
    parameters = order.as_parameters()
    digest = hash_of(parameters)
    under_way = Report.objects.filter(
        job__owner=by,
        job__parameters_hash=digest,
        job__state__in=(JobState.QUEUED, JobState.RUNNING),
    )
    if by is not None and (found := under_way.order_by("-pk").first()):
        return found
    title = order.working_title(scope.name)
    job = Job.objects.create(
        kind=JobKind.REPORT,
        title=title,
        owner=by,
        scope_code=scope.code,
        parameters=parameters,
        parameters_hash=digest,
    )
    report = Report.objects.create(
        job=job,
        title=title,
        scope_code=scope.code,
        scope_name=scope.name,
        period=order.period_code,
        base_period=order.base_code or "",
        as_of=order.as_of,
        organ=order.organ,
        themes=list(order.themes),
        options={
            "formats": list(order.formats),
            "mandate": order.mandate,
            "methods": list(order.methods),
        },
        created_by=by,
    )
    write_line(job.pk, "asked")
    record_act("report_requested", by=by, target=report, **parameters)
    # Not delay_on_commit: a broker that is down must not turn a stored request
    # into an error page. The sweep sends what could not be sent.
    transaction.on_commit(lambda: send(job.pk), robust=True)
    return report


@transaction.atomic
def cancel_job(job: Job, *, by: User | None) -> bool:
    """Calls a job off; False when it has come to its end already.

    A waiting job ends at once; a running one when its worker notices, within
    about two seconds. A cancelled job leaves nothing behind.
    """
    now = timezone.now()
    same = Job.objects.filter(pk=job.pk)
    if same.filter(state__in=(JobState.QUEUED, JobState.LOST)).update(
        state=JobState.CANCELLED, finished_at=now
    ):
        write_line(job.pk, "cancelled")
    elif same.filter(state=JobState.RUNNING).update(state=JobState.CANCELLING):
        write_line(job.pk, "cancel_asked")
    else:
        return False
    record_act("job_cancelled", by=by, target=job)
    return True
