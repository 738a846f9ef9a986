"""What a reader chose for a list: its columns, and filters kept under a name."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.entities import Entity
from record.lists.columns import list_columns
from record.lists.filters import filterset_of
from record.models import ChosenColumns, SavedFilter

TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Offered:
    """A column that can be shown."""

    name: str
    label: Any
    is_chosen: bool


def known_columns(entity: Entity) -> dict[str, Any]:
    """Labels of the columns that can be chosen, by name."""
    return {TOWNSHIP: _("Street or town")} | {
        column.name: column.label for column in list_columns(entity)
    }


def columns_for(user: Any, entity: Entity) -> tuple[str, ...]:
    """Names of the columns the reader wants; costs one query."""
    kept = ChosenColumns.objects.filter(user=user, entity=entity.slug)
    names = kept.values_list("columns", flat=True).first() or ()
    known = known_columns(entity)
    return tuple(name for name in names if name in known) or entity.columns


def keep_columns(user: Any, entity: Entity, names: list[str]) -> None:
    """In the order of the form. None at all means those of the entity."""
    chosen = [name for name in known_columns(entity) if name in names]
    if not chosen or tuple(chosen) == entity.columns:
        ChosenColumns.objects.filter(user=user, entity=entity.slug).delete()
        return
    ChosenColumns.objects.update_or_create(
        user=user, entity=entity.slug, defaults={"columns": chosen}
    )


def offered_columns(entity: Entity, chosen: tuple[str, ...]) -> list[Offered]:
    return [
        Offered(name, label, name in chosen)
        for name, label in known_columns(entity).items()
    ]


def plain_query(entity: Entity, query: QueryDict, *more: str) -> QueryDict:
    """The parameters that say which rows in which order; nothing empty or unknown."""
    plain = QueryDict(mutable=True)
    for name in (*filterset_of(entity).base_filters, "sort", *more):
        if query.get(name):
            plain[name] = query[name]
    return plain


def saved_filters(user: Any, entity: Entity) -> list[SavedFilter]:
    offered = SavedFilter.objects.offered_to(user).filter(entity=entity.slug)
    return list(offered.select_related("owner").order_by("name", "pk"))


def list_address(entity: Entity, query: QueryDict) -> str:
    """Where the list of these rows is."""
    address = reverse("record:row-list", args=[entity.slug])
    return f"{address}?{query.urlencode()}" if query else address
