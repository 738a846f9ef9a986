"""Whatever befalls the workers, a job ends in one right state with one set of files.

Real workers on both brokers: these tests hold what no broker promises.
"""

import pytest

from jobs.models import Job, JobState
from tests.jobs.workers.portal import Portal

RECOVERY_SECONDS = 30

without_a_server = pytest.mark.parametrize("portal", ["filesystem"], indirect=True)


def in_the_middle(job: Job) -> bool:
    assert job.state in (JobState.QUEUED, JobState.RUNNING), job.error
    return job.state == JobState.RUNNING and job.percent >= 10


def ended(job: Job) -> bool:
    return not job.is_open


def files_of(job: Job) -> list[str]:
    """What a finished job has in the storage, and nothing else may be there."""
    made = [file.path for file in job.files.order_by("path")]
    return [f"reports/{job.pk}/facts.jsonl.gz", *made]


def test_report_of_a_killed_worker_is_made_by_the_next(portal: Portal):
    worker = portal.at_work()
    job = portal.ask("pdf", "xlsx")
    portal.ring(job)
    portal.wait(job, in_the_middle)
    worker.kill()
    # The row says so only because nobody is left to say more.
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    assert portal.artifacts() == []

    portal.new_worker()
    took = portal.wait(job, ended)

    assert (job.state, job.attempts, job.error) == (JobState.DONE, 2, "")
    assert took < RECOVERY_SECONDS
    assert portal.artifacts() == sorted(files_of(job))
    assert len(files_of(job)) == 3
    assert portal.log_of(job) == ["claimed", "lost", "again", "claimed", "done"]


@without_a_server
def test_job_that_kills_every_worker_is_given_up(portal: Portal):
    worker = portal.at_work()
    job = portal.ask("pdf", attempts=2)
    portal.ring(job)
    portal.wait(job, in_the_middle)
    worker.kill()

    portal.new_worker()
    portal.wait(job, ended)

    assert (job.state, job.error_code) == (JobState.FAILED, "too_many_tries")
    assert portal.artifacts() == []


@without_a_server
def test_worker_taken_for_lost_writes_nothing_when_it_comes_back(portal: Portal):
    frozen = portal.at_work()
    job = portal.ask("pdf")
    portal.ring(job)
    portal.wait(job, in_the_middle)
    frozen.freeze()
    portal.new_worker()
    portal.wait(job, ended)
    finished = job.finished_at, files_of(job), portal.contents()
    frozen.thaw()
    portal.wait_for_words(frozen, f"Job {job.pk} went to another worker")

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    assert (job.finished_at, files_of(job), portal.contents()) == finished
    assert portal.log_of(job) == ["claimed", "lost", "again", "claimed", "done"]
