"""A second look at a written Word document, before anybody else has one.

Reads the file as it lies in the package: every text of the document must be there,
in its place, every table with all its rows, and every picture.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from reports.document.shapes import Block, Chart, Document, Paragraph, Table, numbered
from reports.render.cells import cell_text, rest_note
from reports.render.faults import RenderFault
from reports.render.numbering import annex_marks, captions
from reports.render.redhead import (
    SIGNER,
    addressed,
    addressees_stand_above,
    entries,
    printed,
)
from reports.render.typesetting import plain

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURES = f".//{_DRAWING}inline/{_DRAWING}docPr"


def verify_docx(path: Path, document: Document) -> None:
    """Raises RenderFault when the file cannot be read, or when its text is not the
    document's."""
    body = _read(path)
    wanted = [plain(text) for text in document_texts(document)]
    named = dict.fromkeys(_pictures(document))
    found = [text for text in body_texts(body) if text]
    # A picture may stand behind the next paragraphs, to fill the page.
    _compare(
        [text for text in wanted if text and text not in named],
        [text for text in found if text not in named],
    )
    _compare(list(named), [text for text in found if text in named])
    drawn = [picture.get("name", "") for picture in body.iterfind(_PICTURES)]
    _compare([name for name in captions(document).values() if "图" in name], drawn)


def _read(path: Path) -> Element:
    try:
        with zipfile.ZipFile(path) as package:
            if damaged := package.testzip():
                raise RenderFault("docx_unreadable", name=damaged)
            root = fromstring(package.read("word/document.xml"))  # noqa: S314 - ours
    except (zipfile.BadZipFile, KeyError, OSError, ParseError) as error:
        raise RenderFault("docx_unreadable", name=path.name) from error
    body = root.find(f"{_W}body")
    if body is None:
        raise RenderFault("docx_unreadable", name=path.name)
    return body


def _compare(wanted: list[str], found: list[str]) -> None:
    for text, other in zip(wanted, found, strict=False):
        if text != other:
            raise RenderFault("docx_text", text=text)
    for text in [*wanted[len(found) :], *found[len(wanted) :]]:
        raise RenderFault("docx_text", text=text)


def body_texts(body: Element) -> Iterator[str]:
    """The texts of paragraphs, cells and boxes, in reading order; empty ones too."""
    for paragraph in body.iter(f"{_W}p"):
        yield plain("".join(_own_texts(paragraph)))


def _own_texts(element: Element) -> Iterator[str]:
    """Without those of paragraphs in a box that the paragraph holds."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag != f"{_W}p":
            yield from _own_texts(child)


def document_texts(document: Document) -> Iterator[str]:
    """What a reader of the document reads, paragraph by paragraph, cell by cell."""
    names = captions(document)
    head = document.red_head
    if head:
        yield head.mark
        signed = SIGNER + head.signer if head.signer else ""
        yield "".join((*head.number_parts(document.dated), signed))
    yield document.title
    if head and addressees_stand_above(document):
        yield addressed(head)
    yield from _block_texts(document.lead, names)
    for number, section in numbered(document.sections):
        yield f"{number}{section.heading}"
        yield from _block_texts(section.blocks, names)
    yield from _block_texts(document.closing, names)
    several = len(document.annexes) > 1
    for rank, annex in enumerate(document.annexes, 1):
        mark = f"{rank}." if several else ""
        yield ("附件：" if rank == 1 else "") + mark + annex.title
    yield document.organ
    yield document.dated
    for mark, annex in zip(annex_marks(document), document.annexes, strict=True):
        yield mark
        yield annex.title
        yield from _block_texts(annex.blocks, names)
    if head:
        yield from (entry.label + entry.text for entry in entries(head, document))
        yield head.printer + printed(document)


def _block_texts(blocks: tuple[Block, ...], names: dict[str, str]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Chart():
                yield caption(names[block.key], block)
            case Table():
                if block.key in names:
                    yield caption(names[block.key], block)
                yield from _cells(block)
                yield rest_note(block)


def _cells(table: Table) -> Iterator[str]:
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        for column, value in zip(table.columns, row, strict=True):
            yield cell_text(column, value)


def _pictures(document: Document) -> Iterator[str]:
    names = captions(document)
    blocks: list[Any] = [*document.lead, *document.closing]
    for _number, section in numbered(document.sections):
        blocks += section.blocks
    for annex in document.annexes:
        blocks += annex.blocks
    for block in blocks:
        if isinstance(block, Chart):
            yield plain(caption(names[block.key], block))


def caption(name: str, block: Table | Chart) -> str:
    return f"{name}{plain(block.title)}"
