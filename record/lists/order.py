"""The order of a list and of its export: by place and key, or by one column.

Unknown values come last, whichever way it is sorted, and equal rows keep their
place from page to page.
"""

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When

from portal.columns import Kind, columns_of
from portal.entities import Entity
from record.lists.columns import list_columns, of_community


def key_paths(entity: Entity) -> tuple[str, ...]:
    """The order rows have unless another is asked for."""
    typed = [
        column.name
        for column in columns_of(entity)
        if column.field in entity.key and column.kind is not Kind.COMMUNITY
    ]
    return (of_community(entity, "code"), *typed, "pk")


def sortable(entity: Entity) -> dict[str, tuple[str, ...]]:
    """Lookups to sort by, for each column that can be sorted by."""
    places = {
        "community": (of_community(entity, "name"),),
        "township": (of_community(entity, "code"),),
    }
    return places | {
        each.name: each.paths for each in list_columns(entity) if each.paths
    }


def in_order(entity: Entity, rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    """By the column ``sort`` names, downwards behind a minus; else by place and key.

    A computed column must have been added to the rows before.
    """
    paths = sortable(entity).get(sort.removeprefix("-"))
    if not paths:
        return rows.order_by(*key_paths(entity))
    keys: list[Any] = []
    for path in paths:
        field = F(path)
        keys += _empty_text_last(rows, path)
        if sort.startswith("-"):
            keys.append(field.desc(nulls_last=True))
        else:
            keys.append(field.asc(nulls_last=True))
    return rows.order_by(*keys, "pk")


def _empty_text_last(rows: QuerySet[Any], path: str) -> list[Any]:
    """Empty text is unknown too, and would come first."""
    if path in rows.query.annotations:
        return []
    field: Any = rows.model
    for step in path.split("__"):
        field = (getattr(field, "related_model", None) or field)._meta.get_field(step)
    if field.empty_strings_allowed and field.blank:
        return [Case(When(**{path: ""}, then=Value(1)), default=Value(0))]
    return []
