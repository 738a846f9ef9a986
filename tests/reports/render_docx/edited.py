"""A Word document as those see it who edit it: what is said by which style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from reports.document.shapes import Document
from reports.render.docx import verify_docx, write_docx

MM = 1440 / 25.4  # twips
WRITTEN = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Edited:
    path: Path

    @cached_property
    def word(self) -> docx.document.Document:
        return docx.Document(str(self.path))

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Of the text and of its tables' cells, in reading order."""
        body = self.word.element.body
        return [Paragraph(p, self.word) for p in body.iter(qn("w:p"))]

    @property
    def texts(self) -> list[str]:
        return [p.text for p in self.paragraphs]

    @property
    def letters(self) -> str:
        return without_blanks("".join(self.texts))

    def starting(self, text: str) -> Paragraph:
        return next(p for p in self.paragraphs if p.text.startswith(text))

    def of_style(self, name: str) -> list[str]:
        return [p.text for p in self.word.paragraphs if p.style.name == name]

    def part(self, name: str) -> etree._Element:
        with ZipFile(self.path) as package:
            return etree.fromstring(package.read(name))

    @property
    def sections(self) -> list[etree._Element]:
        return list(self.word.element.body.iter(qn("w:sectPr")))


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def written(document: Document, folder: Path, font_dir: Path) -> Edited:
    """The document as a file in the folder, looked at twice as in a job."""
    path = folder / "report.docx"
    write_docx(document, path, written=WRITTEN, font_dir=font_dir)
    verify_docx(path, document)
    return Edited(path)


def said(paragraph: Paragraph, path: str, name: str) -> str | None:
    """What holds for the paragraph: its own word, or that of the nearest style.

    ``path`` such as "pPr/jc" or "rPr/rFonts"; ``name`` an attribute.
    """
    steps = "/".join(f"w:{step}" for step in path.split("/"))
    for source in _sources(paragraph):
        found = source.find(steps, nsmap)
        if found is not None and found.get(qn(f"w:{name}")) is not None:
            return found.get(qn(f"w:{name}"))
    return None


def _sources(paragraph: Paragraph) -> Iterator[etree._Element]:
    yield paragraph._p
    style = paragraph.style
    while style is not None:
        yield style.element
        style = style.base_style


def typeface(paragraph: Paragraph) -> tuple[str, str, float]:
    """The faces of hanzi and of digits, and the size in points."""
    hanzi, digits = (said(paragraph, "rPr/rFonts", n) for n in ("eastAsia", "ascii"))
    return hanzi, digits, int(said(paragraph, "rPr/sz", "val")) / 2
