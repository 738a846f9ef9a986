"""One try on a job of any kind: done, or the reason why not."""

import errno

import pytest
from django.utils.module_loading import import_string

from jobs import kinds
from jobs.errors import Cancelled, Explained, LeaseLost
from jobs.lease import Lease
from jobs.models import Job, JobState
from jobs.run import run_job
from tests import factories
from tests.jobs import counting
from tests.jobs.counting import a_count, numbers_of


@pytest.fixture
def clerk(db):
    return factories.a_user("clerk", "clerk")


@pytest.fixture(autouse=True)
def _counts(settings, files):
    settings.JOB_KINDS = [*settings.JOB_KINDS, "tests.jobs.counting.COUNTING"]


def ran(job: Job) -> Job:
    run_job(job.pk)
    job.refresh_from_db()
    return job


def codes(job: Job) -> list[str]:
    return list(job.log.order_by("pk").values_list("code", flat=True))


def interrupt(monkeypatch, failure: BaseException, *, at: int) -> None:
    """The line with this number fails once."""
    write, failures = counting.write_line, [failure]

    def write_line(job_id, code, /, **params):
        if params.get("number") == at and failures:
            raise failures.pop()
        write(job_id, code, **params)

    monkeypatch.setattr(counting, "write_line", write_line)


def test_kind_does_the_work_and_stores_its_end_with_the_state(clerk):
    job = ran(a_count(owner=clerk, up_to=10))

    assert (job.state, job.percent, job.stage) == (JobState.DONE, 100, "")
    assert numbers_of(job) == list(range(1, 11))
    assert codes(job)[-2:] == ["counted_all", "done"]
    assert job.log.get(code="counted_all").text == "Counted to 10."


def test_second_delivery_does_nothing(clerk):
    job = ran(a_count(owner=clerk, up_to=5))
    before = codes(job)

    assert codes(ran(job)) == before


def test_try_after_an_interruption_goes_on_from_the_last_batch(clerk, monkeypatch):
    interrupt(monkeypatch, SystemExit(), at=8)
    job = a_count(owner=clerk, up_to=15)

    with pytest.raises(SystemExit):
        run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert numbers_of(job) == [1, 2, 3, 4, 5]
    assert numbers_of(ran(job)) == list(range(1, 16))
    assert job.state == JobState.DONE


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Explained("out_of_time"), "out_of_time"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (ZeroDivisionError("a fault of ours"), "unexpected"),
    ],
)
def test_failure_is_noted_and_what_was_stored_stays(
    failure, code, clerk, monkeypatch, caplog
):
    interrupt(monkeypatch, failure, at=8)
    job = a_count(owner=clerk, up_to=15)

    if isinstance(failure, Explained):
        run_job(job.pk)
    else:
        with pytest.raises(type(failure)):
            run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, code)
    assert "a fault of ours" not in job.error
    assert numbers_of(job) == [1, 2, 3, 4, 5]


def test_cancelled_job_is_told_of_in_the_words_of_its_kind(clerk, monkeypatch):
    interrupt(monkeypatch, Cancelled(), at=8)

    job = ran(a_count(owner=clerk, up_to=15))

    assert job.state == JobState.CANCELLED
    assert job.log.get(code="cancelled").text == "Cancelled. What was counted stays."


def test_worker_whose_job_went_to_another_changes_nothing(clerk, monkeypatch, caplog):
    interrupt(monkeypatch, LeaseLost(), at=8)

    job = ran(a_count(owner=clerk, up_to=15))

    assert job.state == JobState.RUNNING
    assert f"Job {job.pk} went to another worker" in caplog.text


def test_worker_that_misses_its_folder_because_the_job_is_gone_just_stops(
    clerk, monkeypatch, caplog
):
    job = a_count(owner=clerk, up_to=15)

    def note(lease, *progress):
        Job.objects.filter(pk=lease.job_id).update(claimed_by="another")
        raise FileNotFoundError("facts.jsonl.gz")

    monkeypatch.setattr(Lease, "note", note)
    run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.claimed_by) == (JobState.RUNNING, "another")
    assert f"Job {job.pk} went to another worker" in caplog.text


@pytest.mark.parametrize(
    ("role", "error"),
    [
        # Counting asks for the permission to edit, a report for that to report.
        ("clerk", ""),
        ("official", "scope_not_allowed"),
        ("viewer", "scope_not_allowed"),
        (None, "scope_not_allowed"),
    ],
)
def test_owner_needs_the_permission_of_the_kind_still(role, error, db):
    factories.a_division()
    job = ran(a_count(owner=factories.a_user("owner", role), up_to=5))

    assert job.error_code == error


def test_permission_is_asked_over_the_scope_of_the_job(clerk):
    job = ran(a_count(owner=clerk, up_to=5, scope_code="360425000000"))

    assert job.error_code == "scope_not_allowed"


def test_disabled_owner_gets_nothing_done(clerk):
    clerk.is_active = False
    clerk.save()

    assert ran(a_count(owner=clerk, up_to=5)).error_code == "owner_inactive"


def test_job_of_the_command_line_has_nobody_to_be_asked_about(db):
    assert ran(a_count(up_to=5)).state == JobState.DONE


def test_job_of_a_kind_that_is_not_in_the_settings_fails(clerk, settings):
    job = a_count(owner=None, up_to=5)
    settings.JOB_KINDS = [path for path in settings.JOB_KINDS if "counting" not in path]

    with pytest.raises(KeyError):
        run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "unexpected")
    assert job.kind_label == "counting"
    assert job.error


def test_nothing_is_left_on_the_bench(clerk, settings):
    ran(a_count(owner=clerk, up_to=5))

    assert list((settings.VAR_DIR / "work").iterdir()) == []


def test_stage_that_the_kind_does_not_have_is_a_fault():
    with pytest.raises(LookupError, match="no stage 'pdf'"):
        counting.COUNTING.percent_of("pdf", 1, 2)


def test_kinds_come_in_the_order_of_the_settings(settings):
    named = [import_string(path).code for path in settings.JOB_KINDS]
    assert list(kinds.kinds()) == named
    assert (named[0], named[-1]) == ("report", "counting")
    assert counting.COUNTING.percent_of("count", 1, 2) == 47
    assert counting.COUNTING.percent_of("end", 0, 2) == 95
