"""The second look at a written file."""

from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from reports.render.faults import RenderFault
from reports.render.verify import verify_pdf
from tests.reports.render import documents
from tests.reports.render.printed import Printed


def test_whole_report_passes(printed: Printed):
    assert verify_pdf(printed.path, documents.report()) == len(printed.sizes)


def test_lacking_heading_is_named(printed: Printed):
    document = documents.report()
    other = replace(document.sections[0], heading="另一个部分")
    with pytest.raises(RenderFault, match="一、另一个部分"):
        verify_pdf(printed.path, replace(document, sections=(other,)))


def test_headings_out_of_order_are_found(printed: Printed):
    document = documents.report()
    annexes = tuple(reversed(document.annexes))
    with pytest.raises(RenderFault, match="附件1"):
        verify_pdf(printed.path, replace(document, annexes=annexes))


def test_cut_file_cannot_be_read(printed: Printed, tmp_path: Path):
    path = tmp_path / "cut.pdf"
    path.write_bytes(printed.path.read_bytes()[:2000])
    with pytest.raises(RenderFault, match=r"cut\.pdf"):
        verify_pdf(path, documents.report())


def test_empty_box_is_found(tmp_path: Path):
    path = tmp_path / "boxes.pdf"
    HTML(string="<p style='font-family:Liberation Serif'>a\U0010f123").write_pdf(path)
    with pytest.raises(RenderFault, match="\U0010f123"):
        verify_pdf(path, documents.report())
