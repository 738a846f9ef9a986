"""The report as a Word document: the layout of the PDF, to be edited."""

from reports.render.docx.verify import verify_docx
from reports.render.docx.write import write_docx

__all__ = ["verify_docx", "write_docx"]
