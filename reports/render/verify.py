"""A second look at a written PDF, before anybody else has one.

Reads the file as its readers' programs do: the characters that can be copied from
it, and whether each has a shape in its font.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from reports.document.shapes import Document, numbered
from reports.render.faults import RenderFault
from reports.render.numbering import annex_marks
from reports.render.typesetting import plain

_SHOWN = re.compile(rb"/(\S+) [\d.]+ Tf|<([0-9a-f]+)>")
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
_LACKING = re.compile(rb"<([0-9a-f]{4})> 0\b")
_BLANK = re.compile(r"\s+")


def verify_pdf(path: Path, document: Document) -> int:
    """The number of pages, once the file is found to be the whole document.

    Raises RenderFault when it cannot be read, lacks a heading, or shows a
    character as an empty box.
    """
    try:
        pages = PdfReader(path).pages
        text = Letters().of(pages)
    except (PyPdfError, OSError) as error:
        raise RenderFault("pdf_unreadable", name=path.name) from error
    if not pages:
        raise RenderFault("pdf_unreadable", name=path.name)
    found = 0
    for heading in _headings(document):
        found = text.find(_BLANK.sub("", plain(heading)), found)
        if found < 0:
            raise RenderFault("pdf_no_heading", heading=heading)
    return len(pages)


def _headings(document: Document) -> list[str]:
    """Title, headings and annexes in the order of printing."""
    marks = zip(annex_marks(document), document.annexes, strict=True)
    head = document.red_head
    return [
        *((head.mark, *head.number_parts(document.dated)) if head else ()),
        document.title,
        *(f"{number}{part.heading}" for number, part in numbered(document.sections)),
        *(f"{mark}{annex.title}" for mark, annex in marks),
        *((head.printer,) if head else ()),
    ]


class Letters:
    """Reads the characters that pages show, without blanks."""

    def __init__(self) -> None:
        self._fonts: dict[str, dict[bytes, str]] = {}

    def of(self, pages: Iterable[PageObject]) -> str:
        return _BLANK.sub("", "".join(map(self._shown, pages)))

    def _shown(self, page: PageObject) -> str:
        content = page.get_contents()
        fonts = cast(DictionaryObject, page["/Resources"])["/Font"]
        pieces: list[str] = []
        letters: dict[bytes, str] = {}
        drawn = b"" if content is None else content.get_data()
        for name, codes in _SHOWN.findall(drawn):
            if name:
                letters = self._letters(name.decode(), fonts)
            for at in range(0, len(codes), 4):
                pieces.append(letters.get(codes[at : at + 4], ""))
        return "".join(pieces)

    def _letters(self, name: str, fonts: Any) -> dict[bytes, str]:
        """Characters by glyph code; a font that shows empty boxes is refused."""
        if name not in self._fonts:
            font = fonts[f"/{name}"]
            letters = {
                code: bytes.fromhex(units.decode()).decode("utf-16-be")
                for code, units in _MAPPED.findall(font["/ToUnicode"].get_data())
            }
            encoding = font["/Encoding"]
            if isinstance(encoding, StreamObject):
                lacking = _LACKING.findall(encoding.get_data())
                boxes = "".join(letters.get(code, "?") for code in lacking)
                raise RenderFault(
                    "pdf_no_glyph", char=boxes, code=str(font["/BaseFont"])
                )
            self._fonts[name] = letters
        return self._fonts[name]
