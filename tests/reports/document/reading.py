"""A document as its reader sees it: lines of text with numbered headings."""

from collections.abc import Iterator

from reports.document.shapes import Document, Paragraph, numbered


def lines(document: Document) -> Iterator[str]:
    """Title, lead-in, headings with numbers, paragraphs, signature; no tables."""
    yield document.title
    yield from (paragraph.text for paragraph in document.lead)
    for number, section in numbered(document.sections):
        yield f"{number}{section.heading}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text
    yield from (paragraph.text for paragraph in document.closing)
    if document.organ:
        yield document.organ
    yield document.dated


def text(document: Document) -> str:
    return "\n".join(lines(document))
