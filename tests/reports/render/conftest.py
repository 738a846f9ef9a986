"""The report fonts, wherever they were put, and one printed report."""

from pathlib import Path

import pytest
from django.conf import settings

from reports.render.fonts import FontSet, font_set
from reports.render.pdf import write_pdf
from tests.reports.render import documents
from tests.reports.render.printed import Printed


@pytest.fixture(scope="session")
def font_dir() -> Path:
    """script/test names the folder; a bare pytest finds the portal's own."""
    given = settings.REPORT_FONT_DIR
    return given if given.is_dir() else settings.BASE_DIR / "var" / "fonts"


@pytest.fixture(scope="session")
def fonts(font_dir: Path) -> FontSet:
    return font_set(font_dir)


@pytest.fixture(scope="session")
def printed(font_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    write_pdf(documents.report(), path, font_dir=font_dir)
    return Printed(path)
