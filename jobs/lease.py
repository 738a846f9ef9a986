"""A worker's hold on a job: taken by one UPDATE, kept by a heartbeat.

The thread with the heartbeat has its own database connection, so that progress
is seen outside a snapshot that the work reads from, and a cancel inside it.
"""

import copy
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

from jobs.errors import Cancelled, Explained, LeaseLost
from jobs.kinds import Kind, kinds
from jobs.models import Job, JobLogLine, JobState

logger = logging.getLogger(__name__)

# How often the flag is looked at: with what a stage needs to notice, a cancel
# is done within two seconds.
LOOK_SECONDS = 0.5
# No job takes this long; one that does holds a worker for nothing.
LONGEST_SECONDS = 4 * 60 * 60


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
        job = Job.objects.only("kind", "attempts", "checkpoint").get(pk=job_id)
        write_line(job_id, "claimed", **{"try": job.attempts})
    return Lease(job_id, token, job.kind, job.checkpoint)


@dataclass
class Lease:
    """What ``claim`` hands out. ``note`` is the progress callable of the work.

    ``checkpoint`` is what the last batch that was stored left for the next, by
    this try or an earlier one: JSON values, empty before the first.
    """

    job_id: int
    token: str
    kind_code: str
    checkpoint: dict[str, Any] = field(default_factory=dict)
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

    @property
    def kind(self) -> Kind:
        """Raises KeyError for one that this worker's portal does not have."""
        return kinds()[self.kind_code]

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
        self.percent = max(self.percent, self.kind.percent_of(stage, done, total))
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

    @contextmanager
    def batch(self) -> Iterator[dict[str, Any]]:
        """One transaction that is stored only while the job is this worker's.

        Gives the checkpoint, to be changed in place: it is stored with the batch,
        both or neither. Raises Cancelled or LeaseLost before anything is written.
        The first UPDATE locks the row, so nobody takes the job away before the
        batch is committed; who asks to cancel waits for it, so a batch should
        take no longer than a second or two. What it writes stays, whatever
        becomes of the job.
        """
        self.check()
        checkpoint = copy.deepcopy(self.checkpoint)
        with transaction.atomic():
            running = self.row.filter(state=JobState.RUNNING)
            if not running.update(heartbeat_at=timezone.now()):
                raise Cancelled if self.row.exists() else LeaseLost
            yield checkpoint
            # The heartbeat waited for the lock as well: a long batch is no silence.
            running.update(
                checkpoint=checkpoint,
                heartbeat_at=timezone.now(),
                percent=self.percent,
                stage=self.stage,
            )
        self.checkpoint = checkpoint

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
