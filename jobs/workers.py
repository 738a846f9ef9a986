"""Whether anybody is there to work: each worker process says so in a row.

The row is written by a thread of the worker's main process. Workers are never
asked over the broker: that costs seconds, and not every broker carries it.
"""

import logging
import os
import threading
from datetime import datetime, timedelta
from typing import Any

from celery.signals import worker_ready, worker_shutdown
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from jobs.models import WorkerHeartbeat

logger = logging.getLogger(__name__)

# Rows of workers that were killed stay behind for so long.
FORGOTTEN_AFTER = timedelta(hours=1)


def alive(now: datetime) -> bool:
    """Whether any worker was heard of lately. Costs one query."""
    oldest = now - timedelta(seconds=settings.JOB_LOST_SECONDS)
    return WorkerHeartbeat.objects.filter(seen_at__gte=oldest).exists()


def note_alive(name: str, *, now: datetime) -> None:
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"seen_at": now})
    WorkerHeartbeat.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def note_gone(name: str) -> None:
    WorkerHeartbeat.objects.filter(name=name).delete()


class Pulse:
    """The thread that writes the row until it is stopped."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stopped = threading.Event()
        # A daemon: a worker told to stop must not wait for it.
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=5)

    def _beat(self) -> None:
        while True:
            self._write(lambda: note_alive(self.name, now=timezone.now()))
            if self._stopped.wait(settings.JOB_HEARTBEAT_SECONDS):
                break
        self._write(lambda: note_gone(self.name))

    def _write(self, write: Any) -> None:
        try:
            write()
        except DatabaseError:
            logger.exception("No sign of life written for %s", self.name)
        finally:
            # Pool processes are forked from this one at any time: an open
            # connection would be theirs too, and closed by whoever ends first.
            connection.close()


_pulses: dict[str, Pulse] = {}


def start_pulse(sender: Any, **_: Any) -> None:
    pulse = Pulse(f"{sender.hostname}#{os.getpid()}"[:100])
    _pulses[pulse.name] = pulse
    pulse.start()


def stop_pulse(sender: Any, **_: Any) -> None:
    while _pulses:
        _pulses.popitem()[1].stop()


worker_ready.connect(start_pulse, dispatch_uid="jobs.workers.start_pulse")
worker_shutdown.connect(stop_pulse, dispatch_uid="jobs.workers.stop_pulse")
