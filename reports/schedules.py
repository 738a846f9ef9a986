"""Asking for reports that are due, and giving up on those that keep failing.

Whether the owner may still ask is asked when a report is due, not when the schedule
was made. The clock comes in from outside.
"""

import calendar
import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User, record_act
from communities.models import ReportingPeriod
from jobs.actions import announce_failure
from jobs.errors import Explained
from jobs.models import JobState
from reports import actions
from reports.document.kinds import COMPREHENSIVE
from reports.kind import SCHEDULE_KIND
from reports.letterheads import head_when_due
from reports.models import ReportSchedule
from reports.order import FORMATS, Order
from reports.scopes import find_scope, may_report

logger = logging.getLogger(__name__)

MOST_FAILURES = 3
_MONTHS = {"year": 12, "half_year": 6, "quarter": 3}
# Ends of jobs that are no report; a cancelled one was called off by its owner.
_FAILED = (JobState.FAILED,)


@transaction.atomic
def add(
    *, by: User, scope_code: str, cadence: str, next_on: date, order: dict[str, Any]
) -> ReportSchedule:
    """Raises PermissionDenied, Explained for an unknown scope."""
    scope = find_scope(scope_code)
    if not may_report(by, scope.code):
        raise PermissionDenied(scope.code)
    made = ReportSchedule.objects.create(
        owner=by,
        scope_code=scope.code,
        scope_name=scope.name,
        cadence=cadence,
        next_on=next_on,
        day_of_month=next_on.day,
        order=order,
    )
    record_act("schedule_added", by=by, target=made)
    return made


@transaction.atomic
def stop(schedule: ReportSchedule, *, by: User, at: datetime) -> None:
    stopped = ReportSchedule.objects.running().filter(pk=schedule.pk)
    if stopped.update(stopped_at=at):
        record_act("schedule_stopped", by=by, target=schedule)


def ask_due(*, now: datetime) -> int:
    """Settles what was asked for, asks for what is due; gives how many were asked.

    Each schedule in a transaction of its own: one that fails holds up no other, the
    next day neither, whatever it fails of.
    """
    today = timezone.localdate(now)
    pending = ReportSchedule.objects.running().filter(is_pending=True)
    for key in list(pending.values_list("pk", flat=True)):
        _apart(_settle, key, now)
    due = ReportSchedule.objects.due_on(today).order_by("pk")
    asked = [_apart(_ask, key, now) for key in list(due.values_list("pk", flat=True))]
    return sum(asked)


def _apart(do: Callable[[int, datetime], bool], key: int, now: datetime) -> bool:
    """What nobody foresaw is told in the log, and the schedule tried the next day."""
    try:
        return do(key, now)
    except Exception:
        logger.exception("The schedule %d was left as it is.", key)
        return False


@transaction.atomic
def _settle(key: int, now: datetime) -> bool:
    """Whether the report last asked for has come to its end, which is noted."""
    held = _held(key)
    if held is None or not held.is_pending or held.last_report is None:
        return False
    job = held.last_report.job
    if job.is_open:
        return False
    held.is_pending = False
    if job.state in _FAILED:
        # A day has passed since it was asked for.
        _note_failure(held, job.error_code, now=now, retry_after=0)
    else:
        held.failures, held.last_error = 0, ""
        held.save()
    return True


@transaction.atomic
def _ask(key: int, now: datetime) -> bool:
    held = _held(key)
    today = timezone.localdate(now)
    due = ReportSchedule.objects.due_on(today)
    if held is None or not due.filter(pk=key).exists():
        return False
    try:
        if not held.owner.is_active:
            raise Explained("owner_inactive")
        order = order_of(held, today)
        with transaction.atomic():
            report = actions.request_report(by=held.owner, order=order)
    except PermissionDenied:
        _note_failure(held, "scope_not_allowed", now=now)
        return False
    except Explained as failure:
        _note_failure(held, failure.code, now=now)
        return False
    held.last_report, held.is_pending, held.retry_on = report, True, None
    while held.next_on <= today:
        months = _MONTHS[held.cadence]
        held.next_on = later(held.next_on, months, on=held.day_of_month)
    held.save()
    return True


def _held(key: int) -> ReportSchedule | None:
    rows = ReportSchedule.objects.running().select_for_update(of=("self",))
    return rows.filter(pk=key).first()


def _note_failure(
    held: ReportSchedule, code: str, *, now: datetime, retry_after: int = 1
) -> None:
    """Tried again after so many days; after three in a row told in the bell."""
    held.failures += 1
    held.last_error = code
    held.retry_on = timezone.localdate(now) + timedelta(days=retry_after)
    if held.failures >= MOST_FAILURES:
        held.stopped_at, held.retry_on = now, None
        record_act("schedule_given_up", by=held.owner, target=held, code=code)
        why = _why_stopped(code, held.failures)
        announce_failure(
            kind=SCHEDULE_KIND,
            title=str(held),
            owner=held.owner,
            scope_code=held.scope_code,
            at=now,
            code=why.code,
            **why.params,
        )
    held.save()


def order_of(schedule: ReportSchedule, today: date) -> Order:
    """Of the last period of its kind that is over, with the head in use that day.

    Raises Explained where there is no such period or head.
    """
    kind = ReportingPeriod.objects.filter(kind=schedule.cadence)
    period = kind.filter(ends_on__lt=today).order_by("-ends_on", "-pk").first()
    if period is None:
        raise Explained("no_period_over")
    base = ReportingPeriod.objects.before(period).first()
    asked = schedule.order
    organ, head = asked.get("organ", ""), None
    if "head" in asked:
        heads, head = head_when_due(
            asked["head"], code=schedule.scope_code, user=schedule.owner, day=today
        )
        organ = organ or heads
    return Order(
        scope_code=schedule.scope_code,
        period_code=period.code,
        base_code=base.code if base else None,
        as_of=today,
        formats=tuple(asked.get("formats", FORMATS)),
        organ=organ,
        # Schedules made before there were kinds name none.
        kind=asked.get("kind", COMPREHENSIVE.code),
        themes=tuple(asked.get("themes", ())),
        red_head=head,
    )


def _why_stopped(code: str, failures: int) -> Explained:
    """What the owner is told: the last failure where that is the reason, or how many
    there were."""
    if code == "scope_not_allowed":
        return Explained("schedule_without_right")
    return Explained("schedule_stopped", failures=failures)


def later(day: date, months: int, *, on: int) -> date:
    """So many months later, ``on`` that day of the month; the last of a shorter one."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on, last))
