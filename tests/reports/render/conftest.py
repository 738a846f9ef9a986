"""One printed report."""

from pathlib import Path

import pytest

from reports.render.pdf import write_pdf
from tests.reports.render import documents
from tests.reports.render.printed import Printed


@pytest.fixture(scope="session")
def printed(font_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    write_pdf(documents.report(), path, font_dir=font_dir)
    return Printed(path)
