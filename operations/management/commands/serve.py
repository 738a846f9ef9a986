"""serve: the whole portal on one machine, until Ctrl-C or SIGTERM."""

import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from operations import serving, sign_ins
from operations.ports import UnusablePortError, usable
from operations.supervisor import Supervisor

FIRST_ANSWER_SECONDS = 60


class Command(BaseCommand):
    help = "Runs web, worker and scheduler together and keeps them running."
    # Each of the programs checks the system as it starts.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="8000 unless told.")

    def handle(self, *, port: str, **options: Any) -> None:
        try:
            number = usable(port, serving.HOST)
        except UnusablePortError as refusal:
            raise CommandError(str(refusal)) from refusal
        supervisor = Supervisor(serving.programs(number), screen=self.stdout)
        announcer = threading.Thread(
            target=self.announce, args=(supervisor, number), daemon=True
        )
        supervisor.run(on_start=announcer.start)

    def announce(self, supervisor: Supervisor, port: int) -> None:
        """Says where the portal is and how to get in, once it really answers."""
        address = f"http://{serving.HOST}:{port}/"
        if not serving.wait_for_answer(port, seconds=FIRST_ANSWER_SECONDS):
            supervisor.say(
                "portal", f"No answer at {address} yet; see the lines marked web."
            )
            return
        supervisor.say("portal", f"The portal answers at {address} (Ctrl-C stops it)")
        try:
            still_valid = sign_ins.unchanged()
        finally:
            connection.close()
        for line in sign_ins.as_lines(still_valid):
            supervisor.say("portal", line)
