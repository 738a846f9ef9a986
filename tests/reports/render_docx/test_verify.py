"""The second look at a written Word document."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reports.document.shapes import Document, Section
from reports.render.docx import verify_docx
from reports.render.faults import RenderFault
from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited


def without_funds(document: Document) -> Document:
    status = document.sections[0]
    shorter = replace(status, sections=status.sections[:2])
    return replace(document, sections=(shorter, *document.sections[1:]))


def changed(edited: Edited, path: Path, change: Callable[[str], str]) -> Path:
    with ZipFile(edited.path) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode()
            target.writestr(name, content)
    return path


def test_whole_report_passes(edited: Edited):
    verify_docx(edited.path, documents.report())


@pytest.mark.parametrize(
    ("old", "new"), [("21860", "21868"), ("东风社区</w:t>", "</w:t>")]
)
def test_changed_text_is_found(edited: Edited, tmp_path: Path, old: str, new: str):
    path = changed(edited, tmp_path / "x.docx", lambda text: text.replace(old, new, 1))
    with pytest.raises(RenderFault, match="docx_text"):
        verify_docx(path, documents.report())


def test_lost_picture_is_found(edited: Edited, tmp_path: Path):
    path = changed(
        edited, tmp_path / "x.docx", lambda text: text.replace("wp:docPr", "wp:lost", 1)
    )
    with pytest.raises(RenderFault, match="图1"):
        verify_docx(path, documents.report())


def test_section_too_many_is_found(edited: Edited):
    with pytest.raises(RenderFault, match="二、存在的主要问题"):
        verify_docx(edited.path, without_funds(documents.report()))


def test_section_too_few_is_named(edited: Edited):
    document = documents.report()
    more = replace(document, sections=(*document.sections, Section("x", "其他")))
    with pytest.raises(RenderFault, match="四、其他"):
        verify_docx(edited.path, more)


def test_cut_file_cannot_be_read(edited: Edited, tmp_path: Path):
    path = tmp_path / "cut.docx"
    path.write_bytes(edited.path.read_bytes()[:5000])
    with pytest.raises(RenderFault, match=r"docx_unreadable: cut\.docx"):
        verify_docx(path, documents.report())


def test_broken_markup_cannot_be_read(edited: Edited, tmp_path: Path):
    path = changed(edited, tmp_path / "x.docx", lambda text: text[:-20])
    with pytest.raises(RenderFault, match="docx_unreadable"):
        verify_docx(path, documents.report())
