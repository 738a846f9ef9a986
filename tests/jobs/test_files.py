"""A finished file lies under its path, with a row that says what it is."""

import hashlib
from datetime import UTC, datetime, timedelta

from jobs.files import keep
from tests import factories

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def test_file_is_moved_in_and_kept_for_the_days_of_the_settings(
    db, files, tmp_path, settings, time_machine
):
    time_machine.move_to(NOW, tick=False)
    local = tmp_path / "made.xlsx"
    local.write_bytes(b"whole")
    job = factories.a_job()

    kept = keep(
        job, local, f"reports/{job.pk}/report.xlsx", file_format="xlsx", name="表.xlsx"
    )

    assert job.files.get() == kept
    assert (files / kept.path).read_bytes() == b"whole"
    assert not local.exists()
    assert (kept.size, kept.sha256) == (5, hashlib.sha256(b"whole").hexdigest())
    assert (kept.name, kept.format) == ("表.xlsx", "xlsx")
    assert kept.expires_at == NOW + timedelta(days=settings.JOB_FILE_DAYS)
