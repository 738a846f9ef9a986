"""What people do with reports: ask for them, and for drafts to be made again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User, record_act
from jobs.actions import ask
from jobs.models import Job
from reports.editing import hold
from reports.kind import REPORT
from reports.models import Report
from reports.order import Order
from reports.scopes import find_scope, may_report


@transaction.atomic
def new_version(report: Report, *, by: User) -> Report:
    """A draft that will supersede an issued report: made anew, with its edits.

    Raises PermissionDenied for a report that has not gone out or a foreign scope.
    """
    if not (report.is_out and may_report(by, report.scope_code)):
        raise PermissionDenied(report.pk)
    draft = request_report(by=by, order=Order.from_parameters(report.job.parameters))
    if draft.supersedes is None:
        Report.objects.filter(pk=draft.pk).update(supersedes=report)
        draft.supersedes = report
        for row in report.overlays.order_by("pk"):
            notes = list(row.notes.all())
            row.pk, row.report, row.edited_by = None, draft, by
            row.save(force_insert=True)
            row.notes.set(notes)
        record_act("report_renewed", by=by, target=report)
    return draft


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
        # Not a draft being made again, which is its own report's affair.
        asked = Job.objects.under_way(kind=REPORT.code, owner=by, parameters=parameters)
        same = asked.filter(report__isnull=False).first()
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
            "kind": order.kind,
            "practice": order.practice,
            "causes": order.causes,
            "mandate": order.mandate,
            "methods": list(order.methods),
        }
        | ({"red_head": order.red_head.as_json()} if order.red_head else {}),
        created_by=by,
    )
    record_act("report_requested", by=by, target=report, **parameters)
    return report


@transaction.atomic
def remake_report(report: Report, *, by: User) -> Job:
    """Queues the same order anew: the draft gets the record's figures of now.

    Its edits stay; those whose place reads otherwise then are flagged. While one
    is under way it is given back. Raises PermissionDenied.
    """
    held = hold(report, by=by)
    if held.remaking and held.remaking.is_open:
        return held.remaking
    job = ask(
        kind=REPORT.code,
        title=held.title,
        owner=by,
        scope_code=held.scope_code,
        parameters=held.job.parameters,
    )
    Report.objects.filter(pk=held.pk).update(remaking=job)
    record_act("report_remade", by=by, target=held)
    return job
