"""A whole portal of its own for tests that kill workers: database, broker, processes.

Its database is looked at through the alias ``portal`` of the test's own process;
everything else happens in processes that run as an installation runs them.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from celery import Celery
from django.conf import settings
from django.utils import timezone

from benchmarks.synthetic import AS_OF, COUNTY, PERIOD
from config.celery import app as installed
from jobs.models import Job, WorkerHeartbeat, hash_of
from reports.kind import REPORT
from reports.models import Report
from reports.order import Order
from tests.jobs.workers.databases import ALIAS

HEARTBEAT_SECONDS = 1
LOST_SECONDS = 3
# Enough for a machine that runs other tests beside.
PATIENCE_SECONDS = 60
_FILL = "from benchmarks.synthetic import fill; fill({count})"


@dataclass
class Portal:
    """``env`` is what the processes are told."""

    env: dict[str, str]
    files: Path
    _workers: list["Worker"] = field(default_factory=list)

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.env,
            check=True,
            capture_output=True,
        )

    def fill(self, communities: int) -> None:
        self.manage("shell", "-c", _FILL.format(count=communities))

    def at_work(self, count: int = 1) -> "Worker":
        """So many workers and no other are ready; returns the first.

        Those to which nothing has happened serve one test after the other.
        """
        well = [worker for worker in self._workers if worker.is_well][:count]
        for worker in self._workers:
            if worker not in well:
                worker.kill()
        well += [self.new_worker() for _ in range(count - len(well))]
        return well[0]

    def new_worker(self) -> "Worker":
        """One more that is ready for work."""
        name = f"worker{len(self._workers) + 1}"
        command = ["worker", "--pool", "prefork", "--concurrency", "1"]
        quiet = ["--without-gossip", "--without-mingle", "-n", f"{name}@portal"]
        worker = Worker(name, self._start([*command, *quiet], name))
        self._workers.append(worker)
        self._wait_until_ready(worker)
        return worker

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.kill()

    @contextmanager
    def scheduler(self) -> Iterator[None]:
        """What sends the sweep every few seconds."""
        schedule = self.env["PORTAL_VAR_DIR"] + "/beat-schedule"
        process = self._start(["beat", "--schedule", schedule], "scheduler")
        try:
            yield
        finally:
            Worker("scheduler", process).kill()

    def ask(self, *formats: str, **fields: Any) -> Job:
        """A waiting job for a report on the invented county."""
        order = Order(
            scope_code=COUNTY, period_code=PERIOD, as_of=AS_OF, formats=formats
        )
        parameters = order.as_parameters()
        job = Job.objects.using(ALIAS).create(
            kind=REPORT.code,
            title="安平县",
            scope_code=COUNTY,
            parameters=parameters,
            parameters_hash=hash_of(parameters),
            **fields,
        )
        Report.objects.using(ALIAS).create(
            job=job,
            title=job.title,
            scope_code=COUNTY,
            scope_name="安平县",
            period=PERIOD,
            as_of=AS_OF,
        )
        return job

    def ring(self, job: Job) -> None:
        """Tells the workers, as the portal's request does."""
        app = Celery(broker=self.env["CELERY_BROKER_URL"])
        app.conf.update(
            task_default_queue=installed.conf.task_default_queue, **self._broker()
        )
        # Noted before: once they are told, they may hold the lock of the database.
        Job.objects.using(ALIAS).filter(pk=job.pk).update(sent_at=timezone.now())
        with app:
            app.send_task("jobs.tasks.run_job", kwargs={"job_id": job.pk})

    def wait(
        self,
        job: Job,
        until: Callable[[Job], bool],
        *,
        seconds: float = PATIENCE_SECONDS,
    ) -> float:
        """Looks at the row until it is so; returns how long it took."""
        began = time.monotonic()
        while not until(job):
            waited = time.monotonic() - began
            assert waited < seconds, f"{job.state} {job.percent}% after {waited:.0f} s"
            time.sleep(0.1)
            job.refresh_from_db()
        return time.monotonic() - began

    def wait_for_words(self, worker: "Worker", words: str) -> None:
        """Until the worker has said so in its log."""
        log = self.log_file(worker.name)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while words not in log.read_text(encoding="utf-8"):
            assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.1)

    def log_file(self, name: str) -> Path:
        return Path(self.env["PORTAL_VAR_DIR"], f"{name}.log")

    def artifacts(self) -> list[str]:
        """All files that were ever moved to their final names."""
        found = (path.relative_to(self.files) for path in self.files.rglob("*.*"))
        return sorted(str(path) for path in found)

    def contents(self) -> dict[str, int]:
        """When each of them was last written."""
        return {
            name: (self.files / name).stat().st_mtime_ns for name in self.artifacts()
        }

    def log_of(self, job: Job) -> list[str]:
        return list(job.log.order_by("pk").values_list("code", flat=True))

    def clear(self) -> None:
        """No job left over from another test."""
        for model in (Report, Job):
            rows = model.objects.using(ALIAS)
            if model is Job:
                for job in rows.all():
                    job.files.all().delete()
                    job.log.all().delete()
                rows.update(reused=None)
            rows.all().delete()

    def _start(self, command: list[str], name: str) -> "subprocess.Popen[bytes]":
        # The command that prepared the database has checked the system.
        celery = [sys.executable, "-m", "celery", "-A", "config", "--skip-checks"]
        with self.log_file(name).open("ab") as log:
            return subprocess.Popen(
                [*celery, *command],
                cwd=settings.BASE_DIR,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait_until_ready(self, worker: "Worker") -> None:
        began = timezone.now()
        deadline = time.monotonic() + PATIENCE_SECONDS
        alive = WorkerHeartbeat.objects.using(ALIAS).filter(
            name__startswith=f"{worker.name}@", seen_at__gte=began
        )
        while not alive.exists():
            begins = worker.process.poll() is None and time.monotonic() < deadline
            assert begins, self.log_file(worker.name).read_text(encoding="utf-8")
            time.sleep(0.1)

    def _broker(self) -> dict[str, Any]:
        """What the settings of an installation say of it beside its address."""
        if not self.env["CELERY_BROKER_URL"].startswith("filesystem"):
            return {}
        broker = Path(self.env["PORTAL_VAR_DIR"]) / "broker"
        folders = {
            "data_folder_in": broker / "messages",
            "data_folder_out": broker / "messages",
            "processed_folder": broker / "processed",
            "control_folder": broker / "control",
        }
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        options = {name: str(folder) for name, folder in folders.items()}
        return {
            "broker_transport": "config.broker:WholeMessages",
            "broker_transport_options": options,
        }


@dataclass
class Worker:
    """A process with all it started: they are one session."""

    name: str
    process: "subprocess.Popen[bytes]"
    is_frozen: bool = False

    @property
    def is_well(self) -> bool:
        return not self.is_frozen and self.process.poll() is None

    def kill(self) -> None:
        """As when the machine goes down: nobody is told anything."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def freeze(self) -> None:
        self.is_frozen = True
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)
        self.is_frozen = False

    def _signal(self, number: int) -> None:
        # Once it was waited for, its number may be another's.
        if self.process.returncode is None:
            os.killpg(self.process.pid, number)
