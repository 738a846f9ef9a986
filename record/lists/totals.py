"""Sums below a list: over all rows that fit, not only those of the page.

A figure that is not reported is not counted as nothing: each sum says of how
many rows it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from portal.entities import Entity
from record.lists.columns import ListColumn, list_columns


@dataclass(frozen=True, slots=True)
class Total:
    """``sum`` is None when none of the ``rows`` has the figure."""

    sum: int | Decimal | None
    reported: int
    rows: int


@dataclass(frozen=True, slots=True)
class Totals:
    rows: int
    by_column: Mapping[str, Total]


def totalled(entity: Entity) -> dict[str, ListColumn]:
    """Columns with a sum, by name."""
    return {
        column.name: column
        for column in list_columns(entity)
        if column.name in entity.totals and len(column.paths) == 1
    }


def totals_of(entity: Entity, rows: QuerySet, shown: Iterable[str]) -> Totals:
    """Number of rows, and sums of the columns shown; one query for all of them."""
    wanted = set(shown)
    columns = {
        name: column for name, column in totalled(entity).items() if name in wanted
    }
    asked = {"rows": Count("pk")}
    for name, column in columns.items():
        asked[f"sum_{name}"] = Sum(column.paths[0])
        asked[f"known_{name}"] = Count(column.paths[0])
    found = rows.order_by().aggregate(**asked)
    return Totals(
        found["rows"],
        {
            name: Total(found[f"sum_{name}"], found[f"known_{name}"], found["rows"])
            for name in columns
        },
    )
