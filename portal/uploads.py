"""Files that people bring: told by what is in them, not by what they are called."""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    content_type: str
    endings: tuple[str, ...]


_JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
_PNG = Kind("image/png", (".png",))


def _picture(content: bytes) -> Kind | None:
    """By how a picture begins and ends: one cut short is none."""
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-64:]:
        return _JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-16:]:
        return _PNG
    return None


def _pdf(content: bytes) -> Kind | None:
    whole = content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]
    return Kind("application/pdf", (".pdf",)) if whole else None


def _office(content: bytes) -> Kind | None:
    parts = {
        "word/document.xml": Kind(f"{_OFFICE}.wordprocessingml.document", (".docx",)),
        "xl/workbook.xml": Kind(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",)),
    }
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for name, kind in parts.items() if name in names), None)


Teller = Callable[[bytes], Kind | None]
PICTURES: tuple[Teller, ...] = (_picture,)
PICTURES_AND_DOCUMENTS: tuple[Teller, ...] = (_picture, _pdf, _office)


def checked(
    upload: "UploadedFile[Any]", taken: tuple[Teller, ...] = PICTURES_AND_DOCUMENTS
) -> str:
    """The content type of an upload. Raises ValidationError, in the user's words.

    Taken are pictures (JPEG, PNG) and, unless only these are, PDF, Word and Excel
    files without macros, when their content is what their name says.
    """
    most = settings.NOTE_FILE_MIB
    if (upload.size or 0) > most * _MIB:
        said = _("%(name)s is larger than %(most)d MB.")
        raise ValidationError(said % {"name": upload.name, "most": most})
    content = upload.read()
    upload.seek(0)
    kind = next(filter(None, (tell(content) for tell in taken)), None)
    name = (upload.name or "").lower()
    if kind is None or not name.endswith(kind.endings):
        if taken == PICTURES:
            said = _(
                "%(name)s is not taken: only pictures (JPEG, PNG), under the ending "
                "that fits."
            )
        else:
            said = _(
                "%(name)s is not taken: only pictures (JPEG, PNG), PDF, Word and Excel "
                "files, under the ending that fits."
            )
        raise ValidationError(said % {"name": upload.name})
    return kind.content_type


@contextmanager
def all_or_none() -> Iterator[list[str]]:
    """Takes away what the block has put into the storage, should it fail.

    It notes each file's name there; a transaction takes back nothing but rows.
    """
    names: list[str] = []
    try:
        yield names
    except BaseException:
        for name in names:
            default_storage.delete(name)
        raise


def stored(
    upload: "UploadedFile[Any]",
    folder: str,
    taken: tuple[Teller, ...] = PICTURES_AND_DOCUMENTS,
) -> dict[str, Any]:
    """Puts an upload into the storage and tells of it, by the names of our columns.

    ``path`` is its name in the storage, ``size`` in bytes, ``sha256`` in hexadecimal.
    Raises ValidationError for a file that is not taken.
    """
    content_type = checked(upload, taken)
    digest = hashlib.sha256()
    for block in upload.chunks():
        digest.update(block)
    upload.seek(0)
    name = PurePath(upload.name or "").name[-150:]
    # The name in the storage is ours: theirs could be anything.
    ending = PurePath(name).suffix.lower()
    return {
        "name": name,
        "content_type": content_type,
        "path": default_storage.save(f"{folder}/{uuid.uuid4().hex}{ending}", upload),
        "size": upload.size or 0,
        "sha256": digest.hexdigest(),
    }
