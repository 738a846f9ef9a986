"""Whether the portal can do its work: each part asked, each fault in one sentence.

What is said here is shown to anybody who asks /readyz. So no fault carries an
address, a path or the words of an exception; those go to the log.
"""

import logging
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from config.celery import app
from jobs import workers
from reports.render import fonts

logger = logging.getLogger(__name__)

BROKER_SECONDS = 2
MIB = 1024 * 1024


def faults(now: datetime) -> dict[str, str]:
    """Every part by name, with what is wrong with it or nothing."""
    checks: dict[str, Callable[[], str]] = {
        "database": database_fault,
        "broker": broker_fault,
        "worker": lambda: worker_fault(now),
        "fonts": fonts_fault,
        "disk": disk_fault,
    }
    return {part: check() for part, check in checks.items()}


def database_fault() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return _("The database does not answer.")
    return ""


def broker_fault() -> str:
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    if folder := options.get("data_folder_out"):
        if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return ""
        return _("The folder of the job queue cannot be written to.")
    try:
        with app.connection_for_write(settings.CELERY_BROKER_URL) as broker:
            broker.ensure_connection(max_retries=1, timeout=BROKER_SECONDS)
    except OperationalError:
        logger.exception("The job queue does not answer")
        return _("The job queue does not answer.")
    return ""


def worker_fault(now: datetime) -> str:
    try:
        if workers.alive(now):
            return ""
    except DatabaseError:
        return _("Whether a worker is running is not known without the database.")
    return _("No worker has shown a sign of life; reports would wait.")


def fonts_fault() -> str:
    if not fonts.check():
        return ""
    return _("Fonts of reports are missing; script/manage check_fonts names them.")


def disk_fault() -> str:
    folder = Path(settings.VAR_DIR)
    if not os.access(folder, os.W_OK):
        return _("The data folder cannot be written to.")
    free = shutil.disk_usage(folder).free // MIB
    if free < settings.LEAST_FREE_MIB:
        return _("Only %(free)d MiB are free on the disk.") % {"free": free}
    return ""
