"""What a workbook file is made of, looked at before anything reads it.

An .xlsx file is a zip of XML parts. It is unpacked here within limits, and the
reader gets an archive of the very bytes that were looked at: what a header says
of sizes, or an archive that reads differently to two programs, deceives nobody.
"""

import re
import zipfile
import zlib
from io import BytesIO
from typing import NoReturn

from django.utils.translation import gettext as _

from imports.shared_text import size_written_out
from imports.sheets import MOST_COLUMNS, MOST_ROWS, UnreadableFile, column_of

# Headings and notes above the rows take a few lines of their own.
MOST_LINES = MOST_ROWS + 20
MOST_UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 2_000
# Text of tables shrinks to a tenth or twentieth; bombs to a thousandth.
MOST_RATIO = 250
RATIO_COUNTS_FROM = 1024 * 1024

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1024 * 1024

# Places of many digits or letters only: a table within the limits has few of them.
_FAR = re.compile(rb"\sr=\"[A-Z]{0,3}(\d{5,7})\"")
_WIDE = re.compile(rb"\sr=\"([A-Z]{2,3})\d")
_NOWHERE = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^<>]*\sr=\"[A-Z]{1,3}\d{1,7}\")")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
# Nothing that was passed over is tried again (``?>`` and ``+``): a part made for it
# would keep a careless expression busy for hours.
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?=[^<>]*\st=\"e\")"
    rb"(?>(?:[^<>]*?\s)?r=\"([A-Z]{1,3})(\d{1,7})\")[^<>]*+>"
    rb"(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
# A formula whose result no program has stored.
_UNRECKONED = re.compile(
    rb"<(?:\w+:)?c\s(?>(?:[^<>]*?\s)?r=\"([A-Z]{1,3})(\d{1,7})\")[^<>]*+(?<!/)>\s*+"
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?\s*+</(?:\w+:)?c>",
)


def _refuse(message: str) -> NoReturn:
    raise UnreadableFile(message)


def refuse_other_formats(content: bytes) -> None:
    """Raises UnreadableFile for what is no .xlsx and no text, by its first bytes."""
    if content.startswith(OLE):
        if ENCRYPTED in content:
            _refuse(_("The workbook has a password. Remove it and upload again."))
        _refuse(
            _(
                "This is a workbook of the old kind (.xls). Open it in Excel or WPS "
                "and save it as .xlsx."
            )
        )
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<meta")):
        _refuse(
            _(
                "This is a web page, although its name says otherwise. Open it in "
                "Excel or WPS and save it as .xlsx."
            )
        )
    if head.startswith(b"<?xml"):
        _refuse(
            _(
                "This is an XML file, although its name says otherwise. Open it in "
                "Excel or WPS and save it as .xlsx."
            )
        )
    for start, kind in (
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
    ):
        if content.startswith(start):
            _refuse(
                _("This is a %(kind)s file; a workbook or a CSV file is needed.")
                % {"kind": kind}
            )


