"""A report from the record to its files; the same for a job, a command, a test.

Progress is told to a plain callable, which stops the work by raising. Nobody
here knows of queues; what is read is read in one snapshot, what is written is
written into the folder that was given.
"""

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from accounts.models import User
from jobs.errors import Explained
from reports.assessment import Assessment
from reports.document import codec
from reports.document.shapes import Document
from reports.facts.spool import Reader
from reports.order import Order
from reports.printing import Printer
from reports.progress import Progress, Stage, Timings, silent
from reports.reading import Read, read_record
from reports.render.docx import verify_docx, write_docx
from reports.render.faults import RenderFault
from reports.render.xlsx import (
    BrokenWorkbook,
    Material,
    WrongCount,
    verify_xlsx,
    write_xlsx,
)
from reports.shortfalls.rows import every_row
from reports.summary import finding_summary, indicator_summary

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished report: the document, and files that passed their checks."""

    document: Document
    read: Read
    files: dict[str, Path]
    timings: dict[str, float]

    @property
    def facts(self) -> Path:
        return self.read.facts

    @property
    def data_version(self) -> str:
        return self.read.data_version

    def as_columns(self) -> dict[str, Any]:
        """What the Report row keeps of it, as plain JSON values."""
        assessment = self.read.assessment
        return {
            "title": self.document.title,
            "document": codec.encode(self.document),
            "indicators": indicator_summary(assessment),
            "findings": finding_summary(assessment),
            "communities": assessment.communities,
            "standards": _standards_cited(assessment),
            "grounds": self.read.grounds.as_json(),
            "timings": self.timings,
        }


def build(
    order: Order,
    folder: Path,
    *,
    requested_by: User | None,
    dated: date,
    on_progress: Progress = silent,
) -> Made:
    """Makes the report's files in the folder. Raises Explained for what can be told.

    ``requested_by`` None reads everything: the command line.
    """
    timings = Timings()
    files = {name: folder / f"report.{name}" for name in order.formats}
    with ExitStack() as stack:
        printer = None
        if "pdf" in files:
            printer = stack.enter_context(Printer(files["pdf"]))
        with timings.of(Stage.COLLECT):
            read = read_record(
                order,
                folder,
                requested_by=requested_by,
                dated=dated,
                on_progress=on_progress,
            )
        on_progress(0, 1, Stage.COMPOSE)
        with timings.of(Stage.COMPOSE):
            document = read.composed()
        render(document, read, files, printer, timings, on_progress)
    return Made(document=document, read=read, files=files, timings=timings.seconds)


def render(
    document: Document,
    read: Read,
    files: dict[str, Path],
    printer: Printer | None,
    timings: Timings,
    on_progress: Progress,
    left_out: frozenset[str] = frozenset(),
) -> None:
    """The files asked for, each checked. The PDF is laid out beside the others.

    ``left_out`` are codes of findings that an official has taken out: the workbook
    does not bring them back.
    """
    if printer:
        printer.print(document)
    _write_workbook(document, read, files, timings, on_progress, left_out)
    _write_word(document, files, timings, on_progress)
    if not printer:
        return
    on_progress(0, 1, Stage.PDF)
    printed = printer.wait(lambda: on_progress(0, 1, Stage.PDF))
    timings.note(Stage.PDF, printed.seconds)
    timings.note(Stage.VERIFY, printed.verify_seconds)
    on_progress(1, 1, Stage.VERIFY)


def _write_workbook(
    document: Document,
    read: Read,
    files: dict[str, Path],
    timings: Timings,
    on_progress: Progress,
    left_out: frozenset[str],
) -> None:
    if "xlsx" not in files:
        return
    assessment, themes = read.assessment, read.context.themes
    findings = {
        code: finding
        for code, finding in assessment.findings.items()
        if finding.rule.theme in themes and code not in left_out
    }
    material = Material(
        document=document,
        figures={
            slug: figure
            for slug, figure in assessment.figures.items()
            if figure.indicator.theme in themes
        },
        findings=findings,
        plan=read.plan,
        facts=Reader(read.facts),
        hits=read.hits.read,
        shortfalls=tuple(
            row for row in every_row(read.shortfalls) if row.measure.rule in findings
        ),
    )
    try:
        with timings.of(Stage.XLSX):
            rows = write_xlsx(
                material,
                files["xlsx"],
                on_progress=lambda done, total: on_progress(done, total, Stage.XLSX),
            )
        with timings.of(Stage.VERIFY):
            verify_xlsx(files["xlsx"], rows)
    except (WrongCount, BrokenWorkbook) as fault:
        logger.exception("The workbook is not what was written")
        raise Explained("file_wrong") from fault


def _write_word(
    document: Document,
    files: dict[str, Path],
    timings: Timings,
    on_progress: Progress,
) -> None:
    if "docx" not in files:
        return
    on_progress(0, 1, Stage.DOCX)
    try:
        with timings.of(Stage.DOCX):
            write_docx(document, files["docx"], written=datetime.now(UTC))
        on_progress(1, 1, Stage.DOCX)
        with timings.of(Stage.VERIFY):
            verify_docx(files["docx"], document)
    except RenderFault as fault:
        logger.exception("The Word document is not what was written")
        raise Explained(fault.code, **fault.params) from fault


def _standards_cited(assessment: Assessment) -> list[int]:
    """Ids of the standards' rows behind the findings."""
    cited = {
        standard.row_id
        for finding in assessment.findings.values()
        for standard in finding.standards
        if standard.row_id is not None
    }
    return sorted(cited)
