"""Asking for a report."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from jobs import actions as job_actions
from jobs.errors import Explained
from jobs.models import Job, JobState
from reports import actions
from reports.models import Report
from reports.order import Order
from tests import factories
from tests.factories.jobs import MOMENT


@pytest.fixture
def sent(monkeypatch) -> list[int]:
    """Jobs that the workers were told of."""
    told: list[int] = []
    monkeypatch.setattr(job_actions, "send", told.append)
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
