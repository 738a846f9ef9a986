"""Jobs that nobody is at are found, tried again, and given up in the end."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.models import Job, JobState
from jobs.sweep import (
    UNANSWERED_BUSY,
    UNANSWERED_IDLE,
    UNSENT,
    note_sent,
    sweep,
)
from tests import factories

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
SILENT = NOW - timedelta(minutes=1)


class Bell:
    """Stands for the queue: notes which jobs were sent."""

    def __init__(self) -> None:
        self.rung: list[int] = []

    def __call__(self, job_id: int) -> None:
        self.rung.append(job_id)


@pytest.fixture
def bell() -> Bell:
    return Bell()


def a_running_job(**fields):
    return factories.a_job(
        **{
            "state": JobState.RUNNING,
            "claimed_by": "worker",
            "heartbeat_at": NOW,
            "attempts": 1,
        }
        | fields
    )


def codes(job: Job) -> list[str]:
    return list(job.log.order_by("pk").values_list("code", flat=True))


def test_silent_job_is_queued_and_sent_again(db, bell):
    job = a_running_job(heartbeat_at=SILENT, percent=40)

    sweep(now=NOW, send=bell)

    job.refresh_from_db()
    assert (job.state, job.claimed_by, job.percent) == (JobState.QUEUED, "", 0)
    assert codes(job) == ["lost", "again"]
    assert bell.rung == [job.pk]


def test_job_with_a_heartbeat_is_left_alone(db, bell):
    job = a_running_job(heartbeat_at=NOW - timedelta(seconds=10))

    sweep(now=NOW, send=bell)

    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    assert bell.rung == []


def test_last_try_ends_in_a_sentence(db, bell, settings):
    settings.JOB_MAX_TRIES = 3
    job = a_running_job(heartbeat_at=SILENT, attempts=3)

    sweep(now=NOW, send=bell)

    job.refresh_from_db()
    assert (job.state, job.finished_at) == (JobState.FAILED, NOW)
    assert job.error_code == "too_many_tries"
    assert "3" in job.error
    assert codes(job) == ["lost", "failed"]
    assert bell.rung == []


def test_silent_job_being_cancelled_is_cancelled(db, bell):
    job = a_running_job(state=JobState.CANCELLING, heartbeat_at=SILENT)

    sweep(now=NOW, send=bell)

    job.refresh_from_db()
    assert (job.state, job.finished_at) == (JobState.CANCELLED, NOW)
    assert bell.rung == []


def test_second_sweep_changes_nothing(db, bell):
    job = a_running_job(heartbeat_at=SILENT)

    sweep(now=NOW, send=lambda job_id: note_sent(job_id, at=NOW))
    sweep(now=NOW, send=bell)

    assert codes(job) == ["lost", "again"]
    assert bell.rung == []


@pytest.mark.parametrize(
    ("created", "sent", "busy", "rung"),
    [
        # Its request may not have reached the broker yet.
        (NOW, None, False, False),
        (NOW - UNSENT - timedelta(seconds=1), None, False, True),
        (SILENT, NOW - UNANSWERED_IDLE + timedelta(seconds=1), False, False),
        (SILENT, NOW - UNANSWERED_IDLE - timedelta(seconds=1), False, True),
        # Behind another job it waits its turn.
        (SILENT, NOW - UNANSWERED_IDLE - timedelta(seconds=1), True, False),
        (SILENT, NOW - UNANSWERED_BUSY - timedelta(seconds=1), True, True),
    ],
)
def test_waiting_job_is_sent_again_when_its_message_is_lost(
    db, bell, created, sent, busy, rung
):
    job = factories.a_job()
    Job.objects.filter(pk=job.pk).update(created_at=created, sent_at=sent)
    if busy:
        a_running_job(owner=factories.a_user("other"))

    sweep(now=NOW, send=bell)

    assert bell.rung == ([job.pk] if rung else [])
    assert codes(job) == (["resent"] if rung and sent else [])
