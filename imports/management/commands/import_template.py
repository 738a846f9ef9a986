"""``manage.py import_template``: the workbook that people fill in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from imports.from_command import person
from imports.template import current_rows, write_template
from portal.entities import UnknownEntity, entities, entity_of


class Command(BaseCommand):
    help = "Writes the template workbook of a kind of row."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("entity", metavar="ENTITY", help="Such as premises.")
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument(
            "--as", dest="user", metavar="USER", help="Whose communities it lists."
        )
        parser.add_argument(
            "--prefilled", action="store_true", help="With the rows on record."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kind = entity_of(options["entity"])
        except UnknownEntity as unknown:
            known = ", ".join(each.slug for each in entities())
            raise CommandError(
                f"There is no such kind. Known are: {known}."
            ) from unknown
        # Nobody has no communities to pick from.
        user = person(options["user"]) if options["user"] else User(is_active=False)
        rows = current_rows(kind, user) if options["prefilled"] else ()
        try:
            with options["file"].open("wb") as file:
                write_template(file, kind, by=user, rows=rows)
        except OSError as failure:
            raise CommandError(f"{options['file']}: {failure.strerror}") from failure
        self.stdout.write(str(options["file"]))
