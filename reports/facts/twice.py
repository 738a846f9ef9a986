"""Facts that are looked at twice: streamed from the record, then from the disk.

Rules that compare communities see all of them again once the whole is known;
memory does not grow with the scope.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.facts.collect import Progress, collect
from reports.facts.request import Request
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Reader, Writer


class Twice:
    """``first`` once, to its end; after that ``again`` as often as one likes."""

    def __init__(self, request: Request, spool: Path) -> None:
        self._request, self._spool = request, spool

    def first(self, on_progress: Progress | None = None) -> Iterator[CommunityFacts]:
        """``on_progress`` as in collect. Raises UnknownPeriod."""
        with Writer(self._spool) as kept:
            for facts in collect(self._request, on_progress=on_progress):
                kept.write(facts)
                yield facts

    def again(self) -> Reader:
        return Reader(self._spool)


@contextmanager
def twice(request: Request) -> Iterator[Twice]:
    """Use within one snapshot."""
    with TemporaryDirectory() as folder:
        yield Twice(request, Path(folder) / "facts.jsonl.gz")
