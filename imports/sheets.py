"""A table as it was handed in: cells by their places, nothing understood yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Published, tested maximum of one import (docs and the upload page say it).
MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 300


class UnreadableFile(Exception):
    """Not a table at all, or not one that is safe to read; the message says why."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` begin with the first line of the file, empty ones included.

    ``faults`` are reasons why a cell has no value that could be read, by row and
    column counted from 0. ``hidden`` are rows out of sight.
    """

    rows: list[list[Any]]
    name: str = ""
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    # As Excel and WPS name them.
    is_workbook: bool = True


def is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def letters_of(column: int) -> str:
    """A, B, …, Z, AA for columns counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """The reverse of letters_of."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
