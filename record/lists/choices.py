"""What a reader chose for a list: its columns, and filters kept under a name."""

from collections.abc import Iterable, Sequence
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
# The parameter of an address that names the columns, with commas between.
COLUMNS = "columns"


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


def columns_for(user: Any, entity: Entity, query: QueryDict) -> tuple[str, ...]:
    """Names of the columns shown, in their order.

    Those that the address names, else those the reader keeps, which costs a query.
    """
    if asked := known_ones(entity, query.get(COLUMNS, "").split(",")):
        return asked
    kept = ChosenColumns.objects.filter(user=user, entity=entity.slug)
    names = kept.values_list("columns", flat=True).first() or ()
    return known_ones(entity, names) or entity.columns


def known_ones(entity: Entity, names: Iterable[str]) -> tuple[str, ...]:
    """Those that are columns of the kind, each once, in the order given."""
    known = known_columns(entity)
    return tuple(dict.fromkeys(name for name in names if name in known))


def moved(names: Sequence[str], name: str, *, up: bool) -> list[str]:
    """The names with one of them a place further up or down, where there is one."""
    order = list(names)
    if name in order:
        place = order.index(name)
        order.remove(name)
        order.insert(max(place - 1, 0) if up else place + 1, name)
    return order


def keep_columns(user: Any, entity: Entity, names: Iterable[str]) -> tuple[str, ...]:
    """Keeps them in the order given; gives what there is of them to be kept.

    None at all, or those that the entity begins with, are nothing to be kept.
    """
    chosen = known_ones(entity, names)
    if not chosen or chosen == entity.columns:
        ChosenColumns.objects.filter(user=user, entity=entity.slug).delete()
        return ()
    ChosenColumns.objects.update_or_create(
        user=user, entity=entity.slug, defaults={"columns": list(chosen)}
    )
    return chosen


def offered_columns(entity: Entity, chosen: tuple[str, ...]) -> list[Offered]:
    """Those that are shown, in their order, then the others."""
    known = known_columns(entity)
    return [
        Offered(name, known[name], name in chosen)
        for name in dict.fromkeys([*chosen, *known])
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
