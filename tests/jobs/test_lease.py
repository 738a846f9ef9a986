"""Who holds a job, and what somebody who no longer does can still write: nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs import lease as leases
from jobs.errors import Cancelled, Explained, LeaseLost
from jobs.lease import claim, write_line
from jobs.models import Job, JobState
from reports.kind import REPORT
from reports.progress import Stage
from tests import factories

NOW = datetime(2026, 3, 12, tzinfo=UTC)


@pytest.fixture
def job(db: None) -> Job:
    return factories.a_job()


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def codes(job: Job) -> list[str]:
    return list(job.log.order_by("pk").values_list("code", flat=True))


def test_claim_takes_a_waiting_job_once(job):
    first, second = claim(job.pk), claim(job.pk)

    assert first is not None
    assert second is None
    assert state(job) == JobState.RUNNING
    assert (job.claimed_by, job.attempts) == (first.token, 1)
    assert job.started_at is not None
    assert [line.code for line in job.log.all()] == ["claimed"]


@pytest.mark.parametrize(
    "other", [JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.LOST]
)
def test_job_that_does_not_wait_is_not_claimed(job, other):
    ended = other != JobState.LOST
    Job.objects.filter(pk=job.pk).update(
        state=other,
        error_code="unexpected" if other == JobState.FAILED else "",
        finished_at=NOW if ended else None,
    )

    assert claim(job.pk) is None
    assert state(job) == other


def test_progress_is_written_while_the_lease_is_kept(job):
    lease = claim(job.pk)
    assert lease is not None

    with lease.kept():
        lease.note(50, 100, Stage.COLLECT)

    assert state(job) == JobState.RUNNING
    assert (job.percent, job.stage) == (25, Stage.COLLECT)


def test_cancel_is_noticed(job):
    lease = claim(job.pk)
    assert lease is not None
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLING)

    with lease.kept(), pytest.raises(Cancelled):
        lease.note(1, 2, Stage.COLLECT)

    assert lease.stop()
    assert state(job) == JobState.CANCELLED
    assert (job.claimed_by, job.finished_at is None) == ("", False)


def test_job_given_to_another_worker_is_noticed(job):
    lease = claim(job.pk)
    assert lease is not None
    Job.objects.filter(pk=job.pk).update(claimed_by="another")

    with lease.kept(), pytest.raises(LeaseLost):
        lease.note(1, 2, Stage.COLLECT)


def test_stale_worker_finishes_nothing(job):
    stale = claim(job.pk)
    assert stale is not None
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED, claimed_by="")
    current = claim(job.pk)
    assert current is not None
    stored = []

    with pytest.raises(LeaseLost):
        stale.finish(lambda: stored.append("stale"))
    assert not stale.fail("unexpected")
    assert not stale.stop()
    stale.give_back()

    assert stored == []
    assert state(job) == JobState.RUNNING
    assert job.claimed_by == current.token


def test_cancelled_job_is_not_finished(job):
    lease = claim(job.pk)
    assert lease is not None
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLING)
    stored = []

    with pytest.raises(Cancelled):
        lease.finish(lambda: stored.append("files"))

    assert stored == []


def test_failed_storing_leaves_the_job_running(job):
    lease = claim(job.pk)
    assert lease is not None

    def full() -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        lease.finish(full)

    assert state(job) == JobState.RUNNING


def test_failure_is_kept_as_code_and_said_in_the_readers_language(job):
    lease = claim(job.pk)
    assert lease is not None

    assert lease.fail("unknown_period", code="2031")

    assert state(job) == JobState.FAILED
    assert (job.error_code, job.error_params) == ("unknown_period", {"code": "2031"})
    assert "2031" in job.error


def test_job_failing_while_being_cancelled_counts_as_cancelled(job):
    lease = claim(job.pk)
    assert lease is not None
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLING)

    assert lease.fail("unexpected", kind="OSError", job=job.pk)

    assert state(job) == JobState.CANCELLED


def test_try_given_back_does_not_count(job):
    lease = claim(job.pk)
    assert lease is not None

    lease.give_back()

    assert state(job) == JobState.QUEUED
    assert (job.attempts, job.sent_at) == (0, None)


def test_job_that_takes_too_long_is_stopped(job, monkeypatch):
    lease = claim(job.pk)
    assert lease is not None
    monkeypatch.setattr(leases, "LONGEST_SECONDS", -1)

    with pytest.raises(Explained, match="out_of_time"):
        lease.check()


def test_bar_only_grows(job):
    lease = claim(job.pk)
    assert lease is not None

    lease.note(1, 1, Stage.XLSX)
    lease.note(0, 1, Stage.COLLECT)

    assert lease.percent == REPORT.percent_of(Stage.XLSX, 1, 1)


def test_batch_and_its_checkpoint_are_stored_together(job):
    lease = claim(job.pk)
    assert lease is not None
    lease.note(1, 2, Stage.COLLECT)

    with lease.batch() as checkpoint:
        write_line(job.pk, "reused")
        checkpoint["row"] = 200

    assert state(job) == JobState.RUNNING
    assert (job.checkpoint, lease.checkpoint) == ({"row": 200}, {"row": 200})
    assert (job.percent, job.stage) == (25, Stage.COLLECT)
    assert codes(job) == ["claimed", "reused"]


def test_broken_batch_leaves_neither_rows_nor_checkpoint(job):
    lease = claim(job.pk)
    assert lease is not None

    def broken() -> None:
        with lease.batch() as checkpoint:
            write_line(job.pk, "reused")
            checkpoint["row"] = 200
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        broken()

    assert state(job) == JobState.RUNNING
    assert (job.checkpoint, lease.checkpoint) == ({}, {})
    assert codes(job) == ["claimed"]


def test_next_try_begins_with_the_checkpoint_of_the_last(job):
    first = claim(job.pk)
    assert first is not None
    with first.batch() as checkpoint:
        checkpoint["row"] = 200
    first.give_back()

    second = claim(job.pk)

    assert second is not None
    assert second.checkpoint == {"row": 200}


@pytest.mark.parametrize(
    "after", [JobState.QUEUED, JobState.LOST, JobState.RUNNING, JobState.CANCELLED]
)
def test_worker_whose_job_was_taken_away_stores_no_batch(job, after):
    stale = claim(job.pk)
    assert stale is not None
    Job.objects.filter(pk=job.pk).update(
        state=after,
        claimed_by="another" if after == JobState.RUNNING else "",
        finished_at=NOW if after == JobState.CANCELLED else None,
    )

    with pytest.raises(LeaseLost), stale.batch():
        write_line(job.pk, "reused")

    assert state(job) == after
    assert job.checkpoint == {}
    assert codes(job) == ["claimed"]


def test_cancelled_job_stores_no_further_batch(job):
    lease = claim(job.pk)
    assert lease is not None
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLING)

    with pytest.raises(Cancelled), lease.batch():
        write_line(job.pk, "reused")

    assert codes(job) == ["claimed"]


def test_batch_counts_as_a_sign_of_life_when_it_ends(job, time_machine):
    time_machine.move_to(NOW)
    lease = claim(job.pk)
    assert lease is not None

    with lease.batch():
        time_machine.move_to(NOW + timedelta(minutes=1))

    job.refresh_from_db()
    assert job.heartbeat_at >= NOW + timedelta(minutes=1)
