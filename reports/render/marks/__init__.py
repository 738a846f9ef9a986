"""Marks over finished files: that they are a draft, withdrawn, or superseded.

A mark is laid over a copy. What was issued stays as it was, to the byte, because
others prove it by its hash; who reads a copy sees on every page that it no longer
holds.
"""

from reports.render.marks.docx import mark_docx
from reports.render.marks.mark import Mark
from reports.render.marks.pdf import mark_pdf
from reports.render.marks.xlsx import mark_xlsx

_BY_FORMAT = {"pdf": mark_pdf, "docx": mark_docx, "xlsx": mark_xlsx}

__all__ = ["Mark", "marked"]


def marked(content: bytes, file_format: str, mark: Mark) -> bytes:
    """A copy of the file with the mark on it. Raises RenderFault without a font."""
    return _BY_FORMAT[file_format](content, mark)
