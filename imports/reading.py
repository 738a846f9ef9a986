"""From the bytes of a file to its table: values only, formulas by their results."""

import re
from posixpath import join, normpath
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from imports.delimited import read_text
from imports.packages import (
    ZIP,
    faults_in,
    hidden_rows,
    packed_anew,
    refuse_other_formats,
    refuse_too_large,
    unpacked,
)
from imports.sheets import MOST_BYTES, Sheet, UnreadableFile
from portal.unseen import seen

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"(?<![\w:])([\w:]+)=\"([^\"]*)\"")


def read_tables(content: bytes) -> list[Sheet]:
    """The visible sheets of a workbook, or the one table of a text file.

    Raises UnreadableFile, in words for whoever uploaded it.
    """
    if not content.strip():
        raise UnreadableFile(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            _("The file is larger than %(most)s MB. Split it into several files.")
            % {"most": MOST_BYTES // (1024 * 1024)}
        )
    refuse_other_formats(content)
    if content.startswith(ZIP):
        return _workbook(content)
    return [read_text(content)]


def _workbook(content: bytes) -> list[Sheet]:
    parts = unpacked(content)
    places = _places(parts)
    for name, part in parts.items():
        if name.lower().startswith("xl/worksheets/") and name.endswith(".xml"):
            refuse_too_large(part)
    try:
        with CalamineWorkbook.from_filelike(packed_anew(parts)) as book:
            return [
                Sheet(
                    rows=_values(book, meta.name),
                    name=meta.name,
                    faults=faults_in(parts.get(places.get(meta.name, ""), b"")),
                    hidden=hidden_rows(parts.get(places.get(meta.name, ""), b"")),
                )
                for meta in book.sheets_metadata
                if meta.visible is SheetVisibleEnum.Visible and meta.name in places
            ]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            _("The workbook cannot be read. Open it in Excel or WPS and save it anew.")
        ) from error


def _values(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [
        [seen(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]


def _places(parts: dict[str, bytes]) -> dict[str, str]:
    """Names of the parts that hold the sheets, by the names of the sheets."""
    targets = {
        found.get("Id", ""): normpath(join("xl", found.get("Target", ""))).lstrip("/")
        for found in map(
            _attributes, _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b""))
        )
    }
    places = {}
    for found in map(_attributes, _SHEET.findall(parts.get("xl/workbook.xml", b""))):
        relation = next(
            (found[key] for key in found if key.endswith(":id") or key == "id"), ""
        )
        target = targets.get(relation, "")
        # Chart sheets hold no cells.
        if target in parts and target.startswith("xl/worksheets/"):
            places[found.get("name", "")] = target
    return places


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): _unescaped(value.decode(errors="replace"))
        for name, value in _ATTRIBUTE.findall(tag)
    }


def _unescaped(text: str) -> str:
    for entity, sign in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&apos;", "'"),
    ):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")
