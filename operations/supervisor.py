"""Several programs on one screen: started together, kept alive, stopped together.

Each program leads a session of its own, so that what it leaves behind when it is
killed (pool children that hold its pipes open) can be found and killed as well.
An end is noticed by waiting for the process, never by the end of its output.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any

LOOK_SECONDS = 0.1
STEADY_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 30.0


@dataclass
class Program:
    """One program to keep running; ``stop_signal`` asks it to end by itself."""

    name: str
    command: Sequence[str]
    stop_signal: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    start_at: float = field(default=0.0, init=False)
    pause_seconds: float = field(default=0.0, init=False)


class Supervisor:
    """Keeps the programs running until it is told to stop."""

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        grace_seconds: float = 10.0,
        screen: IO[str] = sys.stdout,
    ) -> None:
        self.programs = programs
        self.grace_seconds = grace_seconds
        self.screen = screen
        self.width = max(len(program.name) for program in programs)
        self.signals_seen = 0
        self.screen_lock = threading.Lock()

    def run(self, on_start: Callable[[], object] = lambda: None) -> None:
        """Returns once everything has ended after SIGINT, SIGTERM or SIGHUP."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note_signal)
        try:
            on_start()
            while not self.signals_seen:
                for program in self.programs:
                    self._look_after(program)
                time.sleep(LOOK_SECONDS)
        finally:
            self._stop_all()

    def say(self, name: str, line: str) -> None:
        with self.screen_lock:
            self.screen.write(f"{name:<{self.width}} | {line}\n")
            self.screen.flush()

    def _note_signal(self, *_: Any) -> None:
        self.signals_seen += 1

    def _look_after(self, program: Program) -> None:
        now = time.monotonic()
        if program.process is None:
            if now >= program.start_at:
                self._start(program)
        elif program.process.poll() is not None:
            self._clear_away(program)
            steady = now - program.started_at > STEADY_SECONDS
            last = 0.0 if steady else program.pause_seconds
            program.pause_seconds = min(max(2 * last, 0.5), LONGEST_PAUSE_SECONDS)
            program.start_at = now + program.pause_seconds
            self.say(
                program.name,
                f"ended ({_ending(program.process.returncode)}); "
                f"starting it again in {program.pause_seconds:g} s",
            )
            program.process = None

    def _start(self, program: Program) -> None:
        program.started_at = time.monotonic()
        program.process = subprocess.Popen(  # noqa: S603
            [*_ended_with_parent(), *program.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        threading.Thread(
            target=self._show, args=(program.name, program.process.stdout), daemon=True
        ).start()

    def _show(self, name: str, output: IO[bytes]) -> None:
        with output:
            for line in output:
                self.say(name, line.decode(errors="replace").rstrip())

    def _clear_away(self, program: Program) -> None:
        """Kills whatever is left of the program's session."""
        if program.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(program.process.pid, signal.SIGKILL)

    def _stop_all(self) -> None:
        running = [program for program in self.programs if program.process]
        for program in running:
            if program.process and program.process.poll() is None:
                program.process.send_signal(program.stop_signal)
        # A second Ctrl-C does not wait.
        patience = self.signals_seen
        deadline = time.monotonic() + self.grace_seconds
        while time.monotonic() < deadline and self.signals_seen <= patience:
            if all(p.process and p.process.poll() is not None for p in running):
                break
            time.sleep(LOOK_SECONDS)
        for program in running:
            self._clear_away(program)
            if program.process:
                program.process.wait()


def _ending(code: int) -> str:
    return f"code {code}" if code >= 0 else f"by {signal.Signals(-code).name}"


def _ended_with_parent() -> list[str]:
    """A prefix that ends the program when the supervisor itself is killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
