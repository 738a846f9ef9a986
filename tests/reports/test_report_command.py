"""``manage.py report``: the files appear in the folder, or a sentence says why not."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.utils import translation
from docx import Document
from openpyxl import load_workbook

from jobs.models import Job, JobState
from reports.management.commands import report as command
from reports.models import Report
from tests import factories
from tests.factories.jobs import MOMENT


@pytest.fixture
def run(county, tmp_path: Path):
    """Runs the command on the county; gives what it printed."""

    def call(**options: Any) -> tuple[str, str]:
        out, told = StringIO(), StringIO()
        asked = {
            "scope": factories.COUNTY_CODE,
            "period": "2025",
            "out": tmp_path / "out",
            "formats": ("xlsx",),
        }
        with translation.override("en"):
            call_command("report", stdout=out, stderr=told, **asked | options)
        return out.getvalue(), told.getvalue()

    return call


def test_files_are_made_here(run, tmp_path):
    printed, told = run(as_of=None)

    target = tmp_path / "out" / "report.xlsx"
    assert printed == f"{target}\n"
    assert "社区概况" in load_workbook(target, read_only=True).sheetnames
    assert "Reading the record: 100 %" in told
    assert "xlsx: " in told
    assert not Job.objects.exists()


def test_nothing_half_made_is_left_in_the_folder(run, tmp_path):
    run()

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.xlsx"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scope": "999999000000"}, "no division or community with the code 9999990"),
        ({"period": "2031"}, "no reporting period 2031"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(options, words, run):
    with pytest.raises(CommandError, match=words):
        run(**options)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--formats", "pdf,odt"], "Formats are any of pdf, xlsx, docx, package; not"),
        (["--as-of", "yesterday"], "'yesterday' is not a day"),
        (["--as-of", "0001-01-01"], "'0001-01-01' is not a day of our time"),
        (["--kind", "weather"], "invalid choice: 'weather'"),
        (["--causes", "no-such-file"], "no-such-file is no text file"),
    ],
)
def test_misspelt_argument_is_named(arguments, words, run, tmp_path):
    usual = ["--scope", factories.COUNTY_CODE, "--period", "2025"]

    with pytest.raises(CommandError, match=words):
        call_command("report", *usual, "--out", str(tmp_path), *arguments)


def test_on_a_command_line_a_misspelt_argument_is_told_without_a_traceback(capsys):
    command = load_command_class("reports", "report")
    line = ["manage.py", "report", "--scope", "1", "--period", "2025", "--out", "x"]
    with pytest.raises(SystemExit) as stopped:
        command.run_from_argv([*line, "--formats", "exe"])
    assert stopped.value.code == 2
    assert "Formats are any of pdf" in capsys.readouterr().err


def test_a_kind_decides_title_and_parts(run, tmp_path):
    (tmp_path / "causes.txt").write_text("历史欠账多。\n", encoding="utf-8")
    usual = ["--scope", factories.COUNTY_CODE, "--period", "2025"]
    target = tmp_path / "out"
    call_command(
        *("report", *usual, "--formats", "docx", "--out", str(target)),
        *("--kind", "staff", "--causes", str(tmp_path / "causes.txt")),
        stdout=StringIO(),
        stderr=StringIO(),
    )

    said = [each.text for each in Document(str(target / "report.docx")).paragraphs]
    assert said[0].replace("\n", "") == ("关于修水县社区工作者队伍建设情况的调研报告")
    assert "一、队伍现状" in said
    assert any(each.endswith("、原因分析") for each in said)
    assert "历史欠账多。" in said


def test_folder_that_cannot_be_made_is_named(run, tmp_path):
    taken = tmp_path / "taken"
    taken.write_bytes(b"")

    with pytest.raises(CommandError, match="taken"):
        run(out=taken / "out")


def test_queue_without_a_worker_is_refused(run):
    with pytest.raises(CommandError, match="No worker is running"):
        run(queue=True)
    assert not Report.objects.exists()


@pytest.fixture
def worker(db, monkeypatch):
    """A worker is alive, and jobs end as soon as somebody looks."""
    monkeypatch.setattr(command.workers, "alive", lambda now: True)
    monkeypatch.setattr(command, "LOOK_SECONDS", 0)
    return monkeypatch


def test_failed_job_is_told_by_its_reason(run, worker):
    worker.setattr(
        command.time,
        "sleep",
        lambda seconds: Job.objects.update(
            state=JobState.FAILED, error_code="disk_full", finished_at=MOMENT
        ),
    )

    with pytest.raises(CommandError, match="no room left on the disk"):
        run(queue=True)


def test_cancelled_job_is_told(run, worker):
    worker.setattr(
        command.time,
        "sleep",
        lambda seconds: Job.objects.update(
            state=JobState.CANCELLED, finished_at=MOMENT
        ),
    )

    with pytest.raises(CommandError, match="Cancelled"):
        run(queue=True)
