"""first_start: the record and the people a new portal begins with."""

from argparse import ArgumentParser, BooleanOptionalAction
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from communities.models import Community
from operations.sign_ins import (
    ADMINISTRATOR,
    DEMO_PEOPLE,
    make_people,
    sign_ins_file,
)


class Command(BaseCommand):
    help = (
        "Fills an empty portal: the demonstration record where no community is on "
        "record, and the first people where there are none."
    )

    # They were made as the portal was prepared, and are again as it is served.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo",
            action=BooleanOptionalAction,
            default=True,
            help="Without it: one administrator and nothing else.",
        )

    @transaction.atomic
    def handle(self, *, demo: bool, **options: Any) -> None:
        if demo and not Community.objects.exists():
            call_command("load_case", "R02", "R04", "R06", stdout=StringIO())
            loaded = Community.objects.count()
            self.stdout.write(f"Demonstration record loaded: {loaded} communities.")
        people = DEMO_PEOPLE if demo else (ADMINISTRATOR,)
        if make_people(people, temporary=not demo):
            self.stdout.write(
                f"First sign-ins made; they are kept in {sign_ins_file()}."
            )
