"""``manage.py undo_import``: takes back everything that an import stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from imports import actions
from imports.from_command import person, worked_off
from imports.models import Import, ImportState


class Command(BaseCommand):
    help = "Takes an import back as a whole, unless others have built on it since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int, metavar="ID")
        parser.add_argument("--as", dest="user", required=True, metavar="USER")

    def handle(self, *args: Any, **options: Any) -> None:
        user = person(options["user"])
        found = Import.objects.visible_to(user).filter(pk=options["id"]).first()
        if found is None:
            raise CommandError(f"{user} has no import #{options['id']}.")
        rows = found.rows.count()
        try:
            asked = worked_off(actions.undo(found, by=user))
        except actions.NotNow as failure:
            raise CommandError("Nothing of this import is on record.") from failure
        if asked.state != ImportState.UNDONE:
            raise CommandError(asked.job.error or "The import was not taken back.")
        self.stdout.write(f"{rows} rows taken back.")
