"""Which kinds of rows there are, by section of the book, and how many of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils import timezone

from communities.models import Community
from portal import book
from portal.entities import Entity, entities


@dataclass(frozen=True, slots=True)
class KindOfRow:
    entity: Entity
    count: int


@dataclass(frozen=True, slots=True)
class KindsOfSection:
    title: Any
    kinds: tuple[KindOfRow, ...]


def kinds_of(user: Any) -> list[KindsOfSection]:
    """Sections in the order of the book with their kinds and the rows now in force."""
    counts = counts_of(user)
    return [
        KindsOfSection(
            title, tuple(KindOfRow(each, counts.get(each.slug, 0)) for each in kinds)
        )
        for title, kinds in sections_of(entities())
    ]


def sections_of(kinds: Iterable[Entity]) -> list[tuple[Any, tuple[Entity, ...]]]:
    """Titles of the book's sections, in its order, with those of the kinds in each."""
    known = tuple(kinds)
    found = [
        (section.title, tuple(each for each in known if each.section == section.slug))
        for section in book.sections()
    ]
    return [(title, some) for title, some in found if some]


def counts_of(user: Any) -> dict[str, int]:
    """Rows in force that the user sees, by slug; one query for all kinds."""
    visible = Community.objects.visible_to(user)
    today = timezone.localdate()
    counted = [_counted(each, user, visible, today) for each in entities()]
    first, *rest = counted
    return dict(first.union(*rest, all=True))


def _counted(entity: Entity, user: Any, visible: Any, today: Any) -> QuerySet[Any]:
    rows = entity.model._default_manager.all()
    # The same door as visible_to, opened once for all kinds.
    rows = rows.of(visible) if hasattr(rows, "of") else entity.visible_to(user)
    if entity.has_life:
        rows = rows.active_on(today)
    return (
        rows.order_by()
        .annotate(kind_of_row=Value(entity.slug))
        .values("kind_of_row")
        .annotate(rows_of_kind=Count("pk"))
        .values_list("kind_of_row", "rows_of_kind")
    )
