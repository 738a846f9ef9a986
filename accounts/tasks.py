"""Celery entry points: each makes one call."""

import logging
from datetime import datetime, time

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from accounts.sealing import seal

logger = logging.getLogger(__name__)


@shared_task(name="accounts.tasks.clear_sessions")
def clear_sessions() -> None:
    """Removes sessions past their time: only signing out removes one at once."""
    call_command("clearsessions")


@shared_task(name="accounts.tasks.seal_trail")
def seal_trail() -> None:
    """Seals the audit trail up to last midnight; no act is under way that long.

    The digest goes to the log as well: an anchor out of the database's reach.
    """
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    if sealed := seal(midnight):
        logger.info(
            "Audit trail sealed up to %s: %d lines, digest %s.",
            midnight.isoformat(),
            sealed.lines,
            sealed.digest,
        )
