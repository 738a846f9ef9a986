import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from operations.ports import UnusablePortError, usable

PROGRAM = Path(__file__).parents[2] / "operations" / "ports.py"


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_free_port_is_usable() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert usable(str(port)) == port


def test_taken_port_is_refused_in_a_sentence(taken_port: int) -> None:
    with pytest.raises(UnusablePortError, match="is taken by another program"):
        usable(str(taken_port))


@pytest.mark.parametrize("text", ["", "web", "0", "-1", "65536", "80.5"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(UnusablePortError, match="must be between 1 and 65535"):
        usable(text)


def test_program_says_so_and_fails_without_any_package(taken_port: int) -> None:
    asked = subprocess.run(
        [sys.executable, "-S", PROGRAM, str(taken_port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert asked.stderr == (
        f"Port {taken_port} is taken by another program; choose one with --port.\n"
    )
