"""One chunk of communities, and what reading their rows has in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from communities.models import NothingToRecord
from reports.facts.request import Span

Row = Mapping[str, Any]
AnyRow = TypeVar("AnyRow", bound=Row)
Made = TypeVar("Made")
# By community: an absent one has handed in nothing.
Rows = dict[int, tuple[Made, ...]]


@dataclass(frozen=True, slots=True)
class Batch:
    """``nothing`` holds (community, period, theme) said to have no rows."""

    ids: list[int]
    span: Span
    nothing: frozenset[tuple[int, int, str]]

    @classmethod
    def of(cls, ids: list[int], span: Span) -> "Batch":
        said = NothingToRecord.objects.of(ids).filter(period_id__in=span.period_ids)
        rows = said.values_list("community_id", "period_id", "theme")
        return cls(ids, span, frozenset(rows))

    def settle(self, found: Rows[Made], theme: str) -> Rows[Made]:
        """Adds () for communities that said the period has no such rows."""
        return self._settled(found, theme, self.span.period_id)

    def settle_base(self, found: Rows[Made], theme: str) -> Rows[Made]:
        return self._settled(found, theme, self.span.base_id)

    def _settled(self, found: Rows[Made], theme: str, period: int | None) -> Rows[Made]:
        said = {
            who for who, when, what in self.nothing if (when, what) == (period, theme)
        }
        return dict.fromkeys(said, ()) | found


def by_community(
    rows: Iterable[Row],
    make: Callable[[Row], Made],
    owner: str = "community_id",
) -> Rows[Made]:
    """Rows turned into facts, in the order they come, by community."""
    found: dict[int, list[Made]] = {}
    for row in rows:
        found.setdefault(row[owner], []).append(make(row))
    return {community: tuple(made) for community, made in found.items()}


def by_key(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    """Rows of a table one step down, by the row they hang on."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def standing(row: Row, day: date) -> bool:
    """LivedQuerySet.active_on for a row that has been read."""
    return begun(row, day) and (row["ends_on"] is None or row["ends_on"] >= day)


def begun(row: Row, day: date) -> bool:
    return row["starts_on"] is None or row["starts_on"] <= day


def living(rows: Iterable[Row], day: date, make: Callable[[Row], Made]) -> Rows[Made]:
    """Facts of the rows that stand on the day.

    A community whose rows have all ended has none, and that is known: it is
    in the result with ().
    """
    found: dict[int, list[Made]] = {}
    for row in rows:
        if begun(row, day):
            kept = found.setdefault(row["community_id"], [])
            if standing(row, day):
                kept.append(make(row))
    return {community: tuple(made) for community, made in found.items()}


def dated(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Rows of the communities that know since when all of theirs stand.

    Today a row without a first day counts as begun; whether it stood on an
    earlier day nobody knows, so such a community has no past to compare with.
    """
    kept = list(rows)
    undated = {row["community_id"] for row in kept if row["starts_on"] is None}
    return [row for row in kept if row["community_id"] not in undated]


def answers(rows: Iterable[Row], kind: str, answer: str) -> dict[str, bool]:
    """Yes and no by kind; a row that does not say is left out."""
    return {row[kind]: row[answer] for row in rows if row[answer] is not None}


def known(text: str) -> str | None:
    """A blank choice or text is not on record."""
    return text or None
