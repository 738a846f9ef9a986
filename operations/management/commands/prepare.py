"""prepare: what script/bootstrap leaves to Django."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError

from operations import preparation
from reports.reference import loading
from reports.render import fonts


class Command(BaseCommand):
    help = "Brings database, translations and static files up to date, where due."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        try:
            if preparation.migrate():
                self.stdout.write("Database brought up to date.")
            shipped = loading.load()
        except DatabaseError as error:
            first, *_ = str(error).splitlines() or [""]
            raise CommandError(f"The database cannot be used: {first}") from error
        if shipped.added or shipped.updated:
            self.stdout.write("Standards and recommendations brought up to date.")
        if preparation.compile_translations():
            self.stdout.write("Translations compiled.")
        if preparation.collect_static():
            self.stdout.write("Static files collected.")
        if problems := fonts.check():
            raise CommandError(" ".join(problems))
