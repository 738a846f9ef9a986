"""Asking for a report and calling it off."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from reports import actions
from reports.jobs.errors import Explained
from reports.models import Job, JobState, Report
from reports.order import Order
from tests import factories
from tests.factories.reports import MOMENT


@pytest.fixture
def sent(monkeypatch) -> list[int]:
    """Jobs that the workers were told of."""
    told: list[int] = []
    monkeypatch.setattr(actions, "send", told.append)
    return told


def test_request_stores_job_and_report_and_rings_after_the_commit(
    order, official, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        report = actions.request_report(by=official, order=order)
        assert sent == []

    job = report.job
    assert sent == [job.pk]
    assert (job.state, job.owner, job.scope_code) == (
        JobState.QUEUED,
        official,
        factories.COUNTY_CODE,
    )
    assert Order.from_parameters(job.parameters) == order
    assert (report.scope_name, report.period, report.as_of) == (
        "修水县",
        "2025",
        order.as_of,
    )
    line = AuditEvent.objects.get(act="report_requested")
    assert (line.user_name, line.detail["scope"]) == (str(official), order.scope_code)


def test_broker_that_is_down_does_not_lose_the_request(
    order, official, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(job_id: int) -> None:
        raise ConnectionError("the broker is down")

    monkeypatch.setattr(actions, "send", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        report = actions.request_report(by=official, order=order)

    report.job.refresh_from_db()
    assert (report.job.state, report.job.sent_at) == (JobState.QUEUED, None)


def test_asking_twice_gives_the_report_under_way(order, official, sent):
    first = actions.request_report(by=official, order=order)
    second = actions.request_report(by=official, order=order)

    assert first == second
    assert Job.objects.count() == 1


def test_other_question_or_other_person_gets_another_report(order, official, sent):
    first = actions.request_report(by=official, order=order)
    other = replace(order, period_code="2024")
    colleague = factories.a_user("colleague", "official")

    assert actions.request_report(by=official, order=other) != first
    assert actions.request_report(by=colleague, order=order) != first


def test_finished_report_is_asked_for_anew(order, official, sent):
    first = actions.request_report(by=official, order=order)
    Job.objects.filter(pk=first.job_id).update(state=JobState.DONE, finished_at=MOMENT)

    assert actions.request_report(by=official, order=order) != first


def test_scope_of_others_is_refused(order, county, sent):
    clerk = factories.a_user("clerk", "clerk", factories.a_township("360424118000"))

    with pytest.raises(PermissionDenied):
        actions.request_report(by=clerk, order=order)
    assert not Report.objects.exists()


def test_viewer_asks_for_no_report(order, county, sent):
    viewer = factories.a_user("viewer", "viewer")

    with pytest.raises(PermissionDenied):
        actions.request_report(by=viewer, order=order)


def test_unknown_scope_is_told_in_words(order, official, sent):
    with pytest.raises(Explained, match="unknown_scope"):
        actions.request_report(
            by=official, order=replace(order, scope_code="999999000000")
        )


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (JobState.QUEUED, JobState.CANCELLED),
        (JobState.LOST, JobState.CANCELLED),
        (JobState.RUNNING, JobState.CANCELLING),
    ],
)
def test_open_job_is_called_off(state, after, official):
    held = state == JobState.RUNNING
    job = factories.a_job(
        owner=official,
        state=state,
        claimed_by="worker" if held else "",
        heartbeat_at=MOMENT if held else None,
    )

    assert actions.cancel_job(job, by=official)

    job.refresh_from_db()
    assert job.state == after
    assert AuditEvent.objects.get(act="job_cancelled").target == str(job)


def test_ended_job_stays_as_it_is(official):
    job = factories.a_finished_job(owner=official)

    assert not actions.cancel_job(job, by=official)

    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert not AuditEvent.objects.exists()
