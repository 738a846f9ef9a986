"""What was found out about one line of a table."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models import Community

if TYPE_CHECKING:
    from imports.row_form import Answer


class Outcome(models.TextChoices):
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    WRONG = "wrong", _("Wrong")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table with its number in the file, counted from 1."""

    number: int
    cells: list[Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line is wrong.

    ``column`` is the name of the column to blame, empty when it is the line as a
    whole or a column that the table does not have; ``field`` is the field of the
    form, ``value`` what stands in the cell.
    """

    column: str
    field: str
    value: str
    message: str


@dataclass(slots=True)
class Judged:
    """One line and what it would do to the record.

    ``row`` carries the values of the line, unsaved, and ``answer`` what its form
    said. ``changes`` has before and after by names of columns, ``before`` the
    replaced values by names of model fields. ``key`` tells the row from every other
    row of the file, ``claims`` are the values that must be its own.
    """

    line: Line
    community: Community | None = None
    row: models.Model | None = None
    answer: "Answer | None" = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    key: tuple[Any, ...] | None = None
    claims: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        if self.problems:
            return Outcome.WRONG
        if self.row is None or self.row.pk is None:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes else Outcome.UNCHANGED

    @property
    def pk(self) -> Any:
        """The stored row that the line is about, None for a new one."""
        return None if self.row is None else self.row.pk


def as_json(value: Any) -> Any:
    """The value as JSON keeps it; the same for equal values."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)
