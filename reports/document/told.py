"""Parts that nothing on record makes: 主要做法和成效, 原因分析.

They are printed as somebody wrote them, and only where somebody did.
"""

import re

from reports.document.book import Book
from reports.document.kinds import Part
from reports.document.sentences import as_written
from reports.document.shapes import Paragraph, Section


def section(book: Book, part: Part) -> Section | None:
    paragraphs = tuple(
        Paragraph(tuple(as_written(key, text) for key, text in told))
        for told in book.context.told_of(part)
    )
    if not paragraphs:
        return None
    return Section(part.value, book.context.kind.heading(part), paragraphs)


_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）」]*|[^。！？]+$")


def paragraphs_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Typed text as Context.told takes it: its lines, each in sentences."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(
        tuple(said.strip() for said in _SENTENCE.findall(line) if said.strip())
        for line in lines
        if line
    )
