"""load_reference: the standards and recommendations that come with the portal."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from reports.reference import loading


class Command(BaseCommand):
    help = (
        "Puts shipped standards and recommendations on record or brings them up to "
        "date; rows that an administrator changed are left alone."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        outcome = loading.load()
        if verbosity:
            for message in outcome.messages:
                self.stdout.write(message)
        self.stdout.write(
            _(
                "Reference data: %(added)d added, %(updated)d updated, "
                "%(unchanged)d unchanged, %(kept)d kept, %(waiting)d waiting."
            )
            % {
                "added": outcome.added,
                "updated": outcome.updated,
                "unchanged": outcome.unchanged,
                "kept": outcome.kept,
                "waiting": outcome.waiting,
            }
        )
