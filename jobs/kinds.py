"""What kinds of background work there are: one list in the settings, no registry.

An app that has work for the workers brings one Kind, names it in JOB_KINDS, and
asks for jobs of it with jobs.actions.ask.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from accounts.roles import Permission
from jobs.messages import message_text

if TYPE_CHECKING:
    from jobs.lease import Lease
    from jobs.models import Job

Text = str | Promise
# Writes what the job ends with; runs in the transaction that marks it done.
Store = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a running job is busy with. ``ends_at`` is where on the bar, in percent."""

    code: str
    label: Text
    ends_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One sort of job, as its app tells it.

    ``make`` does the work: of the job, under the lease, in a folder that is gone
    afterwards. It gives back what is to be stored at the end, and raises Explained
    for what can be told. A job tried again after a killed worker begins anew in
    ``make``; ``lease.checkpoint`` says how far earlier batches got.

    ``permission`` must be held over the job's scope: to see one's jobs, and to have
    them made. ``stages`` come in their order. ``address`` is the page of a job, and
    ``list_url_name`` that of all of them. ``messages`` holds the words of the
    kind's own codes, and its own words for any of jobs.messages.
    """

    code: str
    label: Text
    permission: Permission
    stages: tuple[Stage, ...]
    make: Callable[["Job", "Lease", Path], Store]
    address: Callable[["Job"], str]
    list_label: Text
    list_url_name: str
    messages: Mapping[str, Text] = field(default_factory=dict)
    # Its jobs tell their owner that something has come to an end, a permission may
    # be what has: they are seen without it.
    is_announcement: bool = False

    def stage(self, code: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.code == code), None)

    def percent_of(self, code: str, done: int, total: int) -> int:
        """Where the bar stands when ``done`` of a stage's ``total`` are done."""
        start = 0
        for stage in self.stages:
            if stage.code == code:
                share = min(done, total) / total if total else 1
                return int(start + (stage.ends_at - start) * share)
            start = stage.ends_at
        raise LookupError(f"A job of the kind {self.code} has no stage {code!r}")

    def text(self, code: str, params: Mapping[str, Any]) -> str:
        """What a code says of a job of this kind, in the language now active."""
        return message_text(code, params, self.messages)


def kinds() -> dict[str, Kind]:
    """All kinds by their codes, in the order of the settings."""
    return _named(tuple(settings.JOB_KINDS))


@lru_cache
def _named(paths: tuple[str, ...]) -> dict[str, Kind]:
    found = [import_string(path) for path in paths]
    return {kind.code: kind for kind in found}
