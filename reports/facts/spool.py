"""The facts of one run in a file: gzip, one community a line, in code order.

Written while communities are assessed and read as often as renderers need the
rows, so that no stage holds a large scope in memory.
"""

import gzip
import json
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from reports.facts.codec import decode, encode
from reports.facts.shapes import CommunityFacts

# Level 9 takes four times as long for a few per cent; most of a line is names.
_LEVEL = 3


class Writer:
    """Context manager; the file is whole once it has been left."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._raw = path.open("wb")
        # Without name and time in the header equal facts make equal files.
        self._gzip = gzip.GzipFile("", "wb", _LEVEL, self._raw, mtime=0)
        self._lines = TextIOWrapper(self._gzip, encoding="utf-8")

    def write(self, facts: CommunityFacts) -> None:
        line = json.dumps(encode(facts), ensure_ascii=False, separators=(",", ":"))
        self._lines.write(f"{line}\n")
        self.count += 1

    def close(self) -> None:
        self._lines.close()
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Reader:
    """The communities of a spool: of a path any number of times, of a file once."""

    def __init__(self, spool: Path | IO[bytes] | Any) -> None:
        self.spool = spool

    def __iter__(self) -> Iterator[CommunityFacts]:
        with gzip.open(self.spool, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield decode(CommunityFacts, json.loads(line))
