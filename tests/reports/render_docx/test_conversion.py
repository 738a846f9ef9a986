"""Another program than ours opens the files and reads the same."""

import re
import subprocess
from collections import Counter
from pathlib import Path

from reports.document.shapes import Document
from tests.reports.render.printed import Printed
from tests.reports.render_docx.edited import Edited, without_blanks, written

_NUMBER = re.compile(r"—(\d+)—")


def test_libreoffice_prints_the_same_text(
    edited: Edited, plain_report: Document, font_dir: Path, tmp_path: Path
):
    plain = written(plain_report, tmp_path, font_dir)
    whole = tmp_path / "whole.docx"
    whole.write_bytes(edited.path.read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, tmp_path, plain.path, whole],
        check=True,
        capture_output=True,
        timeout=120,
    )
    printed = Printed(plain.path.with_suffix(".pdf"))
    pages = without_blanks(printed.text)
    numbers = [int(number) for number in _NUMBER.findall(pages)]
    assert numbers == list(range(1, len(printed.sizes) + 1))
    text = _NUMBER.sub("", pages)
    # Cells of a row stand on lines of their own, if only by a hair.
    assert Counter(text) == Counter(plain.letters)
    found = 0
    for sentence in plain_report.sentences():
        found = text.find(sentence.text, found)
        assert found >= 0, sentence.text

    # One that has it all: pictures, tables over several pages, turned sheets.
    sheets = Printed(whole.with_suffix(".pdf")).sizes
    turned = [width > height for width, height in sheets]
    assert turned == sorted(turned)
    assert turned.count(True) >= 2
