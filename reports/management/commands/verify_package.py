"""``manage.py verify_package``: a report's numbers again, from its package alone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.data_version import programme_version
from reports.package import faults_of, programme_of


class Command(BaseCommand):
    help = (
        "Computes every number of an evidence package again, without a database, and "
        "says whether anything in it was changed."
    )
    # It has to work on any machine, with no database at hand.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            content = path.read_bytes()
        except OSError as failure:
            raise CommandError(f"{path}: {failure.strerror or failure}") from failure
        if programme_of(content) not in ("", programme_version()):
            self.stderr.write(
                "Note: the package was made by another version of the portal. Verify "
                "it with that version where its rules or wording have changed since."
            )
        faults = list(faults_of(content))
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{path}: {len(faults)} faults; not as it was issued.")
        self.stdout.write(f"{path}: genuine; every number follows from its facts.")
