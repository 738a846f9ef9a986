"""Celery entry points: each makes one call."""

from celery import shared_task
from django.utils import timezone

from imports.expiry import expire_uploads


@shared_task(name="imports.tasks.expire_imports")
def expire_imports() -> None:
    expire_uploads(now=timezone.now())
