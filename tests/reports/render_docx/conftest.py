"""Reports as Word documents: one with everything, one that prints without repeats."""

from dataclasses import replace
from pathlib import Path

import pytest

from reports.document.shapes import Annex, Document, Section
from tests.reports.render import documents
from tests.reports.render_docx.edited import Edited, written


@pytest.fixture(scope="session")
def edited(font_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Edited:
    folder = tmp_path_factory.mktemp("docx")
    return written(documents.report(), folder, font_dir)


@pytest.fixture(scope="session")
def plain_report() -> Document:
    """Without pictures, and with no table that a page divides."""
    small = documents.small_table()
    return documents.report(
        sections=(
            Section(
                "status",
                "基本情况",
                tuple(documents.paragraph(start) for start in range(4)),
                (Section("staff", "队伍建设", (small, documents.paragraph(5))),),
            ),
            Section("advice", "对策建议", (documents.paragraph(6),)),
        ),
        annexes=(
            Annex("办公用房情况", (replace(small, key="annex", title="办公用房情况"),)),
            Annex("其他情况说明", (documents.paragraph(2),)),
        ),
    )
