"""The unit costs that bear on a scope, read into plain values."""

from datetime import date

from reports.facts.above import bearing_on
from reports.models import UnitCost
from reports.shortfalls.prices import Prices


def prices_on(day: date, scope_code: str) -> Prices:
    """Of the divisions above, at and below the scope, by the day's year: one query."""
    rows = UnitCost.objects.filter(bearing_on(scope_code), year__lte=day.year)
    return Prices.as_of(
        (row.as_value() for row in rows.select_related("division").order_by("pk")),
        day.year,
    )
