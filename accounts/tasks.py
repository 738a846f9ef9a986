"""Celery entry points: each makes one call."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="accounts.tasks.clear_sessions")
def clear_sessions() -> None:
    """Removes sessions past their time: only signing out removes one at once."""
    call_command("clearsessions")
