"""Regular reports: asked for when due, given up after three failures in a row."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jobs.models import Job, JobState
from jobs.run import run_job
from reports import schedules
from reports.models import Report, ReportSchedule
from reports.schedules import ask_due, later
from tests import factories
from tests.browsing import PageClient
from tests.reports.scheduling import DAY, now


@pytest.fixture
def schedule(official) -> ReportSchedule:
    return factories.a_schedule(owner=official)


def run(schedule: ReportSchedule, state: JobState | None = None) -> None:
    """The job of the report last asked for comes to its end."""
    job = now(schedule).last_report.job
    if state is None:
        run_job(job.pk)
    else:
        error = "pdf_failed" if state == JobState.FAILED else ""
        Job.objects.filter(pk=job.pk).update(
            state=state, finished_at=DAY, error_code=error
        )


@pytest.mark.parametrize(
    ("day", "months", "on", "expected"),
    [
        (date(2026, 3, 12), 12, 12, date(2027, 3, 12)),
        (date(2026, 8, 31), 6, 31, date(2027, 2, 28)),
        (date(2027, 2, 28), 6, 31, date(2027, 8, 31)),
        (date(2026, 12, 31), 3, 31, date(2027, 3, 31)),
        (date(2024, 2, 29), 12, 29, date(2025, 2, 28)),
        (date(2027, 2, 28), 12, 29, date(2028, 2, 29)),
    ],
)
def test_dates_go_on_by_the_calendar(day, months, on, expected):
    assert later(day, months, on=on) == expected


def test_a_shorter_month_does_not_move_those_after_it(official):
    factories.a_period("2025Q4")
    asked = schedules.add(
        by=official,
        scope_code="360424000000",
        cadence="quarter",
        next_on=date(2026, 3, 31),
        order={"formats": ["xlsx"]},
    )
    begun = DAY.replace(day=31)
    due = []
    for months in (0, 3, 6, 9):
        ReportSchedule.objects.filter(pk=asked.pk).update(is_pending=False)
        assert ask_due(now=begun + timedelta(days=31 * months)) == 1
        due.append(now(asked).next_on.isoformat())

    assert due == ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"]


def test_due_report_is_asked_for_once_with_the_period_that_is_over(schedule, files):
    assert ask_due(now=DAY - timedelta(days=1)) == 0
    assert ask_due(now=DAY) == 1
    report = Report.objects.get()
    assert (report.period, report.as_of) == ("2025", date(2026, 3, 12))
    assert report.created_by == schedule.owner
    assert report.options["formats"] == ["xlsx"]
    assert now(schedule).next_on == date(2027, 3, 12)
    assert ask_due(now=DAY) == 0
    run(schedule)
    assert ask_due(now=DAY + timedelta(days=1)) == 0
    held = now(schedule)
    assert (held.is_pending, held.failures) == (False, 0)
    assert ask_due(now=DAY.replace(year=2027)) == 1


def test_a_schedule_that_nobody_can_ask_for_holds_up_no_other(
    schedule, official, monkeypatch, caplog
):
    other = factories.a_schedule(owner=official, cadence="half_year")
    factories.a_period("2025H2")
    order_of = schedules.order_of

    def broken(asked: ReportSchedule, today: date):
        if asked.pk == schedule.pk:
            raise KeyError("a theme there is no more")
        return order_of(asked, today)

    monkeypatch.setattr(schedules, "order_of", broken)
    assert ask_due(now=DAY) == 1
    assert now(other).is_pending
    assert now(schedule).next_on == schedule.next_on
    assert f"The schedule {schedule.pk} was left as it is." in caplog.text


def test_a_portal_that_was_off_asks_once_for_what_it_missed(schedule):
    assert ask_due(now=DAY.replace(year=2029)) == 1
    assert now(schedule).next_on == date(2030, 3, 12)


@pytest.mark.parametrize(
    ("cadence", "codes", "expected"),
    [
        ("half_year", ("2025H1", "2025H2"), ("2025H2", "2025H1")),
        ("quarter", ("2025Q3", "2025Q4"), ("2025Q4", "2025Q3")),
    ],
)
def test_each_cadence_follows_its_own_periods(official, cadence, codes, expected):
    for code in codes:
        factories.a_period(code)
    schedule = factories.a_schedule(owner=official, cadence=cadence)
    order = schedules.order_of(schedule, date(2026, 3, 12))
    assert (order.period_code, order.base_code) == expected


def test_three_failures_in_a_row_stop_it_and_ring(schedule, official):
    for number in range(3):
        assert ask_due(now=DAY + timedelta(days=number)) == 1
        run(schedule, JobState.FAILED)
    assert ask_due(now=DAY + timedelta(days=3)) == 0
    held = now(schedule)
    assert (held.failures, held.retry_on) == (3, None)
    assert held.stopped_at == DAY + timedelta(days=3)
    assert ask_due(now=DAY + timedelta(days=4)) == 0
    assert AuditEvent.objects.filter(act="schedule_given_up").count() == 1
    client = PageClient(official)
    told = Job.objects.get(kind="report_schedule")
    home = client.get("/").content.decode()
    assert reverse("jobs:job-page", args=[told.pk]) in home
    answer = client.get(reverse("jobs:job-page", args=[told.pk]))
    assert answer["Location"] == reverse("reports:schedule-list")
    page = client.get(answer["Location"]).content.decode()
    assert "Stopped" in page
    assert "3 failures" in page
    told.refresh_from_db()
    assert told.seen_at is not None


def test_a_success_in_between_begins_the_count_anew(schedule, files):
    for state in (JobState.FAILED, JobState.FAILED, None):
        ask_due(now=DAY + timedelta(days=now(schedule).failures))
        run(schedule, state)
    ask_due(now=DAY + timedelta(days=9))
    held = now(schedule)
    assert (held.failures, held.stopped_at, held.last_error) == (0, None, "")


def test_a_grant_taken_away_is_a_failure_when_it_is_due(schedule, official):
    official.grants.all().delete()
    assert ask_due(now=DAY) == 0
    held = now(schedule)
    assert (held.failures, held.last_error) == (1, "scope_not_allowed")
    assert held.retry_on == date(2026, 3, 13)
    assert not Report.objects.exists()


def given_up(schedule) -> Job:
    for number in range(3):
        ask_due(now=DAY + timedelta(days=number))
    assert now(schedule).stopped_at == DAY + timedelta(days=2)
    return Job.objects.get(kind="report_schedule")


@pytest.mark.parametrize("elsewhere", [True, False])
def test_who_has_lost_the_grant_is_told_that_it_stopped(schedule, official, elsewhere):
    official.grants.all().delete()
    if elsewhere:
        far = factories.a_division("360425000000")
        factories.a_grant(official, "official", far)
    told = given_up(schedule)
    client = PageClient(official)
    address = reverse("jobs:job-page", args=[told.pk])
    assert address in client.get("/").content.decode()
    if elsewhere:  # its page does not have the schedule and takes nothing away
        client.get(reverse("reports:schedule-list"))

    page = client.get(address)
    assert page.status_code == 200
    assert "you may no longer ask for reports on this division" in page.content.decode()
    told.refresh_from_db()
    assert told.seen_at is not None
    assert address not in client.get("/").content.decode()


def test_what_is_announced_to_somebody_is_not_found_by_others(schedule, official):
    official.grants.all().delete()
    told = given_up(schedule)
    address = reverse("jobs:job-page", args=[told.pk])
    far = factories.a_division("360425000000")

    stranger = PageClient(factories.a_user("stranger", "official", far))
    assert stranger.get(address).status_code == 404
    nobody = PageClient(factories.a_user("nobody"))
    assert nobody.get(address).status_code == 403


def test_a_disabled_owner_gets_no_report(schedule, official):
    official.is_active = False
    official.save()
    ask_due(now=DAY)
    assert now(schedule).last_error == "owner_inactive"


def test_without_a_period_that_is_over_nothing_is_asked(schedule):
    schedule.cadence = "quarter"
    schedule.save()
    ask_due(now=DAY)
    assert now(schedule).last_error == "no_period_over"


def test_one_that_fails_holds_up_no_other(schedule, official):
    factories.a_schedule(
        owner=factories.a_user("nobody"), scope_code=factories.COUNTY_CODE
    )
    assert ask_due(now=DAY) == 1
