"""How raw tables are declared: what a row is, and a column for each thing it holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from reports.document.shapes import Kind
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.render.xlsx.sheet import Head


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its heading and how it is read from a row."""

    head: Head
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """One sheet of rows as on record.

    ``rows`` gives a community's rows: None when it has handed in nothing, which
    is not the same as none. ``about`` says on the contents page what they are.
    """

    name: str
    about: str
    theme: Theme | None  # None: in every report
    rows: Callable[[CommunityFacts], Iterable[Any] | None]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A key of a mapping with its number, as a row."""

    of: str
    key: str
    count: int | bool | None


# A table of which all rows are read from one attribute of the facts.
Described = tuple[str, str, Theme, str, tuple[Field, ...]]


def described(*tables: Described) -> tuple[RawTable, ...]:
    """Tables by name, what they are about, theme, attribute and columns."""
    return tuple(
        RawTable(
            name=name, about=about, theme=theme, rows=attrgetter(rows), fields=fields
        )
        for name, about, theme, rows, fields in tables
    )


def text(heading: str, name: str, width: int = 0) -> Field:
    """An empty text says nothing, so it is unknown."""
    read = attrgetter(name)
    return Field(Head(heading, Kind.TEXT, 0, width), lambda row: read(row) or None)


def number(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.COUNT), attrgetter(name))


def decimal(heading: str, name: str, decimals: int = 2) -> Field:
    return Field(Head(heading, Kind.DECIMAL, decimals), attrgetter(name))


def area(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.AREA, 2), attrgetter(name))


def money(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.MONEY, 2), attrgetter(name))


def share(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.SHARE, 1), attrgetter(name))


def day(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.DATE), attrgetter(name))


def yes_no(heading: str, name: str) -> Field:
    return Field(Head(heading, Kind.TEXT, 0, 8), attrgetter(name))


def choice(
    heading: str, name: str, chinese: Mapping[str, str], width: int = 12
) -> Field:
    read = attrgetter(name)
    return Field(
        Head(heading, Kind.TEXT, 0, width), lambda row: word(chinese, read(row))
    )


def choices_of(
    heading: str, name: str, chinese: Mapping[str, str], width: int = 18
) -> Field:
    """Several codes in one cell; none of them is 无."""
    read = attrgetter(name)
    return Field(
        Head(heading, Kind.TEXT, 0, width), lambda row: words(chinese, read(row))
    )


def of_mapping(heading: str, name: str, key: str) -> Field:
    """One yes or no of a mapping; a missing key is unknown."""
    read = attrgetter(name)
    return Field(Head(heading, Kind.TEXT, 0, 8), lambda row: (read(row) or {}).get(key))


def keys_that_are(
    heading: str, name: str, chinese: Mapping[str, str], *, wanted: bool
) -> Field:
    """The keys of a mapping that are so; unknown without the mapping."""
    read = attrgetter(name)

    def listed(row: Any) -> str | None:
        mapping = read(row)
        if mapping is None:
            return None
        return words(chinese, [key for key, held in mapping.items() if held is wanted])

    return Field(Head(heading, Kind.TEXT, 0, 26), listed)


def word(chinese: Mapping[str, str], code: str | None) -> str | None:
    """The Chinese word for a code; a code that is in no list stands for itself."""
    return chinese.get(code, code) if code else None


def words(chinese: Mapping[str, str], codes: Iterable[str] | None) -> str | None:
    if codes is None:
        return None
    return "、".join(chinese.get(code, code) for code in codes) or "无"
