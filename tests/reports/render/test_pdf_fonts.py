"""What a report is printed with, and what is refused."""

from pathlib import Path

import pytest
from weasyprint.urls import URLFetcher

from reports.document.shapes import Paragraph, Section
from reports.render.faults import RenderFault
from reports.render.fonts import FontSet
from reports.render.pdf import OwnFiles, write_pdf
from tests.reports.render import documents
from tests.reports.render.printed import Printed


def test_character_in_no_font_is_named(font_dir: Path, tmp_path: Path):
    section = Section(
        "x", "部分", (Paragraph((documents.sentence("x", "有\ue123字。"),)),)
    )
    with pytest.raises(RenderFault, match="U\\+E123"):
        write_pdf(
            documents.report(sections=(section,)),
            tmp_path / "out.pdf",
            font_dir=font_dir,
        )
    assert not (tmp_path / "out.pdf").exists()


def test_rare_character_comes_from_the_fallback(font_dir: Path, tmp_path: Path):
    said = documents.sentence("x", "全县61㎡以下的有3个，含㙍塘社区。")
    section = Section("x", "部分", (Paragraph((said,)),))
    path = tmp_path / "out.pdf"
    write_pdf(
        documents.report(sections=(section,), annexes=()), path, font_dir=font_dir
    )
    line = Printed(path).starting("全县61㎡")
    assert "㙍塘社区" in line.text
    assert any("Noto-Serif-CJK" in font for font in line.fonts)


def test_without_any_font_nothing_is_printed(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("reports.render.fonts._installed", lambda family, weight: None)
    (tmp_path / "fonts").mkdir()
    with pytest.raises(RenderFault, match="仿宋"):
        write_pdf(documents.report(), tmp_path / "out.pdf", font_dir=tmp_path / "fonts")


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "ftp://127.0.0.1/x"]
)
def test_fetcher_refuses_all_but_fonts_and_data(fonts: FontSet, url: str):
    fetcher: URLFetcher = OwnFiles(fonts)
    with pytest.raises(ValueError, match="disallowed protocol"):
        fetcher.fetch(url)
