"""The life of a report: each step an act, asked of reports.life.TRANSITIONS.

Two persons always: whoever accepts or returns a report has neither asked for it,
nor submitted it, nor edited a word of it.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.models import User, record_act
from accounts.roles import Permission
from jobs.actions import ask
from jobs.models import Job
from reports.document.redhead import RedHead
from reports.editing import may_edit
from reports.life import TRANSITIONS, Transition, Who
from reports.models import Report, ReviewStep
from reports.scopes import may

ISSUE_KIND = "report_issue"


class NotNow(Exception):
    """The report is not at a stage at which this can be done."""


class NumberTaken(ValueError):
    """Another document of the organ bears the number this year."""


class ReasonMissing(ValueError):
    """This is not done without saying why."""


def possible(report: Report, user: User) -> list[Transition]:
    """What the user can do with the report now. Costs a few queries."""
    return [step for step in TRANSITIONS.values() if _stands_open(report, step, user)]


def _stands_open(report: Report, step: Transition, user: User) -> bool:
    if report.state not in step.sources or report.document is None:
        return False
    return not _is_busy(report) and _is_for(report, step, user)


def _is_busy(report: Report) -> bool:
    """A job is at it: what it finds at its end must be what it began with."""
    jobs = (report.remaking, report.issuing)
    return any(job is not None and job.is_open for job in jobs)


def _is_for(report: Report, step: Transition, user: User) -> bool:
    if step.who is Who.WRITER:
        return may_edit(report, user)
    if step.who is Who.AUTHOR:
        return user in (report.created_by, report.submitted_by)
    if step.who is Who.PORTAL or not may(user, Permission.REVIEW, report.scope_code):
        return False
    return step.who is Who.REVIEWER or user.pk not in writers(report)


def writers(report: Report) -> set[int | None]:
    """Who has had a part in the report: none of them reviews it."""
    editors = set(report.edited_by_ids)
    return {report.created_by_id, report.submitted_by_id, *editors}


@transaction.atomic
def take(
    report: Report,
    act: str,
    *,
    by: User,
    text: str = "",
    serial: int | None = None,
) -> Report:
    """Takes a step; gives back the report as it is then.

    ``serial`` is the number that the organ has for a formal document, for issuing;
    None takes the next one. Raises NotNow, PermissionDenied, ReasonMissing where a
    reason is asked for, or NumberTaken.
    """
    step = TRANSITIONS[act]
    held = _held(report, by)
    if held.state not in step.sources or held.document is None or _is_busy(held):
        raise NotNow(act)
    if not _is_for(held, step, by):
        raise PermissionDenied(report.pk)
    text = text.strip()
    if step.needs_reason and not text:
        raise ReasonMissing(act)
    if act == "issue":
        _begin_issue(held, by=by, serial=serial)
    else:
        if act == "submit":
            held.submitted_by, held.reviewed_by = by, None
        elif act == "accept":
            held.reviewed_by = by
        held.state = step.target
        held.save(update_fields=["state", "submitted_by", "reviewed_by"])
        ReviewStep.objects.create(report=held, act=act, by=by, text=text)
    record_act(f"report_{act}", by=by, target=held, text=text)
    return held


@transaction.atomic
def comment(report: Report, text: str, *, by: User) -> ReviewStep:
    """A word on a report, by whoever sees it. Raises ReasonMissing for none."""
    held = _held(report, by)
    text = text.strip()
    if not text:
        raise ReasonMissing("comment")
    record_act("report_comment", by=by, target=held, text=text)
    return ReviewStep.objects.create(report=held, act="comment", by=by, text=text)


def _held(report: Report, by: User) -> Report:
    seen = Report.objects.visible_to(by).select_for_update(of=("self",))
    held = seen.filter(pk=report.pk).first()
    if held is None:
        raise PermissionDenied(report.pk)
    return held


def _begin_issue(report: Report, *, by: User, serial: int | None) -> Job:
    """Gives the report its number and has its files made; they make it issued."""
    if not report.grounds:
        raise NotNow("issue")
    _give_number(report, serial)
    job = ask(
        kind=ISSUE_KIND,
        title=report.title,
        owner=by,
        scope_code=report.scope_code,
        parameters={"report": report.pk, "number": report.number_serial},
    )
    report.issuing = job
    report.save(update_fields=["issuing"])
    return job


def _give_number(report: Report, serial: int | None) -> None:
    """The next number of the scope, and that of the organ. Raises NumberTaken."""
    if report.number_serial is None:
        year = timezone.localdate().year
        report.number_year, report.number_serial = year, _last_of(report, year) + 1
    if report.red_head and (serial or report.document_serial is None):
        _number(report, report.red_head, serial)
    try:
        with transaction.atomic():
            report.save(
                update_fields=[
                    *("number_year", "number_serial"),
                    *("number_series", "document_serial"),
                ]
            )
    except IntegrityError as taken:
        # By a report that was issued in the same moment.
        raise NumberTaken(number_of(report)) from taken


def _last_of(report: Report, year: int) -> int:
    same = Report.objects.filter(scope_code=report.scope_code, number_year=year)
    return same.aggregate(last=Max("number_serial"))["last"] or 0


def _number(report: Report, head: RedHead, serial: int | None) -> None:
    year = report.number_year
    assert year  # noqa: S101 - given just before
    same = _series(head, year).exclude(pk=report.pk)
    if serial and same.filter(document_serial=serial).exists():
        raise NumberTaken(head.number_of(year, serial))
    report.number_series = head.series
    report.document_serial = serial or _next(head, year)


def _series(head: RedHead, year: int) -> "QuerySet[Report]":
    return Report.objects.filter(number_series=head.series, number_year=year)


def _next(head: RedHead, year: int) -> int:
    last = _series(head, year).aggregate(last=Max("document_serial"))["last"]
    return (last or 0) + 1


def likely_serial(report: Report) -> int | None:
    """What the organ's number will be unless told; None for an internal report.

    The organ's other documents are numbered elsewhere: whoever issues knows better.
    """
    if report.red_head is None:
        return None
    year = report.number_year or timezone.localdate().year
    return report.document_serial or _next(report.red_head, year)


def number_of(report: Report) -> str:
    """The number as printed: 修水县社区调研〔2026〕3号."""
    if report.red_head and report.number_year and report.document_serial:
        return report.red_head.number_of(report.number_year, report.document_serial)
    pattern: str = settings.REPORT_NUMBER
    return pattern.format(
        name=report.scope_name, year=report.number_year, serial=report.number_serial
    )
