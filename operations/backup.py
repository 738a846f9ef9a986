"""Everything that cannot be made again, in one archive, while the portal goes on.

The archive is laid out as the data folder is, so that to unpack it is to restore it.
The database is copied first, as of one moment: the files that it names have been
there before, and one that is gone meanwhile had come to the end of its time.
"""

import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.db.backends.postgresql.client import DatabaseClient

SQLITE_NAME, POSTGRES_NAME = "portal.sqlite3", "portal.dump"


class NoBackup(Exception):
    """Nothing was written; the message says why."""


def write(target: Path) -> list[str]:
    """Writes the archive, readable by this account alone; names what it holds.

    Files in a storage of another kind are not in it. Call it outside of a
    transaction. Raises NoBackup, also where ``target`` exists: an older backup is
    not written over.
    """
    if target.exists():
        raise NoBackup(f"{target} exists already.")
    with _growing(target) as half, TemporaryDirectory(dir=half.parent) as folder:
        database = _copied(Path(folder))
        with tarfile.open(half, "w") as archive:
            archive.add(database, database.name)
            names = [database.name]
            for path in _beside():
                name = path.relative_to(settings.VAR_DIR).as_posix()
                _add(archive, path, name)
                names.append(name)
    return names


@contextmanager
def _growing(target: Path) -> Iterator[Path]:
    """Where the archive is written until it is whole."""
    half = target.with_name(f"{target.name}.half")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise NoBackup(f"{half}: {error.strerror}.") from error
    try:
        yield half
        half.rename(target)
    except OSError as error:
        raise NoBackup(f"{target}: {error.strerror or error}.") from error
    finally:
        half.unlink(missing_ok=True)


def _copied(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        return _copy_of_sqlite(folder / SQLITE_NAME)
    return _dump_of_postgres(folder / POSTGRES_NAME)


def _copy_of_sqlite(copy: Path) -> Path:
    try:
        # Not the file itself: what was stored last may be in the log beside it.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
    except DatabaseError as error:
        raise NoBackup(f"The database cannot be copied: {error}.") from error
    return copy


def _dump_of_postgres(dump: Path) -> Path:
    options = ["--format=custom", "--no-owner", f"--file={dump}"]
    (_psql, *arguments), told = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, options
    )
    try:
        subprocess.run(  # noqa: S603
            ["pg_dump", *arguments],  # noqa: S607 - whichever fits the server
            env=os.environ | (told or {}),
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as missing:
        raise NoBackup(
            "pg_dump is missing: install the PostgreSQL client of the server's version."
        ) from missing
    except subprocess.CalledProcessError as failure:
        raise NoBackup(failure.stderr.strip() or "pg_dump failed.") from failure
    return dump


def _beside() -> list[Path]:
    """What lies in the data folder and is no copy of anything."""
    kept = [settings.VAR_DIR / "portal.env"]
    if isinstance(default_storage, FileSystemStorage):
        kept.append(Path(default_storage.location))
    return [path for path in kept if path.exists()]


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    if not path.is_dir():
        archive.add(path, name)
        return
    for file in sorted(path.rglob("*")):
        try:
            archive.add(file, f"{name}/{file.relative_to(path)}", recursive=False)
        except FileNotFoundError:
            continue  # its time has come while others were being copied
