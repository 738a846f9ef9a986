"""backup FILE.tar: what a portal cannot make again, in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operations import backup


class Command(BaseCommand):
    help = (
        "Writes database, files and settings of a running portal into one archive. "
        "deploy/README.md says how it is restored."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tar")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            held = backup.write(file.absolute())
        except backup.NoBackup as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{file}: {', '.join(held)}")
