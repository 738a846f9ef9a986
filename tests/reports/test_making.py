"""One try on a report, run here: what it stores, and what it says when it cannot."""

import errno
import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from communities.models import Community
from jobs import storage
from jobs.errors import Cancelled
from jobs.models import Job, JobFile, JobState
from jobs.run import run_job
from reports import making, pipeline, scopes
from reports.document.shapes import Document
from reports.models import NotMade, Report
from reports.order import Order
from tests import factories


def asked(order: Order, by) -> Job:
    """A waiting job with its report, as the request makes them."""
    job = factories.a_job(
        owner=by, scope_code=order.scope_code, parameters=order.as_parameters()
    )
    factories.a_report(job=job, as_of=order.as_of)
    return job


def ran(job: Job) -> Job:
    run_job(job.pk)
    return Job.objects.select_related("report").get(pk=job.pk)


def test_finished_report_has_document_files_and_facts(order, official, files):
    job = ran(asked(order, official))

    report = job.report
    assert (job.state, job.percent, job.error) == (JobState.DONE, 100, "")
    assert job.title == report.title == "关于修水县社区治理情况的调研报告"
    assert isinstance(report.read(), Document)
    assert report.communities == 3
    assert report.indicators["household_total"]["value"] == 6000
    assert report.indicators["household_total"]["reported"] == 2
    assert set(report.timings) == {"collect", "compose", "xlsx", "verify"}
    (file,) = job.files.all()
    stored = files / file.path
    assert file.name == "关于修水县社区治理情况的调研报告.xlsx"
    assert file.size == stored.stat().st_size
    assert file.sha256 == hashlib.sha256(stored.read_bytes()).hexdigest()
    assert (files / report.facts_path).is_file()
    assert [line.code for line in job.log.order_by("pk")] == ["claimed", "done"]


def test_nothing_is_left_on_the_bench(order, official, files, settings):
    ran(asked(order, official))

    assert list((settings.VAR_DIR / "work").iterdir()) == []


def test_pdf_and_workbook_are_both_stored(order, official, files):
    both = Order.from_parameters(order.as_parameters() | {"formats": ["pdf", "xlsx"]})

    job = ran(asked(both, official))

    assert sorted(job.files.values_list("format", flat=True)) == ["pdf", "xlsx"]
    pdf = files / job.files.get(format="pdf").path
    assert pdf.read_bytes().startswith(b"%PDF")
    assert job.report.timings["pdf"] > 0


def test_second_delivery_makes_nothing(order, official, files):
    job = ran(asked(order, official))
    before = {path: path.stat().st_mtime_ns for path in files.rglob("*")}

    run_job(job.pk)

    assert {path: path.stat().st_mtime_ns for path in files.rglob("*")} == before
    assert job.files.count() == 1


def test_same_question_to_an_unchanged_record_uses_the_files_again(
    order, official, files
):
    first = ran(asked(order, official))
    second = ran(asked(order, official))

    assert second.reused == first
    assert second.report.document == first.report.document
    assert second.files.get().path == first.files.get().path
    assert "reused" in second.log.values_list("code", flat=True)
    assert len(list(files.rglob("*.xlsx"))) == 1


def test_changed_record_makes_a_new_report(order, official, files):
    first = ran(asked(order, official))
    factories.a_community(name="东山")

    second = ran(asked(order, official))

    assert second.reused is None
    assert second.report.communities == first.report.communities + 1


def test_removed_file_makes_a_new_report(order, official, files):
    first = ran(asked(order, official))
    (files / first.files.get().path).unlink()

    second = ran(asked(order, official))

    assert second.reused is None
    assert (files / second.files.get().path).is_file()


def test_other_sight_of_the_scope_makes_a_new_report(
    order, official, files, monkeypatch
):
    """A report never shows its owner what only another could see."""
    first = ran(asked(order, official))
    monkeypatch.setattr(scopes, "visibility_of", lambda user, code: "a part of it")

    second = ran(asked(order, official))

    assert (first.reused, second.reused) == (None, None)
    assert second.data_version != first.data_version


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"scope": "999999000000"}, "scope_not_allowed"),
        ({"period": "2031"}, "unknown_period"),
        ({"as_of": "1900-01-01"}, "no_communities"),
    ],
)
def test_foreseen_failure_is_told_in_words(change, error, order, official, files):
    if error == "no_communities":
        for community in Community.objects.all():
            community.established_on = order.as_of
            community.save()
    wrong = Order.from_parameters(order.as_parameters() | change)

    job = ran(asked(wrong, official))

    assert (job.state, job.error_code) == (JobState.FAILED, error)
    assert job.error
    assert not job.files.exists()
    with pytest.raises(NotMade):
        job.report.read()


def test_owner_who_lost_the_role_gets_no_report(order, official, files):
    job = asked(order, official)
    official.grants.all().delete()

    assert ran(job).error_code == "scope_not_allowed"


def test_disabled_owner_gets_no_report(order, official, files):
    job = asked(order, official)
    official.is_active = False
    official.save()

    assert ran(job).error_code == "owner_inactive"


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (ZeroDivisionError("a fault of ours"), "unexpected"),
    ],
)
def test_unforeseen_failure_is_noted_and_raised(
    failure, code, order, official, files, monkeypatch
):
    def fail(*args, **options):
        raise failure

    monkeypatch.setattr(pipeline, "build", fail)
    job = asked(order, official)

    with pytest.raises(type(failure)):
        run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, code)
    assert "a fault of ours" not in job.error


def test_worker_told_to_stop_gives_the_job_back(order, official, files, monkeypatch):
    def stop(*args, **options):
        raise SystemExit

    monkeypatch.setattr(pipeline, "build", stop)
    job = asked(order, official)

    with pytest.raises(SystemExit):
        run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_cancelled_report_stores_nothing(order, official, files, monkeypatch):
    def cancelled(*args, **options):
        raise Cancelled

    monkeypatch.setattr(pipeline, "build", cancelled)

    job = ran(asked(order, official))

    assert job.state == JobState.CANCELLED
    assert not files.exists()


def test_next_try_clears_what_a_killed_one_left(order, official, files, settings):
    job = asked(order, official)
    left = settings.VAR_DIR / "work" / storage.bench_of(job.pk, "killed")
    left.mkdir(parents=True)
    (left / "report.xlsx").write_bytes(b"half")
    stale: Path = files / f"reports/{job.pk}/report.xlsx"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"moved, but never committed")

    ran(job)

    assert not left.exists()
    assert [path.name for path in stale.parent.glob("*.xlsx")] == ["report.xlsx"]
    assert stale.read_bytes().startswith(b"PK")


def test_reuse_prolongs_the_stay_of_files(order, official, files, settings):
    first = ran(asked(order, official))
    JobFile.objects.filter(job=first).update(expires_at=timezone.now())

    second = ran(asked(order, official))

    assert second.files.get().expires_at > timezone.now() + timedelta(
        days=settings.JOB_FILE_DAYS - 1
    )


def test_made_columns_are_all_that_a_job_adds():
    later = {field.name for field in Report._meta.get_fields()}

    assert set(making.MADE_COLUMNS) <= later
