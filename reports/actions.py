"""What people do with reports: ask for them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User, record_act
from jobs.actions import ask
from jobs.models import Job
from reports.kind import REPORT
from reports.models import Report
from reports.order import Order
from reports.scopes import find_scope, may_report


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
    if by is not None:
        same = Job.objects.under_way(
            kind=REPORT.code, owner=by, parameters=parameters
        ).first()
        if same is not None:
            return same.report
    title = order.working_title(scope.name)
    job = ask(
        kind=REPORT.code,
        title=title,
        owner=by,
        scope_code=scope.code,
        parameters=parameters,
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
    record_act("report_requested", by=by, target=report, **parameters)
    return report
