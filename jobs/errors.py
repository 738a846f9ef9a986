"""Failures a job's owner can be told about in plain words."""

from typing import Any


class Explained(Exception):
    """An anticipated failure; ``code`` is of jobs.messages or of the kind's own."""

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class Cancelled(Exception):
    """Its owner no longer wants the job."""


class LeaseLost(Exception):
    """The job was taken away from this worker; it must write nothing more."""