def unpacked(content: bytes) -> dict[str, bytes]:
    """The XML parts of a workbook by their names. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        _refuse(_("The file is damaged: it cannot be unpacked. Save it anew."))
    except RuntimeError:
        # An unknown method of compression, or a zip with a password.
        _refuse(_("The file is packed in an unusual way. Save it anew as .xlsx."))
    _refuse_unwanted(parts)
    _refuse_shared_bomb(parts)
    return parts


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        _refuse(_("The file holds too many parts for a workbook."))
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        name = entry.filename.lstrip("/")
        if not name.lower().endswith((".xml", ".rels")):
            # Pictures and the like are not read; that they are there counts.
            parts.setdefault(name, b"")
            continue
        taken = _read(archive, entry, left)
        packed = max(entry.compress_size, 1)
        if len(taken) > RATIO_COUNTS_FROM and len(taken) / packed > MOST_RATIO:
            _refuse_bomb()
        left -= len(taken)
        parts[name] = taken
    return parts


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    pieces, size = [], 0
    with archive.open(entry) as part:
        while piece := part.read(_BLOCK):
            size += len(piece)
            if size > most:
                _refuse_bomb()
            pieces.append(piece)
    return b"".join(pieces)


def _refuse_bomb() -> NoReturn:
    _refuse(
        _(
            "The file unpacks to far more than a table of this size needs. Copy "
            "the rows into a new workbook and upload that."
        )
    )


def _refuse_unwanted(parts: dict[str, bytes]) -> None:
    names = {name.lower() for name in parts}
    types = parts.get("[Content_Types].xml", b"")
    if any(name.endswith("vbaproject.bin") for name in names) or (
        b"macroEnabled" in types
    ):
        _refuse(_("The workbook has macros. Save it as .xlsx, without them."))
    if "xl/workbook.bin" in names:
        _refuse(_("This is a binary workbook (.xlsb). Save it as .xlsx."))
    if "content.xml" in names and "mimetype" in names:
        _refuse(
            _("This is an OpenDocument file. Save it as .xlsx and upload it again.")
        )
    if any(name.startswith("xl/externallinks/") for name in names) or (
        "xl/connections.xml" in names
    ):
        _refuse(
            _(
                "The workbook draws on other files. Copy the table, paste it into a "
                "new workbook as values, and upload that."
            )
        )
    if not any(name.startswith("xl/worksheets/") for name in names):
        _refuse(_("This is no Excel workbook. A workbook or a CSV file is needed."))
    if any(b"<!ENTITY" in part for part in parts.values()):
        _refuse(_("The file is packed in an unusual way. Save it anew as .xlsx."))


def _refuse_shared_bomb(parts: dict[str, bytes]) -> None:
    texts, sheets = [], []
    for name, part in parts.items():
        if name.lower().endswith("sharedstrings.xml"):
            texts.append(part)
        elif name.lower().startswith("xl/worksheets/"):
            sheets.append(part)
    if size_written_out(texts, sheets) > MOST_UNPACKED:
        _refuse_bomb()


def packed_anew(parts: dict[str, bytes]) -> BytesIO:
    """An archive of exactly these parts."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    archive.seek(0)
    return archive


def refuse_too_large(part: bytes) -> None:
    """Holds a sheet's extent to the limits: readers make room for all of it.

    One cell in the last row and one in the last column are 17 thousand million.
    """
    if _NOWHERE.search(part):
        _refuse(
            _(
                "The workbook does not say where its cells stand. Open it in Excel "
                "or WPS and save it anew."
            )
        )
    rows = {int(row) for row in set(_FAR.findall(part))}
    columns = {column_of(each.decode()) + 1 for each in set(_WIDE.findall(part))}
    refuse_extent(max(rows, default=0), max(columns, default=0))


def refuse_extent(rows: int, columns: int) -> None:
    """Raises UnreadableFile for more rows or columns than an import takes."""
    if rows > MOST_LINES:
        _refuse(
            _(
                "The table has %(rows)s rows; one import takes %(most)s. Remove empty "
                "rows below the table, or split it into several files."
            )
            % {"rows": f"{rows:,}", "most": f"{MOST_ROWS:,}"}
        )
    if columns > MOST_COLUMNS:
        _refuse(
            _(
                "The table has %(columns)s columns; one import takes %(most)s. Remove "
                "empty columns to the right of the table."
            )
            % {"columns": f"{columns:,}", "most": MOST_COLUMNS}
        )


def faults_in(part: bytes) -> dict[tuple[int, int], str]:
    """Cells of a sheet that hold an error, or a formula that was never reckoned."""
    found: dict[tuple[int, int], str] = {}
    if b't="e"' in part:
        for letters, row, error in _ERROR.findall(part):
            found[_place(letters, row)] = _("The cell holds the error %(error)s.") % {
                "error": error.decode(errors="replace")[:20]
            }
    if b"<f" in part or b":f" in part:
        for letters, row in _UNRECKONED.findall(part):
            found[_place(letters, row)] = _(
                "The formula has no result. Open the file in Excel or WPS and save it."
            )
    return found


def hidden_rows(part: bytes) -> frozenset[int]:
    """Rows of a sheet that are out of sight, by hand or by a filter; from 0."""
    if b"hidden=" not in part:
        return frozenset()
    tags = (tag for tag in _ROW.findall(part) if _HIDDEN.search(tag))
    numbers = (_ROW_NUMBER.search(tag) for tag in tags)
    return frozenset(int(number[1]) - 1 for number in numbers if number)


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_of(letters.decode())
