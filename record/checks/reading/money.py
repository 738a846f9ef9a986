"""Sums of the period and the one before, incomes of two years, regional figures."""

from decimal import Decimal

from communities.divisions import ancestors_of
from communities.models import Community
from funding.models import (
    CommunityIncome,
    FundingItem,
    FundingKind,
    FundingPurpose,
    FundingSource,
    IncomeSource,
    RegionReference,
)
from record.checks.facts import Fund, Income
from record.checks.reading.batch import Batch, Rows, by_community, joined, label

KEY = ("community_id", "purpose", "source", "kind", "name")


def funding(batch: Batch) -> Rows[Fund]:
    rows = list(
        FundingItem.objects.of(batch.ids)
        .filter(period_id__in=batch.periods)
        .order_by("pk")
        .values("pk", "period_id", "amount_yuan", *KEY)
    )
    before = {
        tuple(row[name] for name in KEY): row["amount_yuan"]
        for row in rows
        if row["period_id"] == batch.before
    }
    return by_community(
        (row for row in rows if row["period_id"] == batch.period),
        lambda row: Fund(
            pk=row["pk"],
            name=joined(
                label(FundingPurpose, row["purpose"]),
                label(FundingSource, row["source"]),
                label(FundingKind, row["kind"]),
                row["name"],
            ),
            purpose=row["purpose"],
            source=row["source"],
            kind=row["kind"],
            amount=row["amount_yuan"],
            amount_before=before.get(tuple(row[name] for name in KEY)),
        ),
    )


def income(batch: Batch) -> Rows[Income]:
    year = batch.standing.year
    rows = CommunityIncome.objects.of(batch.ids).filter(year__range=(year - 1, year))
    return by_community(
        rows.order_by("pk").values(
            "pk", "community_id", "year", "source", "amount_yuan"
        ),
        lambda row: Income(
            pk=row["pk"],
            name=joined(label(IncomeSource, row["source"]), row["year"]),
            year=row["year"],
            source=row["source"],
            amount=row["amount_yuan"],
        ),
    )


def land_per_household(batch: Batch) -> dict[str, Decimal]:
    """Mu of housing land to a rural household, by code of the community.

    Of the nearest division above that has it on record. Costs two queries.
    """
    codes = list(
        Community.objects.filter(pk__in=batch.ids).values_list("code", flat=True)
    )
    above = {code for each in codes for code in ancestors_of(each)}
    known = dict(
        RegionReference.objects.filter(
            division__code__in=above,
            year__lte=batch.standing.year,
            per_household_land_mu__isnull=False,
        )
        .order_by("year")
        .values_list("division__code", "per_household_land_mu")
    )
    found: dict[str, Decimal] = {}
    for code in codes if known else ():
        nearest = (known[each] for each in ancestors_of(code) if each in known)
        if (land := next(nearest, None)) is not None:
            found[code] = land
    return found
