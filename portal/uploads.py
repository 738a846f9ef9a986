"""Files that people bring: told by what is in them, not by what they are called."""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from portal.photographs import bare_jpeg, bare_png

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MIB = 1024 * 1024


def _as_it_is(content: bytes) -> bytes:
    return content


@dataclass(frozen=True, slots=True)
class Kind:
    """``kept``: what is stored of the content."""

    content_type: str
    endings: tuple[str, ...]
    kept: Callable[[bytes], bytes] = _as_it_is


_PICTURES = (
    Kind("image/jpeg", (".jpg", ".jpeg"), bare_jpeg),
    Kind("image/png", (".png",), bare_png),
)


def _picture(content: bytes) -> Kind | None:
    """One that is whole: cut short it is none."""
    for kind in _PICTURES:
        with suppress(ValueError):
            kind.kept(content)
            return kind
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
) -> Kind:
    """The kind of an upload. Raises ValidationError, in the user's words.

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
    return kind


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

    Of a picture no more than photographs.py keeps. ``path`` is its name in the
    storage, ``size`` in bytes, ``sha256`` in hexadecimal: of what is stored.
    Raises ValidationError for a file that is not taken.
    """
    kind = checked(upload, taken)
    content = kind.kept(upload.read())
    upload.seek(0)
    name = PurePath(upload.name or "").name[-150:]
    # The name in the storage is ours: theirs could be anything.
    ending = PurePath(name).suffix.lower()
    return {
        "name": name,
        "content_type": kind.content_type,
        "path": default_storage.save(
            f"{folder}/{uuid.uuid4().hex}{ending}", ContentFile(content)
        ),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
