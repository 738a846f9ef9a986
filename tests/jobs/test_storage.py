"""Files under their final names are whole."""

import pytest

from jobs import storage


@pytest.fixture
def local(tmp_path):
    path = tmp_path / "made.xlsx"
    path.write_bytes(b"whole")
    return path


def test_put_moves_the_file_in(files, local):
    stored = storage.put(local, "reports/7/report.xlsx")

    assert (files / stored.path).read_bytes() == b"whole"
    assert stored.path == "reports/7/report.xlsx"
    assert stored.size == 5
    assert not local.exists()


def test_put_replaces_what_an_earlier_try_left(files, local):
    target = files / "reports/7/report.xlsx"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"left behind")

    stored = storage.put(local, "reports/7/report.xlsx")

    assert target.read_bytes() == b"whole"
    assert [path.name for path in target.parent.iterdir()] == ["report.xlsx"]
    assert storage.exists(stored.path, stored.size)


def test_file_of_another_size_or_none_is_not_there(files, local):
    stored = storage.put(local, "reports/7/report.xlsx")

    assert not storage.exists(stored.path, stored.size + 1)
    assert not storage.exists("reports/8/report.xlsx", 5)


def test_bench_opened_while_others_are_cleared_is_kept(files, settings):
    benches = settings.VAR_DIR / "work"
    (benches / "99-dead").mkdir(parents=True)

    def claimed_before_it_was_asked() -> list[str]:
        (benches / "7-token").mkdir()
        return []

    storage.clear_workshops(claimed_before_it_was_asked)

    assert [folder.name for folder in benches.iterdir()] == ["7-token"]


def test_workshop_is_cleared_at_its_end_even_after_a_failure(files, settings):
    def fail() -> None:
        with storage.workshop(7, "token") as folder:
            (folder / "half").write_bytes(b"")
            raise OSError("stop")

    with pytest.raises(OSError, match="stop"):
        fail()
    assert list((settings.VAR_DIR / "work").iterdir()) == []


def test_workshop_leaves_those_of_other_jobs_alone(files, settings):
    other = settings.VAR_DIR / "work" / storage.bench_of(71, "token")
    other.mkdir(parents=True)

    with storage.workshop(7, "token"):
        assert other.exists()
