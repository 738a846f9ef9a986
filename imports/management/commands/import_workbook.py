"""``manage.py import_workbook``: a file checked and stored as a person would do it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from imports import actions
from imports.from_command import person, worked_off
from imports.models import Import, ImportState
from imports.opening import UnknownKind
from imports.sheets import UnreadableFile
from imports.words import column_named
from portal.entities import UnknownEntity, entities


class Command(BaseCommand):
    help = (
        "Imports a workbook or text table. Every wrong cell is printed with row, "
        "column, value and reason; while there is one nothing is stored, unless "
        "--keep-good is given. Exits with 1 when rows are wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--entity", default="", metavar="ENTITY")
        parser.add_argument("--as", dest="user", required=True, metavar="USER")
        parser.add_argument("--dry-run", action="store_true", help="Only check.")
        parser.add_argument(
            "--keep-good",
            action="store_true",
            help="Store the right rows all the same.",
        )
        parser.add_argument(
            "--clear-empty",
            action="store_true",
            help="Empty cells clear what is on record.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = person(options["user"])
        try:
            made = actions.upload(
                content=options["file"].read_bytes(),
                file_name=options["file"].name,
                by=user,
                language=translation.get_language() or "en",
                entity_slug=options["entity"],
                clears_empty=options["clear_empty"],
            )
            made = actions.check(made, by=user, at_once=True)
        except OSError as failure:
            raise CommandError(f"{options['file']}: {failure.strerror}") from failure
        except UnreadableFile as failure:
            raise CommandError(str(failure)) from failure
        except (UnknownKind, UnknownEntity) as failure:
            known = ", ".join(each.slug for each in entities())
            raise CommandError(f"Say --entity, one of: {known}.") from failure
        self.tell(made)
        self.decide(made, options)

    def tell(self, made: Import) -> None:
        for each in made.headings.get("unknown", ()):
            near = f" (was “{each['nearest']}” meant?)" if each["nearest"] else ""
            self.stderr.write(f"Not read: “{each['heading']}”{near}")
        for what in ("missing", "doubled"):
            for name in made.headings.get(what, ()):
                label = column_named(made.entity, name).label
                self.stderr.write(f"Column {what}: {label}")
        for problem in made.problems.order_by("number", "pk"):
            column = self.label_of(made, problem.column)
            self.stdout.write(
                "\t".join([str(problem.number), column, problem.value, problem.message])
            )
        self.stderr.write(
            f"Import #{made.pk}: {made.line_count} rows, {made.new_count} new, "
            f"{made.changed_count} changed, {made.unchanged_count} unchanged, "
            f"{made.wrong_count} wrong."
        )

    def label_of(self, made: Import, name: str) -> str:
        return column_named(made.entity, name).label if name else ""

    def decide(self, made: Import, options: dict[str, Any]) -> None:
        stops = made.wrong_count and not options["keep_good"]
        if made.state == ImportState.REFUSED:
            raise CommandError("The columns do not fit. Nothing was stored.")
        if options["dry_run"]:
            actions.discard(made)
        elif stops:
            raise CommandError("Rows are wrong. Nothing was stored.")
        elif made.good_count:
            keeps_good = options["keep_good"]
            asked = worked_off(
                actions.store(made, keeps_good=keeps_good, by=made.owner)
            )
            if asked.state != ImportState.STORED:
                raise CommandError(asked.job.error or "The import was not stored.")
            self.stderr.write(f"{asked.rows.count()} rows stored.")
        if made.wrong_count:
            raise CommandError("Rows are wrong.")
