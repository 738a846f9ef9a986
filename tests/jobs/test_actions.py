"""Asking for work and calling it off."""

import pytest

from accounts.models import AuditEvent
from jobs import actions
from jobs.models import Job, JobState, hash_of
from tests import factories
from tests.factories.jobs import MOMENT


@pytest.fixture
def official(db):
    return factories.a_user("official", "official")


def asked(owner) -> Job:
    return actions.ask(
        kind="report",
        title="修水县",
        owner=owner,
        scope_code=factories.COUNTY_CODE,
        parameters={"scope": factories.COUNTY_CODE},
    )


def test_job_is_stored_and_rings_after_the_commit(
    official, monkeypatch, django_capture_on_commit_callbacks
):
    sent: list[int] = []
    monkeypatch.setattr(actions, "send", sent.append)

    with django_capture_on_commit_callbacks(execute=True):
        job = asked(official)
        assert sent == []

    assert sent == [job.pk]
    assert (job.state, job.owner) == (JobState.QUEUED, official)
    assert job.parameters_hash == hash_of({"scope": factories.COUNTY_CODE})
    assert [line.code for line in job.log.all()] == ["asked"]


def test_broker_that_is_down_does_not_lose_the_request(
    official, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(job_id: int) -> None:
        raise ConnectionError("the broker is down")

    monkeypatch.setattr(actions, "send", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        job = asked(official)

    job.refresh_from_db()
    assert (job.state, job.sent_at) == (JobState.QUEUED, None)


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
