"""The portal as it is started: real processes on a free port."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.begun import ROOT, copy
from tests.begun import environment as portal_environment


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, ROOT / "manage.py", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return portal_environment(tmp_path, LEAST_FREE_MIB="0")


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(
    begun: Path, environment: dict[str, str], free_port: int
) -> Iterator[subprocess.Popen]:
    copy(begun, Path(environment["PORTAL_VAR_DIR"]))
    process = manage("serve", "--port", str(free_port), environment=environment)
    yield process
    process.terminate()
    process.communicate(timeout=60)


def answer(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}{path}", timeout=5
        ) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(holds: Callable[[], object], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def worker_fault(port: int) -> str:
    status, body = answer(port, "/readyz")
    return json.loads(body)["parts"]["worker"] if status in (200, 503) else "down"


def programs_of(supervisor: int) -> dict[str, int]:
    """Main processes below the supervisor, by the module they run."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            words = (folder / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if int(parent) == supervisor and "-m" in words:
            module = words[words.index("-m") + 1]
            if module == "celery":
                (module,) = {"worker", "beat"} & set(words)
            found[module] = int(folder.name)
    return found


def test_taken_port_stops_the_start_with_a_sentence(
    environment: dict[str, str], free_port: int
) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", free_port))
        listener.listen()
        process = manage("serve", "--port", str(free_port), environment=environment)
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert output == (
        f"CommandError: Port {free_port} is taken by another program; "
        "choose one with --port.\n"
    )


def test_portal_serves_survives_a_killed_worker_and_stops_as_one(
    served: subprocess.Popen, free_port: int
) -> None:
    wait_for(lambda: answer(free_port, "/healthz") == (200, "ok"))
    wait_for(lambda: worker_fault(free_port) == "ok")
    first = programs_of(served.pid)
    assert set(first) == {"gunicorn", "worker", "beat"}

    os.kill(first["worker"], signal.SIGKILL)

    wait_for(
        lambda: (
            programs_of(served.pid).get("worker", first["worker"]) != first["worker"]
        )
    )
    second = programs_of(served.pid)
    assert second["gunicorn"] == first["gunicorn"]

    served.terminate()
    output, _ = served.communicate(timeout=60)
    assert served.returncode == 0
    assert "worker    | ended (by SIGKILL); starting it again in 0.5 s" in output
    assert f"The portal answers at http://127.0.0.1:{free_port}/" in output
    for pid in second.values():
        assert not Path(f"/proc/{pid}").exists()
