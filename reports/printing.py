"""The PDF, made by a process of its own that lives no longer than the job.

Layout takes memory that is not given back, so it is not the worker's: the child
ends when the file is written, is killed when the job is cancelled, and ends by
itself when the worker is killed, because its standard input closes then.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings

from jobs.errors import Explained
from reports.document import codec
from reports.document.shapes import Document

logger = logging.getLogger(__name__)

# How often a waiting job looks whether it is cancelled.
LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Printed:
    """What the child says of itself when it has finished."""

    seconds: float
    verify_seconds: float
    pages: int
    peak_mib: float


class Printer:
    """A child for one document; leaving the block ends it in any case.

    It starts at once and loads its libraries and fonts while the record is still
    being read: that takes longer than many a layout.
    """

    def __init__(self, path: Path) -> None:
        self._source = path.with_suffix(".document.json")
        self._errors = path.with_suffix(".errors.txt")
        with self._errors.open("wb") as errors:
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "reports.print_child", self._source, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=settings.BASE_DIR,
                env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR)},
            )

    def print(self, document: Document) -> None:
        """Hands the document over; the child has been waiting for it."""
        encoded = json.dumps(codec.encode(document))
        self._source.write_text(encoded, encoding="utf-8")
        assert self._child.stdin is not None  # noqa: S101 - see Popen above
        with suppress(BrokenPipeError):  # it has ended already: wait() says why
            self._child.stdin.write(b"\n")
            self._child.stdin.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child.poll() is None:
            self._child.kill()
        self._child.communicate()

    def wait(self, check: Callable[[], None]) -> Printed:
        """Until the file is there; ``check`` may raise to end the work.

        Raises Explained with what the child found wrong, or that it failed.
        """
        while True:
            try:
                self._child.wait(LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                check()
        assert self._child.stdout is not None  # noqa: S101 - see Popen above
        said = self._child.stdout.read().decode("utf-8", "replace")
        if self._child.returncode and said.startswith("{"):
            fault = json.loads(said)
            raise Explained(fault["code"], **fault["params"])
        if self._child.returncode:
            logger.error("The PDF's process failed: %s", self._last_error())
            raise Explained("pdf_failed")
        return Printed(**json.loads(said))

    def _last_error(self) -> str:
        lines = self._errors.read_text(encoding="utf-8", errors="replace").split("\n")
        last = [line for line in lines if line.strip()][-1:]
        return last[0] if last else f"exit status {self._child.returncode}"
