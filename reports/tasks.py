"""Celery entry points of the reports: each makes one call."""

from celery import shared_task
from django.utils import timezone

from reports import schedules


@shared_task(name="reports.tasks.ask_due_reports")
def ask_due_reports() -> None:
    schedules.ask_due(now=timezone.now())
