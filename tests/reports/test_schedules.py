"""Regular reports: asked for when due, given up after three failures in a row."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import AuditEvent
from jobs.models import Job, JobState
from jobs.run import run_job
from reports import schedules
from reports.models import Report, ReportSchedule
from reports.schedules import ask_due, later
from tests import factories
from tests.browsing import PageClient

HERE = ZoneInfo("Asia/Shanghai")
DAY = datetime(2026, 3, 12, 5, tzinfo=HERE)


@pytest.fixture
def schedule(official) -> ReportSchedule:
    return factories.a_schedule(owner=official)


def now(schedule: ReportSchedule) -> ReportSchedule:
    return ReportSchedule.objects.get(pk=schedule.pk)


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


def form(**changes: object) -> dict[str, object]:
    return {
        "scope": factories.COUNTY_CODE,
        "cadence": "year",
        "next_on": "2099-03-12",
        "organ": "修水县民政局",
        "themes": ["scale"],
        "formats": ["pdf"],
    } | changes


def test_a_schedule_is_added_and_stopped_on_the_page(official):
    client = PageClient(official)
    address = reverse("reports:schedule-list")
    page = client.post(address, form(), follow=True).content.decode()
    assert "asked for regularly" in page
    row = ReportSchedule.objects.get()
    assert row.order == {
        "organ": "修水县民政局",
        "kind": "comprehensive",
        "themes": ["scale"],
        "formats": ["pdf"],
    }
    twice = client.post(address, form()).content.decode()
    assert "You have this schedule already" in twice
    client.post(reverse("reports:schedule-stop", args=[row.pk]))
    assert now(row).stopped_at is not None
    assert AuditEvent.objects.filter(act="schedule_stopped").exists()
    client.post(address, form())
    assert ReportSchedule.objects.running().count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "110101001000"}, "one that is yours"),
        ({"next_on": "2020-01-01"}, "This day is over"),
        ({"cadence": "daily"}, "Select a valid choice"),
    ],
)
def test_a_schedule_that_makes_no_sense_says_why(official, changes, said):
    client = PageClient(official)
    page = client.post(reverse("reports:schedule-list"), form(**changes))
    assert said in page.content.decode()
    assert not ReportSchedule.objects.exists()


def test_nobody_schedules_or_stops_what_is_not_theirs(official, schedule):
    clerk = factories.a_user("clerk", "clerk", factories.a_township("360424118000"))
    with pytest.raises(PermissionDenied):
        schedules.add(
            by=clerk,
            scope_code=factories.COUNTY_CODE,
            cadence="year",
            next_on=date(2026, 3, 12),
            order={},
        )
    client = PageClient(clerk)
    stop = reverse("reports:schedule-stop", args=[schedule.pk])
    assert client.post(stop).status_code == 404
    colleague = PageClient(factories.a_user("colleague", "official"))
    assert colleague.post(stop).status_code == 404


def added(official, **changes: object) -> ReportSchedule:
    address = reverse("reports:schedule-list")
    answer = PageClient(official).post(address, form(**changes))
    assert answer.status_code == 302, answer.context["form"].errors
    return ReportSchedule.objects.get()


def test_a_schedule_keeps_the_kind_of_report(official):
    row = added(official, kind="party-building", themes=[])
    order = schedules.order_of(row, DAY.date())
    assert (order.kind, order.themes) == ("party-building", ())
    page = PageClient(official).get(reverse("reports:schedule-list"))
    assert '<div class="unit">Party building</div>' in page.content.decode()


def test_a_regular_report_bears_the_head_in_use_when_it_is_due(official):
    old = factories.a_letterhead(addressees="县人民政府", copies="县财政局")
    row = added(official, organ="", layout="formal", copies="县委办公室")
    old.valid_to = date(2026, 1, 31)
    old.save()
    factories.a_letterhead(
        organ="修水县民政和社会工作局",
        mark="修水县民政和社会工作局文件",
        valid_from=date(2026, 2, 1),
        addressees="县政府",
    )
    order = schedules.order_of(row, DAY.date())
    assert order.organ == "修水县民政和社会工作局"
    assert order.red_head is not None
    assert order.red_head.mark == "修水县民政和社会工作局文件"
    assert order.red_head.addressees == "县政府"
    assert order.red_head.copies == "县委办公室"
    assert order.red_head.signer == ""


def test_of_several_letterheads_the_one_named_is_kept(official):
    factories.a_letterhead()
    named = factories.a_letterhead(code="修社", mark="修水县社会工作部文件")
    row = added(official, layout="upward", letterhead=named.pk, signer="王明")
    head = schedules.order_of(row, DAY.date()).red_head
    assert head is not None
    assert (head.code, head.signer) == ("修社", "王明")


def test_what_a_formal_document_lacks_is_said_when_the_schedule_is_added(official):
    address = reverse("reports:schedule-list")
    page = PageClient(official).post(address, form(layout="formal"))
    assert "letterhead" in page.context["form"].errors
    assert not ReportSchedule.objects.exists()


def test_a_letterhead_that_is_gone_when_due_is_a_failure_that_is_told(official):
    factories.a_period("2025")
    letterhead = factories.a_letterhead()
    row = added(official, layout="formal")
    ReportSchedule.objects.filter(pk=row.pk).update(next_on=DAY.date())
    letterhead.valid_to = date(2026, 1, 31)
    letterhead.save()
    assert ask_due(now=DAY) == 0
    assert now(row).last_error == "no_letterhead"
    page = PageClient(official).get(reverse("reports:schedule-list"))
    assert "No letterhead is in use" in page.content.decode()
