"""What people and brokers do to jobs while the workers are well."""

from benchmarks.synthetic import AS_OF, COUNTY, PERIOD
from jobs.models import Job, JobState
from jobs.storage import sha256_of
from tests.jobs.databases import ALIAS
from tests.jobs.portal import Portal
from tests.jobs.test_killed_workers import ended, files_of, in_the_middle

# Two seconds, and what a machine busy with other tests needs on top.
CANCEL_SECONDS = 4


def test_second_and_third_delivery_make_nothing(crew: Portal):
    job, later = crew.ask("xlsx"), crew.ask("xlsx")
    for _ in range(3):
        crew.ring(job)
    crew.ring(later)

    crew.wait(later, ended)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)
    assert crew.log_of(job) == ["claimed", "done"]
    # The later one is the same question: answered with the same file.
    assert (later.state, later.reused_id) == (JobState.DONE, job.pk)
    assert crew.artifacts() == files_of(job)


def test_cancelled_job_ends_at_once_and_leaves_nothing(crew: Portal):
    job = crew.ask("pdf", "xlsx")
    crew.ring(job)
    crew.wait(job, in_the_middle)

    Job.objects.using(ALIAS).filter(pk=job.pk).update(state=JobState.CANCELLING)
    took = crew.wait(job, ended)

    assert job.state == JobState.CANCELLED
    assert took < CANCEL_SECONDS
    assert crew.artifacts() == []


def test_job_whose_message_was_lost_is_made_all_the_same(crew: Portal):
    job = crew.ask("xlsx")

    crew.wait(job, ended)

    assert (job.state, job.attempts) == (JobState.DONE, 1)


def test_command_lets_the_workers_make_a_report_and_fetches_it(crew: Portal, tmp_path):
    crew.manage(
        "report",
        *("--scope", COUNTY, "--period", PERIOD, "--as-of", AS_OF.isoformat()),
        *("--formats", "xlsx", "--out", str(tmp_path), "--queue"),
    )

    job = Job.objects.using(ALIAS).get()
    assert (job.state, job.owner_id) == (JobState.DONE, None)
    fetched = tmp_path / "report.xlsx"
    assert sha256_of(fetched) == job.files.get().sha256
