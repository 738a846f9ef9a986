"""The process that lays out a PDF ends with whoever wanted it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from jobs.errors import Cancelled, Explained
from reports import printing
from reports.document.shapes import Paragraph, Sentence
from reports.printing import Printer
from tests.reports.render_xlsx.document import a_document

# A parent that says which child it has, and waits for it.
_PARENT = """
import sys
from pathlib import Path
from reports.printing import Printer
from tests.reports.render_xlsx.document import a_document

with Printer(Path(sys.argv[1])) as printer:
    printer.print(a_document())
    print(printer._child.pid, flush=True)
    printer.wait(lambda: None)
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_printer_makes_the_file_and_says_what_it_took(tmp_path):
    path = tmp_path / "report.pdf"

    with Printer(path) as printer:
        printer.print(a_document())
        printed = printer.wait(lambda: None)

    assert path.read_bytes().startswith(b"%PDF")
    assert printed.pages >= 1
    assert printed.seconds > 0
    assert printed.peak_mib > 1


def test_cancelled_printer_is_gone_at_once(tmp_path):
    path = tmp_path / "report.pdf"

    def cancel() -> None:
        raise Cancelled

    printer = Printer(path)
    printer.print(a_document())
    with pytest.raises(Cancelled), printer:
        printer.wait(cancel)

    assert not is_running(printer._child.pid)
    assert not path.exists()


def test_printer_of_a_killed_worker_ends_by_itself(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, tmp_path / "report.pdf"],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert is_running(child)

    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()

    deadline = time.monotonic() + 20
    while is_running(child):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_printer_that_is_handed_nothing_is_gone_with_its_block(tmp_path):
    with Printer(tmp_path / "report.pdf") as printer:
        assert is_running(printer._child.pid)

    assert not is_running(printer._child.pid)


def test_missing_character_is_named(tmp_path):
    # A letter of the private use area: no font has it.
    lead = (Paragraph((Sentence("lead", ("凤凰山社区东路\ue0ff号。",)),)),)
    broken = replace(a_document(), lead=lead)

    with Printer(tmp_path / "report.pdf") as printer:
        printer.print(broken)
        with pytest.raises(Explained) as failure:
            printer.wait(lambda: None)

    assert failure.value.code == "pdf_no_glyph_in"
    assert failure.value.params == {
        "char": "\ue0ff",
        "code": "U+E0FF",
        "text": "凤凰山社区东路\ue0ff号。",
    }


def test_child_that_dies_leaves_its_last_line_in_the_log(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(printing.codec, "encode", lambda document: {"$": "Nothing"})

    with Printer(tmp_path / "report.pdf") as printer:
        printer.print(a_document())
        with pytest.raises(Explained) as failure:
            printer.wait(lambda: None)

    assert (failure.value.code, failure.value.params) == ("pdf_failed", {})
    assert "Nothing is not a class" in caplog.text
