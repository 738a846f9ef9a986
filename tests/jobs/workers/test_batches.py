"""Work stored in batches: each once and whole, whatever befalls the workers."""

from typing import Any

import pytest

from jobs.models import Job, JobState
from tests.jobs.counting import BATCH, a_count, numbers_of
from tests.jobs.workers.databases import ALIAS, on_postgres
from tests.jobs.workers.portal import LOST_SECONDS, Portal
from tests.jobs.workers.test_killed_workers import ended

UP_TO = 40

# The one that belongs to the database: what is held here are locks of rows.
on_one_broker = pytest.mark.parametrize(
    "portal", ["redis" if on_postgres() else "filesystem"], indirect=True
)


def asked(portal: Portal, **pauses: Any) -> Job:
    job = a_count(using=ALIAS, **{"up_to": UP_TO} | pauses)
    portal.ring(job)
    return job


def some_stored(job: Job) -> bool:
    assert job.is_open, job.error
    return job.checkpoint.get("counted", 0) >= 2 * BATCH


def test_next_worker_goes_on_where_the_killed_one_stored_last(portal: Portal):
    worker = portal.at_work()
    # Nearly all the time it is within a batch, so it is killed within one.
    job = asked(portal, within=0.1)
    portal.wait(job, some_stored)
    worker.kill()
    job.refresh_from_db()
    stored = job.checkpoint["counted"]
    assert numbers_of(job) == list(range(1, stored + 1))

    portal.new_worker()
    portal.wait(job, ended)

    assert (job.state, job.attempts, job.error) == (JobState.DONE, 2, "")
    assert numbers_of(job) == list(range(1, UP_TO + 1))
    codes = [code for code in portal.log_of(job) if code != "counted"]
    assert codes == ["claimed", "lost", "again", "claimed", "counted_all", "done"]


@on_one_broker
def test_worker_taken_for_lost_stores_no_batch_when_it_comes_back(portal: Portal):
    frozen = portal.at_work()
    job = asked(portal, between=0.4)
    portal.wait(job, some_stored)
    frozen.freeze()
    portal.new_worker()
    portal.wait(job, ended)
    log = portal.log_of(job)
    frozen.thaw()
    portal.wait_for_words(frozen, f"Job {job.pk} went to another worker")

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    assert numbers_of(job) == list(range(1, UP_TO + 1))
    assert portal.log_of(job) == log


@on_one_broker
def test_batch_longer_than_the_patience_is_not_taken_for_silence(portal: Portal):
    within = (LOST_SECONDS + 2) / BATCH
    portal.at_work(2)
    # The other worker sweeps all the while.
    job = asked(portal, up_to=2 * BATCH, within=within)
    portal.wait(job, ended)

    assert (job.state, job.attempts, job.error) == (JobState.DONE, 1, "")
    assert numbers_of(job) == list(range(1, 2 * BATCH + 1))


@on_one_broker
def test_cancelled_job_keeps_its_whole_batches(portal: Portal):
    portal.at_work()
    # Between two batches the lock of the database is free for long enough.
    job = asked(portal, within=0.05, between=0.3)
    portal.wait(job, some_stored)
    Job.objects.using(ALIAS).filter(pk=job.pk).update(state=JobState.CANCELLING)
    portal.wait(job, ended)

    assert job.state == JobState.CANCELLED
    assert numbers_of(job) == list(range(1, job.checkpoint["counted"] + 1))
    assert job.checkpoint["counted"] < UP_TO
