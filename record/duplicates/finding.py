"""Pairs of rows that look like one, among the communities somebody may see."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from communities.models import Community
from record.duplicates.kinds import KINDS, Kind, Seen, alike, bare
from record.models import KeptApart


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two rows that look like one; ``first`` has the lower key."""

    kind: Kind
    why: str | Promise
    first: Seen
    second: Seen

    @property
    def places(self) -> set[int]:
        return {self.first.place, self.second.place}

    @property
    def is_across(self) -> bool:
        return len(self.places) > 1

    @property
    def name(self) -> str:
        return str(self.first.values["name"])


def pairs(
    communities: QuerySet[Community],
    day: date,
    kinds: Iterable[Kind] = KINDS,
    *,
    of: Community | None = None,
) -> list[Pair]:
    """All pairs within the communities that nobody has decided on yet.

    ``of`` asks for those with a row of one community.
    Only rows of these communities are looked at, so that nobody learns of a row
    outside of them. Costs a query for each kind, one for posts and one for the
    decisions, however many communities there are.
    """
    chosen = list(kinds)
    decided = set(
        KeptApart.objects.filter(kind__in=[kind.label for kind in chosen]).values_list(
            "kind", "first", "second"
        )
    )
    return [
        pair
        for kind in chosen
        for pair in _of_kind(kind, communities, day, of)
        if (of is None or of.pk in pair.places)
        and (kind.label, pair.first.pk, pair.second.pk) not in decided
    ]


def _of_kind(
    kind: Kind, communities: QuerySet[Community], day: date, of: Community | None
) -> Iterator[Pair]:
    rows = kind.rows(day).filter(community__in=communities.order_by().values("pk"))
    if of is not None:
        rows = rows.filter(_near(kind, rows, of))
    seen = [
        Seen(
            pk=row.pop("pk"),
            place=row.pop("community_id"),
            place_name=row.pop("community__name"),
            values=row,
        )
        for row in rows.order_by("pk").values(
            "pk", "community_id", "community__name", *kind.columns
        )
    ]
    if kind.beside is not None and seen:
        kind.beside(_repeated(seen), day)
    for likeness, first, second in alike(kind, seen):
        yield Pair(kind=kind, why=likeness.label, first=first, second=second)


def _near(kind: Kind, rows: QuerySet[Any], of: Community) -> Q:
    """Rows of the community, and those elsewhere that could be one with them."""
    near = Q(community=of)
    for likeness in kind.likenesses:
        if likeness.across:
            own = rows.filter(community=of, **{f"{likeness.shared}__isnull": False})
            near |= Q(**{f"{likeness.shared}__in": own.values(likeness.shared)})
    return near


def _repeated(rows: list[Seen]) -> list[Seen]:
    """Rows whose name is there more than once: the others are asked nothing more."""
    names = Counter(bare(row.values["name"]) for row in rows)
    found = [row for row in rows if names[bare(row.values["name"])] > 1]
    for row in rows:
        row.values.setdefault("is_full_time", False)
    return found
