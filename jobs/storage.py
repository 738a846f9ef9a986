"""Where finished files lie: worked on beside the storage, moved in when whole.

Nothing under a final name is ever half written. On a local disk the move is a
rename; another storage gets the whole file in one upload.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it lies in the storage."""

    path: str
    size: int
    sha256: str


class _Whole(File):  # type: ignore[type-arg]
    """A finished local file, which the file system storage may take by renaming."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        return str(self._path)


def bench_of(job_id: int, token: str) -> str:
    """Name of the folder of one try on a job."""
    return f"{job_id}-{token}"


@contextmanager
def workshop(job_id: int, token: str) -> Iterator[Path]:
    """A folder of this try alone; removed at its end, with what earlier tries left.

    A killed worker removes nothing: the next try on the job does.
    """
    benches = settings.VAR_DIR / "work"
    folder = benches / bench_of(job_id, token)
    for left in benches.glob(f"{job_id}-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_workshops(in_use: Callable[[], Iterable[str]]) -> None:
    """Removes the folders of tries that were killed and not followed by another."""
    found = list((settings.VAR_DIR / "work").glob("*-*"))
    # Asked only now: a try that opens its folder meanwhile is not among those found.
    kept = set(in_use())
    for folder in found:
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def put(local: Path, name: str) -> Stored:
    """Moves a whole file to its final name, replacing what an earlier try left."""
    size, digest = local.stat().st_size, sha256_of(local)
    if default_storage.exists(name):
        default_storage.delete(name)
    with _Whole(local) as whole:
        path = default_storage.save(name, whole)
    return Stored(path, size, digest)


def exists(path: str, size: int) -> bool:
    """Whether the file is still there and of its size."""
    try:
        return default_storage.size(path) == size
    except OSError:
        return False


def remove(path: str) -> None:
    default_storage.delete(path)


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
