"""How long a queue of reports takes: one worker's process against two.

    [DATABASE_URL=postgres://... CELERY_BROKER_URL=redis://...] \\
        python -m benchmarks.workers [--reports 6] [--communities 300]

The reports are asked for as people ask for them, on an installation made for the
purpose, and are different ones, so that none is served from another's files. The
worker runs as ``script/server`` runs it, with JOB_WORKERS processes. The clock runs
from asking until the last report is finished. Each report lays
out its PDF in a process of its own beside the workbook: on two cores one worker is
not alone on one of them. The workbook by itself shows what a worker costs without.
"""

import argparse
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import installation
from benchmarks.printed import print_lines

PROCESSES = (1, 2)
FORMATS = {"PDF, workbook, Word": ("pdf", "xlsx", "docx"), "workbook": ("xlsx",)}
PATIENCE = 600.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=6)
    parser.add_argument("--communities", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        installation.begin(Path(folder))
        installation.migrated()
        from benchmarks import synthetic

        synthetic.fill(options.communities)
        results = [
            {"files": name} | measure(Path(folder), options.reports, formats, number)
            for number, (name, formats) in enumerate(FORMATS.items())
        ]
    title = f"{options.reports} reports on {options.communities} communities each"
    print_lines(title, lines(results))


def measure(
    var: Path, reports: int, formats: tuple[str, ...], turn: int
) -> dict[str, Any]:
    """Seconds until all are finished, by number of processes; each has made a report
    before and is warm."""
    seconds = {}
    for processes in PROCESSES:
        first_day = (turn * len(PROCESSES) + processes) * (reports + len(PROCESSES))
        with _worker(var, processes):
            _wait(_ask(processes, formats, first_day))
            began = time.monotonic()
            _wait(_ask(reports, formats, first_day + processes))
            seconds[processes] = time.monotonic() - began
    return {"seconds": seconds}


def _ask(reports: int, formats: tuple[str, ...], first_day: int) -> list[int]:
    """Queues them as the portal does; each speaks of another day."""
    from benchmarks.synthetic import AS_OF, COUNTY, PERIOD
    from config import celery as queue
    from reports.actions import request_report
    from reports.order import Order

    queue.app.set_default()
    orders = (
        Order(
            scope_code=COUNTY,
            period_code=PERIOD,
            as_of=AS_OF + timedelta(first_day + number),
            formats=formats,
        )
        for number in range(reports)
    )
    return [request_report(by=None, order=order).job_id for order in orders]


def _wait(jobs: list[int]) -> None:
    from jobs.models import Job, JobState

    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        states = set(Job.objects.filter(pk__in=jobs).values_list("state", flat=True))
        if states == {JobState.DONE}:
            return
        if states & {JobState.FAILED, JobState.CANCELLED}:
            raise RuntimeError(f"the reports ended as {sorted(states)}")
        time.sleep(0.05)
    raise RuntimeError(f"not finished after {PATIENCE:.0f} seconds")


@contextmanager
def _worker(var: Path, processes: int) -> Iterator[None]:
    """A worker with so many processes, from when it is ready for work."""
    from operations import serving

    command = next(
        each for each in serving.programs(0) if each.name == "worker"
    ).command
    at = command.index("--concurrency") + 1
    command = [*command[:at], str(processes), *command[at + 1 :]]
    with (var / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=installation.ROOT, stdout=log, stderr=log
        )
    try:
        _wait_for(process)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _wait_for(process: "subprocess.Popen[bytes]") -> None:
    from jobs.models import WorkerHeartbeat

    signs = WorkerHeartbeat.objects.filter(name__endswith=f"#{process.pid}")
    while not signs.exists():
        if process.poll() is not None:
            raise RuntimeError("the worker ended; see worker.log")
        time.sleep(0.05)


def lines(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    head = ("files", *(f"{n} process s" for n in PROCESSES), "times as fast")
    found: list[tuple[str, ...]] = [head]
    for each in results:
        one, two = (each["seconds"][number] for number in PROCESSES)
        found.append((each["files"], f"{one:.1f}", f"{two:.1f}", f"{one / two:.2f}"))
    return found


if __name__ == "__main__":
    main()
