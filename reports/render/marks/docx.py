"""The mark at the head of every page of a Word document."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reports.render.marks.mark import Mark
from reports.render.typefaces import WANTED, Role

_SIZE, _RED = Pt(16), RGBColor(0xC0, 0x1A, 0x1A)


def mark_docx(content: bytes, mark: Mark) -> bytes:
    word = docx.Document(BytesIO(content))
    first = word.sections[0]
    # Later stretches of pages take over the heads of the first.
    for head in (first.header, first.even_page_header):
        head.is_linked_to_previous = False
        _write(head.paragraphs[0], mark)
    word.core_properties.title = mark.named(word.core_properties.title)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _write(paragraph: Any, mark: Mark) -> None:
    paragraph.style = "Normal"
    run = paragraph.add_run(mark.line)
    run.font.size, run.font.color.rgb = _SIZE, _RED
    name = WANTED[Role.HEITI].expected[0]
    run.font.name = name
    run._r.rPr.rFonts.set(qn("w:eastAsia"), name)
