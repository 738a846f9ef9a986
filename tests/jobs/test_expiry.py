"""Files go after their time, unless another report still uses them."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs import storage
from jobs.expiry import expire_files
from jobs.models import JobFile
from tests import factories

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def stored(db, files, tmp_path):
    local = tmp_path / "made.pdf"
    local.write_bytes(b"%PDF")
    return storage.put(local, "reports/1/report.pdf")


def test_expired_file_goes_with_its_row(stored, files):
    row = factories.a_job_file(path=stored.path, expires_at=NOW)

    assert expire_files(now=NOW) == 1

    assert not JobFile.objects.exists()
    assert not (files / stored.path).exists()
    assert [line.code for line in row.job.log.all()] == ["expired"]


def test_file_stays_until_its_time(stored, files):
    factories.a_job_file(path=stored.path, expires_at=LATER)

    assert expire_files(now=NOW) == 0
    assert (files / stored.path).exists()


def test_shared_file_stays_for_the_later_report(stored, files):
    owner = factories.a_user("sharer")
    for expires_at in (NOW, LATER):
        job = factories.a_finished_job(owner=owner)
        factories.a_job_file(job=job, path=stored.path, expires_at=expires_at)

    assert expire_files(now=NOW) == 1
    assert (files / stored.path).exists()

    assert expire_files(now=LATER) == 1
    assert not (files / stored.path).exists()


def test_bench_of_a_dead_try_is_cleared_and_of_a_living_one_kept(db, files, settings):
    living = factories.a_job(state="running", claimed_by="abc", heartbeat_at=NOW)
    benches = settings.VAR_DIR / "work"
    kept, left = benches / storage.bench_of(living.pk, "abc"), benches / "99-dead"
    for folder in (kept, left):
        folder.mkdir(parents=True)

    expire_files(now=NOW)

    assert kept.exists()
    assert not left.exists()
