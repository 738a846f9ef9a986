"""A worker's hold on a job: taken by one UPDATE, kept by a heartbeat.

The thread with the heartbeat has its own database connection, so that progress
is seen outside the report's read-only snapshot, and a cancel inside it.
"""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from reports.jobs.errors import Cancelled, Explained, LeaseLost
from reports.models.job import Job, JobLogLine, JobState, Stage

logger = logging.getLogger(__name__)

# How often the flag is looked at: with what a stage needs to notice, a cancel
# is done within two seconds.
LOOK_SECONDS = 0.5
# No report takes this long; one that does holds a worker for nothing.
LONGEST_SECONDS = 4 * 60 * 60

# Where each stage ends on the bar, by its usual share of the time.
_BAR_ENDS = {
    Stage.COLLECT: 50,
    Stage.COMPOSE: 55,
    Stage.XLSX: 70,
    Stage.PDF: 90,
    Stage.VERIFY: 97,
    Stage.STORE: 99,
}


def percent_of(stage: Stage, done: int, total: int) -> int:
    """Where the bar stands when ``done`` of a stage's ``total`` are done."""
    stages = list(_BAR_ENDS)
    before = stages.index(stage) - 1
    start = _BAR_ENDS[stages[before]] if before >= 0 else 0
    share = min(done, total) / total if total else 1
    return int(start + (_BAR_ENDS[stage] - start) * share)


def write_line(job_id: int, code: str, /, **params: Any) -> None:
    JobLogLine.objects.create(job_id=job_id, code=code, params=params)


def claim(job_id: int) -> "Lease | None":
    """Takes a waiting job for this worker; None when it no longer waits."""
    token = uuid.uuid4().hex
    with transaction.atomic():
        taken = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
            state=JobState.RUNNING,
            claimed_by=token,
            attempts=F("attempts") + 1,
            heartbeat_at=timezone.now(),
            started_at=Coalesce("started_at", Now()),
            percent=0,
            stage="",
        )
        if not taken:
            return None
        attempt = Job.objects.values_list("attempts", flat=True).get(pk=job_id)
        write_line(job_id, "claimed", **{"try": attempt})
    return Lease(job_id, token)


@dataclass
class Lease:
    """What ``claim`` hands out. ``note`` is the pipeline's progress callable."""

    job_id: int
    token: str
    percent: int = 0
    stage: str = ""
    _began: float = field(default_factory=time.monotonic)
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _lost: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _inline: bool = False
    _beaten: float = 0.0

    @property
    def row(self) -> "QuerySet[Job, Job]":
        """The job while it is still this worker's; else no row."""
        return Job.objects.held_by(self.job_id, self.token)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keeps the lease while the block runs."""
        if not _others_see_our_rows():
            self._inline = True
            yield
            return
        thread = threading.Thread(target=self._keep, name=f"job-{self.job_id}")
        thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            thread.join()

    def note(self, done: int, total: int, stage: str) -> None:
        """Progress of one stage. Raises Cancelled or LeaseLost."""
        self.stage = stage
        self.percent = max(self.percent, percent_of(Stage(stage), done, total))
        self.check()

    def check(self) -> None:
        """Raises Cancelled or LeaseLost, or Explained when it takes too long."""
        if self._inline and time.monotonic() - self._beaten > LOOK_SECONDS:
            self._beat()
        if self._lost.is_set():
            raise LeaseLost
        if self._cancelled.is_set():
            raise Cancelled
        if time.monotonic() - self._began > LONGEST_SECONDS:
            raise Explained("out_of_time")

    def finish(self, store: Callable[[], None]) -> None:
        """Marks the job done and stores its results, both or neither.

        The UPDATE comes first: it locks the row, so what ``store`` moves into
        place is moved by one worker only. Raises Cancelled or LeaseLost.
        """
        with transaction.atomic():
            running = self.row.filter(state=JobState.RUNNING)
            if not self._end(running, state=JobState.DONE, percent=100):
                raise Cancelled if self.row.exists() else LeaseLost
            store()
            write_line(self.job_id, "done")

    def fail(self, code: str, /, **params: Any) -> bool:
        """Ends the job with a reason; one being cancelled is just cancelled."""
        if self.row.filter(state=JobState.CANCELLING).exists():
            return self.stop()
        with transaction.atomic():
            ended = self._end(
                self.row,
                state=JobState.FAILED,
                error_code=code,
                error_params=params,
            )
            if ended:
                write_line(self.job_id, "failed")
        return ended

    def stop(self) -> bool:
        """Ends a cancelled job."""
        with transaction.atomic():
            ended = self._end(self.row, state=JobState.CANCELLED)
            if ended:
                write_line(self.job_id, "cancelled")
        return ended

    def give_back(self) -> None:
        """Another try for a worker told to stop; the sweep sends it again."""
        with transaction.atomic():
            given = self.row.filter(state=JobState.RUNNING).update(
                state=JobState.QUEUED,
                claimed_by="",
                attempts=F("attempts") - 1,
                sent_at=None,
            )
            if given:
                write_line(self.job_id, "again")

    def _end(self, row: "QuerySet[Job, Job]", **columns: Any) -> bool:
        now = timezone.now()
        return bool(row.update(claimed_by="", stage="", finished_at=now, **columns))

    def _keep(self) -> None:
        due = time.monotonic() + settings.JOB_HEARTBEAT_SECONDS
        written = self.percent, self.stage
        try:
            while not self._stopped.wait(LOOK_SECONDS):
                current = self.percent, self.stage
                try:
                    if time.monotonic() >= due or current != written:
                        self._beat()
                        due = time.monotonic() + settings.JOB_HEARTBEAT_SECONDS
                        written = current
                    else:
                        self._look()
                except DatabaseError:
                    # A database that comes back in time costs nothing; else the
                    # job is somebody else's by then, and finish() finds out.
                    logger.exception("Job %s: no heartbeat written", self.job_id)
                    connection.close()
        finally:
            connection.close()

    def _beat(self) -> None:
        self._beaten = time.monotonic()
        self.row.update(
            heartbeat_at=timezone.now(), percent=self.percent, stage=self.stage
        )
        self._look()

    def _look(self) -> None:
        state = self.row.values_list("state", flat=True).first()
        if state is None:
            self._lost.set()
        elif state == JobState.CANCELLING:
            self._cancelled.set()


def _others_see_our_rows() -> bool:
    """Whether another connection can see and change the job's row.

    Not inside a caller's transaction, and not in a database in this process's
    memory; the heartbeat is then written between the steps of the work.
    """
    in_memory = getattr(connection, "is_in_memory_db", lambda: False)()
    return not connection.in_atomic_block and not in_memory
