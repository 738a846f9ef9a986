"""Money of communities, by purpose and by year."""

from collections.abc import Iterable
from decimal import Decimal

from communities.models import Theme
from funding.models import CommunityIncome, FundingItem
from reports.facts.rows.batch import Batch, Row, Rows, by_community, by_key
from reports.facts.shapes import FundingFacts, YearAmount

# A series ends with the period's year and goes back no further than this.
SERIES_YEARS = 5


def items(batch: Batch) -> Rows[FundingFacts]:
    rows = (
        FundingItem.objects.of(batch.ids)
        .filter(period_id=batch.span.period_id)
        .order_by("pk")
        .values("community_id", "purpose", "source", "kind", "amount_yuan")
    )
    found = by_community(
        rows,
        lambda row: FundingFacts(
            purpose=row["purpose"],
            source=row["source"],
            kind=row["kind"],
            amount_yuan=row["amount_yuan"],
        ),
    )
    return batch.settle(found, Theme.FUNDING)


def income(batch: Batch) -> Rows[YearAmount]:
    rows = (
        CommunityIncome.objects.of(batch.ids)
        .filter(year__range=series_years(batch))
        .order_by("pk")
        .values("community_id", "year", "amount_yuan")
    )
    return batch.settle(yearly(rows, "amount_yuan"), Theme.INCOME)


def series_years(batch: Batch) -> tuple[int, int]:
    last = batch.span.last.year
    return last - SERIES_YEARS + 1, last


def yearly(rows: Iterable[Row], amount: str) -> Rows[YearAmount]:
    """Sums by year; a year with an unknown part drops, and who has no other."""
    found: Rows[YearAmount] = {}
    for community, mine in by_key(rows, "community_id").items():
        series = []
        for year, parts in sorted(by_key(mine, "year").items()):
            amounts = [row[amount] for row in parts]
            if None not in amounts:
                series.append(YearAmount(year=year, amount=Decimal(sum(amounts))))
        if series:
            found[community] = tuple(series)
    return found
