"""How the portal is put together: settings, addresses, web and job processes."""

from config.celery import app as celery_app

__all__ = ("celery_app",)
