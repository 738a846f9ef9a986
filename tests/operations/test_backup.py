import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from operations import backup
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(files: Path, settings: Any) -> Path:
    folder = Path(settings.VAR_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "portal.env").write_text("SECRET_KEY=kept\n")
    default_storage.save("notes/7/photo.jpg", ContentFile(b"a photo"))
    return folder


@pytest.mark.django_db(transaction=True)
def test_archive_unpacks_to_a_data_folder(var: Path, tmp_path: Path) -> None:
    a_user("clerk")
    target = tmp_path / "portal.tar"

    call_command("backup", target)

    assert target.stat().st_mode & 0o777 == 0o600
    restored = tmp_path / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-x", "-f", target, "-C", restored], check=True)
    assert (restored / "files/notes/7/photo.jpg").read_bytes() == b"a photo"
    assert (restored / "portal.env").read_text() == "SECRET_KEY=kept\n"
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(restored / "portal.sqlite3")) as database:
            rows = database.execute("SELECT username FROM accounts_user").fetchall()
        assert rows == [("clerk",)]
    else:
        assert (restored / "portal.dump").read_bytes().startswith(b"PGDMP")
    assert sorted(path.name for path in tmp_path.glob("portal.tar*")) == ["portal.tar"]


def test_an_older_backup_is_not_written_over(var: Path, tmp_path: Path) -> None:
    target = tmp_path / "portal.tar"
    target.write_bytes(b"of yesterday")

    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", target)

    assert target.read_bytes() == b"of yesterday"


def test_a_backup_that_fails_leaves_nothing(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_copied", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", tmp_path / "portal.tar")

    assert not list(tmp_path.glob("portal.tar*"))


def test_a_folder_that_is_not_there_is_named(var: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere/portal\.tar\.half: No such file"):
        call_command("backup", tmp_path / "nowhere" / "portal.tar")
