"""Columns that a list can show: what is typed about a row, and what is computed.

A field of the form is one column here, also where it points to another row and
takes several columns on a sheet: people read “North branch · 2025” as one thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import get_language

from portal.columns import NUMBERS, Column, Kind, columns_of
from portal.entities import Entity, Extra
from portal.figures import masked


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list. ``name`` is stable: in addresses and what people keep.

    ``paths`` are lookups the database sorts by; empty where it cannot.
    """

    name: str
    label: str
    parts: tuple[Column, ...] = ()
    labels: tuple[dict[Any, str], ...] = ()
    extra: Extra | None = None
    paths: tuple[str, ...] = ()
    is_number: bool = False
    is_day: bool = False
    is_private: bool = False

    def read(self, row: Any) -> Any:
        """The value as people read it; None where nothing is on record."""
        if self.extra is not None:
            return self.extra.value(row)
        found = [
            _named(part, part.read(row), labels)
            for part, labels in zip(self.parts, self.labels, strict=True)
        ]
        value = found[0]
        if len(found) > 1:
            value = " · ".join(str(each) for each in found if each not in (None, ""))
        if value in (None, "", []):
            return None
        return masked(str(value)) if self.is_private else value


def _named(part: Column, value: Any, labels: dict[Any, str]) -> Any:
    if part.kind is Kind.YEAR and value is not None:
        # As text: the digits of a year are not grouped.
        return str(value)
    if isinstance(value, list | tuple):
        return "、".join(labels.get(each, str(each)) for each in value)
    return labels.get(value, value) if labels else value


def list_columns(entity: Entity) -> tuple[ListColumn, ...]:
    """All columns a reader can choose from; place and community stand before them."""
    return _list_columns(entity, get_language() or "")


@cache
def _list_columns(entity: Entity, language: str) -> tuple[ListColumn, ...]:
    typed = [each for each in columns_of(entity) if each.kind is not Kind.COMMUNITY]
    return (
        *(
            _of_field(entity, name, tuple(parts))
            for name, parts in groupby(typed, attrgetter("field"))
        ),
        *(_of_extra(extra) for extra in entity.extras),
    )


def _of_field(entity: Entity, name: str, parts: tuple[Column, ...]) -> ListColumn:
    # A person's day of birth tells namesakes apart on a sheet; a list has no need.
    shown = tuple(part for part in parts if part.kind is not Kind.DAY) or parts
    shown = shown if len(parts) > 1 else parts
    stored = [stored_field(entity.model, part.name) for part in shown]
    private = name in entity.private
    sortable = all(stored) and not private and shown[0].kind is not Kind.CHOICES
    return ListColumn(
        name,
        parts[0].label,
        shown,
        tuple(labels_of(entity, part) for part in shown),
        paths=tuple(part.name for part in shown) if sortable else (),
        is_number=shown[0].kind in NUMBERS,
        is_day=shown[0].kind is Kind.DAY,
        is_private=private,
    )


def labels_of(entity: Entity, column: Column) -> dict[Any, str]:
    """Labels of a column's choices by their codes; empty where it has none."""
    if column.choices:
        return dict(column.choices)
    # A reference named by a choice: its code is for the database.
    field = stored_field(entity.model, column.name)
    choices = (field.flatchoices if field is not None else None) or ()
    return {code: str(label) for code, label in choices}


def _of_extra(extra: Extra) -> ListColumn:
    return ListColumn(
        extra.name,
        str(extra.label),
        extra=extra,
        paths=(extra.order_by,) if extra.order_by else (),
        is_number=extra.is_number,
    )


def stored_field(model: Any, path: str) -> "models.Field[Any, Any] | None":
    """The database column at the end of a lookup; None if it is computed."""
    field = None
    for step in path.split("__"):
        try:
            field = model._meta.get_field(step)
        except FieldDoesNotExist:
            return None
        model = field.related_model
    return field


def related_of(entity: Entity) -> tuple[str, ...]:
    """Rows to be joined so that reading a row's columns asks nothing more."""
    return tuple(dict.fromkeys([*_community_steps(entity), *_references(entity)]))


def _community_steps(entity: Entity) -> Iterator[str]:
    yield "__".join(filter(None, (entity.community_path, "township")))


def _references(entity: Entity) -> Iterator[str]:
    yield from entity.related
    for column in columns_of(entity)[1:]:
        steps = column.name.split("__")[:-1]
        if steps and stored_field(entity.model, "__".join(steps)):
            yield "__".join(steps)


def of_community(entity: Entity, rest: str) -> str:
    """Lookup from a row to something of its community."""
    return "__".join(filter(None, (entity.community_path, rest)))
