"""``manage.py undo_import``: takes back everything that an import stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from imports import actions
from imports.from_command import person, worked_off
from imports.models import Import, ImportState
from imports.undoing import BuiltOn


class Command(BaseCommand):
    help = (
        "Takes an import back as a whole, unless others have built on it since: one's "
        "own, or anybody's whose communities one administers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int, metavar="ID")
        parser.add_argument("--as", dest="user", required=True, metavar="USER")

    def handle(self, *args: Any, **options: Any) -> None:
        user = person(options["user"])
        found = Import.objects.visible_to(user).filter(pk=options["id"]).first()
        if found is None:
            self.for_owner(user, options["id"])
            return
        rows = found.rows.count()
        try:
            asked = worked_off(actions.undo(found, by=user))
        except actions.NotNow as failure:
            raise CommandError("Nothing of this import is on record.") from failure
        if asked.state != ImportState.UNDONE:
            raise CommandError(asked.job.error or "The import was not taken back.")
        self.stdout.write(f"{rows} rows taken back.")

    def for_owner(self, user: User, pk: int) -> None:
        """As an administrator, for an owner whose grant has been withdrawn."""
        found = actions.administered_by(user).filter(pk=pk).first()
        if found is None:
            raise CommandError(f"{user} has no import #{pk} and administers none.")
        try:
            rows = actions.undo_for_owner(found, by=user)
        except actions.NotNow as failure:
            raise CommandError("Nothing of this import is on record.") from failure
        except BuiltOn as failure:
            numbers = ", ".join(str(each.number) for each in failure.obstacles)
            raise CommandError(
                f"Others have built on these rows: {numbers}"
            ) from failure
        self.stdout.write(f"{rows} rows taken back for {found.owner}.")
