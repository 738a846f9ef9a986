"""What people and brokers do to jobs while the workers are well."""

import pytest

from benchmarks.synthetic import AS_OF, COUNTY, PERIOD
from jobs.models import Job, JobState
from jobs.storage import sha256_of
from tests.jobs.workers.databases import ALIAS
from tests.jobs.workers.portal import Portal
from tests.jobs.workers.test_killed_workers import ended, files_of, in_the_middle

# Two seconds, and what a machine busy with other work needs on top.
CANCEL_SECONDS = 10


@pytest.fixture(autouse=True)
def _at_work(portal: Portal) -> None:
    portal.at_work()


def test_second_and_third_delivery_make_nothing(portal: Portal):
    job, later = portal.ask("xlsx"), portal.ask("xlsx")
    for _ in range(3):
        portal.ring(job)
    portal.ring(later)

    portal.wait(later, ended)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)
    assert portal.log_of(job) == ["claimed", "done"]
    # The later one is the same question: answered with the same file.
    assert (later.state, later.reused_id) == (JobState.DONE, job.pk)
    assert portal.artifacts() == files_of(job)


def test_cancelled_job_ends_at_once_and_leaves_nothing(portal: Portal):
    job = portal.ask("pdf", "xlsx")
    portal.ring(job)
    portal.wait(job, in_the_middle)

    Job.objects.using(ALIAS).filter(pk=job.pk).update(state=JobState.CANCELLING)
    took = portal.wait(job, ended)

    assert job.state == JobState.CANCELLED
    assert took < CANCEL_SECONDS
    assert portal.artifacts() == []


def test_job_whose_message_was_lost_is_made_all_the_same(portal: Portal):
    job = portal.ask("xlsx")

    portal.wait(job, ended)

    assert (job.state, job.attempts) == (JobState.DONE, 1)


def test_command_lets_the_workers_make_a_report_and_fetches_it(
    portal: Portal, tmp_path
):
    portal.manage(
        "report",
        *("--scope", COUNTY, "--period", PERIOD, "--as-of", AS_OF.isoformat()),
        *("--formats", "xlsx", "--out", str(tmp_path), "--queue"),
    )

    job = Job.objects.using(ALIAS).get()
    assert (job.state, job.owner_id) == (JobState.DONE, None)
    fetched = tmp_path / "report.xlsx"
    assert sha256_of(fetched) == job.files.get().sha256
