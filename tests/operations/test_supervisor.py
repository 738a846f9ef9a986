"""The supervisor as a process of its own, keeping small programs alive."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

# A program that writes its number down, and one more of a child it leaves behind.
PARENT = """
import os, pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(90)"])
pathlib.Path(sys.argv[1]).write_text(f"{os.getpid()} {child.pid}")
print("started", flush=True)
time.sleep(90)
"""
# One that does not listen to SIGTERM.
DEAF = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).write_text(f"{os.getpid()}")
time.sleep(90)
"""
SUPERVISOR = """
import sys
from operations.supervisor import Program, Supervisor
programs = [
    Program(f"p{number}", [sys.executable, "-c", source, file])
    for number, (source, file) in enumerate(zip(sys.argv[1::2], sys.argv[2::2]))
]
Supervisor(programs, grace_seconds=0.5).run()
"""

Start = Callable[..., subprocess.Popen[str]]
PATIENCE_SECONDS = 60


def wait_until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    # A killed orphan may wait for an init that is slow to look.
    return state != "Z"


def pids_in(file: Path) -> list[int]:
    return [int(pid) for pid in file.read_text().split()] if file.is_file() else []


@pytest.fixture
def start() -> Iterator[Start]:
    started = []

    def start_supervisor(*programs: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISOR, *map(str, programs)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_supervisor
    for process in started:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_SECONDS)


def test_killed_program_is_started_again_without_what_it_left(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    start(PARENT, file)
    wait_until(lambda: len(pids_in(file)) == 2)
    parent, orphan = pids_in(file)

    os.kill(parent, signal.SIGKILL)

    wait_until(lambda: len(pids_in(file)) == 2 and pids_in(file)[0] != parent)
    wait_until(lambda: not is_running(orphan))
    assert is_running(pids_in(file)[0])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_stops_all_programs_and_their_children(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    supervisor = start(PARENT, files[0], PARENT, files[1])
    wait_until(lambda: all(len(pids_in(file)) == 2 for file in files))

    supervisor.send_signal(number)

    assert supervisor.wait(timeout=PATIENCE_SECONDS) == 0
    for file in files:
        for pid in pids_in(file):
            wait_until(lambda pid=pid: not is_running(pid))


def test_program_that_does_not_listen_is_killed_after_the_grace(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    supervisor = start(DEAF, file)
    wait_until(lambda: pids_in(file))

    supervisor.terminate()

    assert supervisor.wait(timeout=PATIENCE_SECONDS) == 0
    assert not is_running(pids_in(file)[0])


def test_killed_supervisor_takes_its_programs_along(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    supervisor = start(PARENT, file)
    wait_until(lambda: len(pids_in(file)) == 2)
    parent, orphan = pids_in(file)

    supervisor.kill()

    wait_until(lambda: not is_running(parent))
    with suppress(ProcessLookupError):
        os.kill(orphan, signal.SIGKILL)


def test_lines_carry_the_name_of_their_program(start: Start, tmp_path: Path) -> None:
    supervisor = start(PARENT, tmp_path / "pids", "raise SystemExit(3)", "")
    awaited = {
        "p0 | started\n",
        "p1 | ended (code 3); starting it again in 0.5 s\n",
    }
    impatience = Timer(PATIENCE_SECONDS, supervisor.terminate)
    impatience.start()
    for line in supervisor.stdout:
        awaited.discard(line)
        if not awaited:
            break
    impatience.cancel()
    assert awaited == set()
