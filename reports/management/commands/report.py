"""``manage.py report``: a report's files, made here or by the workers."""

import shutil
import tempfile
import time
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jobs import workers
from jobs.errors import Explained
from jobs.models import CLAIMED_STATES, Job, JobState
from reports import actions, pipeline
from reports.document.context import METHODS
from reports.document.kinds import BY_CODE, COMPREHENSIVE
from reports.document.redhead import RedHead
from reports.indicators.base import Theme
from reports.kind import REPORT
from reports.letterheads import letterheads_for, red_head, the_nearest
from reports.management.asked import day
from reports.models import Letterhead
from reports.order import FORMATS, Order
from reports.packing import package_made
from reports.progress import Progress, Stage

# One file with the others and all that proves them (reports.package).
PACKAGE = "package"
# How often a queued job is looked at.
LOOK_SECONDS = 0.5


class Command(BaseCommand):
    help = (
        "Makes a report on a division or community, and puts its files into a folder."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scope", required=True, metavar="CODE")
        parser.add_argument("--period", required=True, help="Such as 2025 or 2025H1.")
        parser.add_argument("--base", metavar="PERIOD", help="To compare with.")
        parser.add_argument(
            "--as-of",
            type=day,
            metavar="DATE",
            help="The day the record is seen from; today unless told.",
        )
        parser.add_argument(
            "--formats",
            type=formats,
            default=FORMATS,
            help=f"Any of {','.join((*FORMATS, PACKAGE))}, separated by commas.",
        )
        parser.add_argument(
            "--kind",
            default=COMPREHENSIVE.code,
            choices=BY_CODE,
            help="What kind of report: its title, headings, parts and themes.",
        )
        parser.add_argument(
            "--themes",
            nargs="*",
            default=(),
            choices=[theme.value for theme in Theme],
            help="What is reported; the themes of the kind unless told.",
        )
        parser.add_argument("--organ", default="", help="Whose report it is.")
        parser.add_argument("--mandate", default="", help="What ordered the survey.")
        parser.add_argument(
            "--methods",
            nargs="*",
            default=(),
            choices=METHODS,
            help="How the survey was made.",
        )
        for slot, help_text in (
            ("practice", "What has been done: a text file, a paragraph a line."),
            ("causes", "Why there are problems: likewise."),
        ):
            parser.add_argument(f"--{slot}", type=told, metavar="FILE", help=help_text)
        self._add_formal_arguments(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
        parser.add_argument(
            "--queue", action="store_true", help="Let the workers make it, and wait."
        )

    def _add_formal_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--formal",
            action="store_true",
            help="As a formal document with a red head, from a letterhead in use.",
        )
        parser.add_argument(
            "--upward",
            action="store_true",
            help="As a formal document to those above: with its signer.",
        )
        parser.add_argument(
            "--letterhead",
            metavar="CODE",
            help="The code of the organ, where several have a letterhead.",
        )
        for name, told_as in (
            ("addressees", "To whom it is addressed"),
            ("copies", "Who gets copies"),
            ("signer", "Who signs it"),
        ):
            parser.add_argument(
                f"--{name}",
                default="",
                help=f"{told_as}; as kept with the letterhead unless told.",
            )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.answer(options, today=timezone.localdate())
        except Explained as failure:
            raise CommandError(REPORT.text(failure.code, failure.params)) from failure

    def answer(self, options: dict[str, Any], *, today: date) -> None:
        """Raises Explained for what can be told, CommandError for the rest."""
        letterhead = asked_letterhead(options, today)
        order = Order(
            scope_code=options["scope"],
            period_code=options["period"],
            base_code=options["base"],
            as_of=options["as_of"] or today,
            formats=tuple(f for f in options["formats"] if f != PACKAGE),
            kind=options["kind"],
            themes=tuple(options["themes"]),
            organ=options["organ"] or (letterhead.organ if letterhead else ""),
            mandate=options["mandate"],
            methods=tuple(options["methods"]),
            practice=options["practice"] or "",
            causes=options["causes"] or "",
            red_head=asked_head(options, letterhead),
        )
        out: Path = options["out"]
        packed = PACKAGE in options["formats"]
        if packed and options["queue"]:
            raise CommandError(
                "A package is made here, not by the workers: no --queue."
            )
        try:
            out.mkdir(parents=True, exist_ok=True)
            if options["queue"]:
                self.queue(order, out)
            else:
                self.make(order, out, dated=today, packed=packed)
        except OSError as failure:
            raise CommandError(f"{out}: {failure.strerror or failure}") from failure

    def make(self, order: Order, out: Path, *, dated: date, packed: bool) -> None:
        """In this process; the files appear in the folder when all are whole."""
        with tempfile.TemporaryDirectory(prefix="report-") as folder:
            made = pipeline.build(
                order,
                Path(folder),
                requested_by=None,
                dated=dated,
                on_progress=self.progress(),
            )
            paths = list(made.files.values())
            if packed:
                paths.append(Path(folder) / "report.zip")
                paths[-1].write_bytes(package_made(made))
            for path in paths:
                self.tell(put(path, out / path.name))
        for stage, seconds in made.timings.items():
            self.stderr.write(f"{stage}: {seconds:.2f} s")

    def queue(self, order: Order, out: Path) -> None:
        if not workers.alive(timezone.now()):
            raise CommandError(
                "No worker is running, so nothing would be made. Start the portal "
                "with script/server, or leave out --queue."
            )
        job = actions.request_report(by=None, order=order).job
        show = self.progress()
        while job.is_open:
            time.sleep(LOOK_SECONDS)
            job.refresh_from_db()
            if job.state in CLAIMED_STATES and job.stage:
                show(job.percent, 100, job.stage)
        if job.state != JobState.DONE:
            raise CommandError(job.error or str(JobState(job.state).label))
        self.fetch(job, out)

    def fetch(self, job: Job, out: Path) -> None:
        for file in job.files.order_by("format"):
            target = out / f"report.{file.format}"
            with default_storage.open(file.path) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            self.tell(target)

    def progress(self) -> Progress:
        """Writes a line whenever the stage or the whole percentage changes."""
        last = ("", -1)

        def show(done: int, total: int, stage: str) -> None:
            nonlocal last
            percent = 100 * done // total if total else 100
            now = (stage, percent // 10)
            if now != last:
                self.stderr.write(f"{Stage(stage).label}: {percent} %")
                last = now

        return show

    def tell(self, path: Path) -> None:
        self.stdout.write(str(path))


def asked_letterhead(options: dict[str, Any], today: date) -> Letterhead | None:
    """The letterhead of a formal document; None for an internal report.

    Raises Lacking when none or several answer.
    """
    if not (options["formal"] or options["upward"]):
        return None
    rows = letterheads_for(options["scope"], user=None, day=today)
    if options["letterhead"]:
        rows = [row for row in rows if row.code == options["letterhead"]]
    return the_nearest(rows)


def asked_head(
    options: dict[str, Any], letterhead: Letterhead | None
) -> RedHead | None:
    """Raises Lacking for what nobody has told."""
    if letterhead is None:
        return None
    return red_head(
        letterhead,
        upward=options["upward"],
        addressees=options["addressees"],
        copies=options["copies"],
        signer=options["signer"],
    )


def put(made: Path, target: Path) -> Path:
    """Copies beside the target first, so that no half file ever has its name."""
    half = target.with_name(f".{target.name}.part")
    shutil.copyfile(made, half)
    return half.replace(target)


def formats(text: str) -> tuple[str, ...]:
    asked = tuple(part.strip() for part in text.split(",") if part.strip())
    known = (*FORMATS, PACKAGE)
    if set(asked) - set(known) or not asked:
        raise ArgumentTypeError(f"Formats are any of {', '.join(known)}; not {text!r}.")
    return asked


def told(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArgumentTypeError(f"{path} is no text file that can be read.") from error
