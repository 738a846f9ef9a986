"""``manage.py verify_trail``: is the audit trail what it was when it was sealed?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import sealing
from accounts.models import AuditSeal


class Command(BaseCommand):
    help = (
        "Holds every sealed line of the audit trail against its seal, and names those "
        "that were changed, removed or slipped in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            metavar="DIGEST",
            help="a digest noted elsewhere; one of the seals must bear it",
        )

    def handle(self, *, anchor: str | None, **options: Any) -> None:
        lines = seals = faults = 0
        last: AuditSeal | None = None
        for last, verdict in sealing.verdicts():
            seals, lines = seals + 1, lines + last.lines
            for fault in _faults(verdict):
                faults += 1
                self.stderr.write(f"Seal {last}: {fault}")
        if anchor and not AuditSeal.objects.filter(digest=anchor).exists():
            faults += 1
            self.stderr.write(f"No seal bears the digest {anchor}.")
        if faults:
            raise CommandError(f"{faults} faults: the trail is not as it was sealed.")
        self.stdout.write(
            f"Sealed lines, all as they were: {lines}. Seals: {seals}. "
            f"Lines that wait for the next seal: {sealing.unsealed().count()}."
        )
        if last:
            self.stdout.write(f"Last seal: {last.until.isoformat()} {last.digest}")


def _faults(verdict: sealing.Verdict) -> list[str]:
    said = [
        f"{what} {', '.join(map(str, numbers))}"
        for what, numbers in (
            ("lines changed:", verdict.changed),
            ("lines missing:", verdict.missing),
            ("lines that were not there:", verdict.added),
        )
        if numbers
    ]
    if not verdict.follows:
        said.append("the seal itself was changed, or the one before it")
    return said
