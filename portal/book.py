"""What a page about one record is made of: sections of blocks, ready to be shown.

Each app says in its own ``book`` module what it has on a community; the
settings name the sections in the order of the tabs. Blocks hold plain values;
templates print them and compute nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads the book, on which day, and which periods stand side by side."""

    user: Any
    today: date
    period: Any | None
    before: Any | None


@dataclass(frozen=True, slots=True)
class Fact:
    label: Text
    value: Any


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values of one row."""

    title: Text
    items: tuple[Fact, ...]
    template = "components/book/facts.html"


@dataclass(frozen=True, slots=True)
class Heading:
    label: Text
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with its totals; ``empty`` is said where there is no row."""

    title: Text
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Any, ...], ...]
    empty: Text
    totals: tuple[Any, ...] | None = None
    note: Text = ""
    template = "components/book/rows.html"

    @property
    def aligned_rows(self) -> list[list["Cell"]]:
        return [self._aligned(row) for row in self.rows]

    @property
    def aligned_totals(self) -> list["Cell"]:
        return self._aligned(self.totals or ())

    def _aligned(self, row: tuple[Any, ...]) -> list["Cell"]:
        return [
            Cell(value, heading.is_number)
            for heading, value in zip(self.headings, row, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Cell:
    value: Any
    is_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One figure now and the period before; ``change`` in words, None if unknown."""

    label: Text
    now: Any
    before: Any
    change: str | None
    is_big: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A group of figures with those of the period before beside them."""

    title: Text
    now_label: Text
    before_label: Text
    lines: tuple[Line, ...]
    template = "components/book/figures.html"


@dataclass(frozen=True, slots=True)
class Difference:
    label: Text
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one save did to one row; ``entity`` and ``key`` lead to its history."""

    at: Any
    by: str
    act: Text
    record: Text
    reason: str
    differences: tuple[Difference, ...]
    entity: str = ""
    key: Any = None


@dataclass(frozen=True, slots=True)
class Changes:
    title: Text
    changes: tuple[Change, ...]
    empty: Text
    template = "components/book/changes.html"


Block = Facts | Rows | Figures | Changes


@dataclass(frozen=True, slots=True)
class Section:
    slug: str
    title: Text
    blocks: Callable[[Any, Reading], Iterable[Block]]
    # Governed models whose rows it shows, and those of their fields that name
    # what only few may read: the history shows both as the section does.
    records: tuple[type[Model], ...] = ()
    private: frozenset[str] = frozenset()


def sections() -> tuple[Section, ...]:
    return tuple(import_string(path) for path in settings.COMMUNITY_BOOK_SECTIONS)


def label_of(model: type[Model] | Model, field: str) -> str:
    return capfirst(str(model._meta.get_field(field).verbose_name))  # type: ignore[union-attr]


def value_of(row: Model, field: str) -> Any:
    """The field's value in words; choices by their labels."""
    display = getattr(row, f"get_{field}_display", None)
    return display() if display else getattr(row, field)


def facts_of(row: Model, *fields: str) -> tuple[Fact, ...]:
    return tuple(Fact(label_of(row, name), value_of(row, name)) for name in fields)


def headings_of(model: type[Model], *fields: str) -> tuple[Heading, ...]:
    """Headings by the fields' own names; figures are set to the right."""
    return tuple(
        Heading(label_of(model, name), _is_number(model, name)) for name in fields
    )


def _is_number(model: type[Model], field: str) -> bool:
    kind = model._meta.get_field(field).get_internal_type()  # type: ignore[union-attr]
    return kind.endswith(("IntegerField", "DecimalField"))


def table_of(rows: Iterable[Model], *fields: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(value_of(row, name) for name in fields) for row in rows)


def listed(
    title: Text,
    model: type[Model],
    rows: Iterable[Model],
    fields: str,
    *,
    empty: Text,
    totalled: str = "",
) -> Rows:
    """A table of rows by their fields, with sums below the fields that have one."""
    names = fields.split()
    found = list(rows)
    foot = None
    if totalled and found:
        summed = {
            name: total(getattr(row, name) for row in found)
            for name in totalled.split()
        }
        foot = (_("Total"), *(summed.get(name, "") for name in names[1:]))
    return Rows(title, headings_of(model, *names), table_of(found, *names), empty, foot)


def total(values: Iterable[int | Decimal | None]) -> int | Decimal | None:
    """The sum of what is on record; None where nothing is."""
    known: Sequence[int | Decimal] = [value for value in values if value is not None]
    return sum(known) if known else None
