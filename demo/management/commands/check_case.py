"""check_case R02 R04 R06: what a survey prints that its own figures rule out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from demo.published import PRINTED, doubts_of


class Command(BaseCommand):
    help = "Names the figures of a published survey that cannot be true together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", nargs="+", choices=sorted(PRINTED), metavar="CASE")

    def handle(self, *, cases: list[str], **options: Any) -> None:
        for name in cases:
            doubts = doubts_of(name)
            if not doubts:
                self.stdout.write(f"{name}: no contradiction found.")
            for doubt in doubts:
                self.stdout.write(f"{name}: {doubt.code}: {doubt.message}")
