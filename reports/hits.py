"""All communities behind each finding, kept in files while a report is made.

A finding in memory holds its worst communities only; the workbook lists all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from reports.rules.base import Rule
from reports.rules.finding import Hit

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class HitRow:
    """One community of a finding, as the workbook prints it."""

    code: str
    name: str
    township: str
    observed: Number | None
    required: Number | None
    unit: str
    standard: str

    @classmethod
    def of(cls, hit: Hit) -> Self:
        gap = hit.gap
        return cls(
            hit.place.code,
            hit.place.name,
            hit.place.township,
            gap.observed,
            gap.required,
            gap.unit,
            gap.standard.citation if gap.standard else "",
        )


class HitFiles:
    """Writes hits by rule, then reads them back rule by rule."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, IO[str]] = {}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def add(self, rule: Rule, hit: Hit) -> None:
        row = HitRow.of(hit)
        data = [
            row.code,
            row.name,
            row.township,
            _text(row.observed),
            _text(row.required),
            row.unit,
            row.standard,
        ]
        self._file(rule.code).write(json.dumps(data, ensure_ascii=False) + "\n")

    def read(self, code: str) -> Iterator[HitRow]:
        """The finding's rows in the order they were added. Ask after closing."""
        path = self._path(code)
        if not path.exists():
            return
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                place, name, township, observed, required, unit, standard = json.loads(
                    line
                )
                yield HitRow(
                    place,
                    name,
                    township,
                    _number(observed),
                    _number(required),
                    unit,
                    standard,
                )

    def _file(self, code: str) -> IO[str]:
        if code not in self._open:
            self._open[code] = self._path(code).open("w", encoding="utf-8")
        return self._open[code]

    def _path(self, code: str) -> Path:
        return self._folder / f"{code}.jsonl"


def _text(value: Number | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Number | None:
    if text is None:
        return None
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() else exact
