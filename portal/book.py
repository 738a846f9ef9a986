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
from django.db.models.constants import LOOKUP_SEP
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.book_changes import Changes
from portal.entities import About, entity_for, entity_of
from portal.figures import row_name

Text = str | Promise

# A book is read, not searched: of very many rows the first are enough on a page.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads the book, on which day, and which periods stand side by side.

    ``is_chosen``: the reader has asked for this period, and for no other rows.
    ``on_paper``: it is read to be printed, and nothing in it leads elsewhere.
    """

    user: Any
    today: date
    period: Any | None
    before: Any | None
    is_chosen: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    label: Text
    value: Any


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values of one row; ``entity`` and ``key`` lead to its form.

    ``entity``: slug of the kind of row, empty where nobody keeps it by hand.
    """

    title: Text
    items: tuple[Fact, ...]
    entity: str = ""
    key: Any = None
    template = "components/book/facts.html"


@dataclass(frozen=True, slots=True)
class Heading:
    label: Text
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with its totals; ``empty`` is said where there is no row.

    ``entity``: slug of the kind of row, empty where nobody keeps it by hand.
    ``keys``: primary key of each row, in their order.
    """

    title: Text
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Any, ...], ...]
    empty: Text
    totals: tuple[Any, ...] | None = None
    note: Text = ""
    entity: str = ""
    keys: tuple[Any, ...] = ()
    template = "components/book/rows.html"

    @property
    def entries(self) -> list["Entry"]:
        """The rows, each with the key and name its form is opened by."""
        keys = self.keys or (None,) * len(self.rows)
        return [
            Entry(
                self._aligned(row),
                key,
                _first_said(row),
                self.about.address(key) if self.about and key else "",
            )
            for row, key in zip(self.rows, keys, strict=True)
        ]

    @property
    def can_add(self) -> bool:
        return bool(self.entity) and entity_of(self.entity).can_add

    @property
    def about(self) -> About | None:
        return entity_of(self.entity).about if self.entity else None

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

    @property
    def look(self) -> str:
        """The class it is printed in."""
        if self.is_number:
            return "number"
        return "day" if isinstance(self.value, date) else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table; ``name`` tells it apart for those who hear the page.

    ``about``: address of a page that tells more of it, or empty.
    """

    cells: list[Cell]
    key: Any
    name: str
    about: str = ""


def _first_said(row: tuple[Any, ...]) -> str:
    return next((str(value) for value in row if value not in (None, "")), "")


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


def field_at(model: Any, path: str) -> Any:
    """The field at the end of a lookup that begins at the model."""
    *steps, last = path.split(LOOKUP_SEP)
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def label_of(model: type[Model] | Model, field: str) -> str:
    return capfirst(str(field_at(model, field).verbose_name))


def value_of(row: Any, field: str) -> Any:
    """The value at the end of a lookup in words: choices by their labels, rows by name.

    Years are text, since they are not grouped by thousands.
    """
    *steps, last = field.split(LOOKUP_SEP)
    for step in steps:
        row = getattr(row, step)
    if display := getattr(row, f"get_{last}_display", None):
        return display()
    value = getattr(row, last)
    if isinstance(value, Model):
        return row_name(value)
    if is_year(row._meta.get_field(last)):
        return value and str(value)
    return value


def is_year(field: Any) -> bool:
    return field.get_internal_type() == "PositiveSmallIntegerField"


def facts_of(row: Model, *fields: str) -> tuple[Fact, ...]:
    return tuple(Fact(label_of(row, name), value_of(row, name)) for name in fields)


def headings_of(model: type[Model], *fields: str) -> tuple[Heading, ...]:
    """Headings by the fields' own names; figures are set to the right."""
    return tuple(
        Heading(label_of(model, name), _is_number(model, name)) for name in fields
    )


def _is_number(model: type[Model], field: str) -> bool:
    found = field_at(model, field)
    kind = found.get_internal_type()
    return kind.endswith(("IntegerField", "DecimalField")) and not is_year(found)


def table_of(rows: Iterable[Model], *fields: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(value_of(row, name) for name in fields) for row in rows)


def listed(
    title: Text,
    model: type[Model],
    rows: Any,
    fields: str,
    *,
    empty: Text,
    totalled: str = "",
) -> Rows:
    """A table of rows by their fields, with sums below the fields that have one.

    Rows of several periods are not added up, nor are those too many to be shown.
    """
    names = fields.split()
    found = list(rows[: MOST_ROWS + 1])
    note = _("There are more; the first of them are shown.")
    note = note if len(found) > MOST_ROWS else ""
    found = found[:MOST_ROWS]
    foot = None
    periods = {getattr(row, "period_id", None) for row in found}
    if totalled and len(periods) == 1 and not note:
        summed = {
            name: total(getattr(row, name) for row in found)
            for name in totalled.split()
        }
        foot = (_("Total"), *(summed.get(name, "") for name in names[1:]))
    entity = entity_for(model)
    return Rows(
        title,
        headings_of(model, *names),
        table_of(found, *names),
        empty,
        foot,
        note,
        entity.slug if entity else "",
        tuple(row.pk for row in found),
    )


def total(values: Iterable[int | Decimal | None]) -> int | Decimal | None:
    """The sum of what is on record; None where nothing is."""
    known: Sequence[int | Decimal] = [value for value in values if value is not None]
    return sum(known) if known else None
