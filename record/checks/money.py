"""What communities are given, spend and earn."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from record.checks import printed
from record.checks.check import Check, Finding, check, found
from record.checks.facts import CommunityRecord, Fund

# The surveys have 8,000 to 12.6 million yuan for a purpose. Below a hundred yuan
# somebody has typed 10,000s. Proposed here.
LEAST_SUM, MOST_SUM = Decimal(100), Decimal(100_000_000)
# A thousand times as much, or a thousandth, is a sum in another unit. Proposed here.
OTHER_UNIT = Decimal(1_000)
PARTS = (
    ("allocated", "budget"),
    ("spent", "allocated"),
)


@check("rent-above-fund")
def rent_above_fund(record: CommunityRecord) -> Iterator[Finding]:
    """A year's rent is paid from the office fund and cannot exceed it."""
    rents = [house for house in record.premises if house.rent]
    funds = [fund for fund in record.funding if fund.purpose == "office"]
    given = _sum(fund for fund in funds if fund.kind == "allocated")
    fund = given if given is not None else _sum(f for f in funds if f.kind == "budget")
    if not rents or not fund:
        return
    monthly = sum((house.rent for house in rents if house.rent), Decimal(0))
    doubt = printed.rent_within_fund(monthly, fund)
    if doubt:
        yield found(
            rents[0].at("monthly_rent_yuan"),
            _(
                "A year's rent of %(rent)s yuan exceeds the office fund of %(fund)s "
                "yuan."
            ),
            rent=monthly * 12,
            fund=fund,
        )


@check("sum-outlier")
def sum_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for fund in record.funding:
        if fund.amount and not LEAST_SUM <= fund.amount <= MOST_SUM:
            yield found(
                fund.at("amount_yuan"),
                _("%(name)s: %(amount)s yuan. The unit is yuan, not 10,000."),
                name=fund.name,
                amount=fund.amount,
            )


@check("sum-in-another-unit")
def sum_in_another_unit(record: CommunityRecord) -> Iterator[Finding]:
    for fund in record.funding:
        new, old = fund.amount, fund.amount_before
        if new and old and max(new, old) / min(new, old) >= OTHER_UNIT:
            yield found(
                fund.at("amount_yuan"),
                _("%(name)s: %(new)s yuan after %(old)s yuan the period before."),
                name=fund.name,
                new=new,
                old=old,
            )


@check("given-above-granted")
def given_above_granted(record: CommunityRecord) -> Iterator[Finding]:
    """No more is allocated than was budgeted, nor spent than was allocated."""
    kinds: dict[tuple[str, str], list[Fund]] = {}
    for fund in record.funding:
        kinds.setdefault((fund.purpose, fund.kind), []).append(fund)
    for purpose in dict.fromkeys(fund.purpose for fund in record.funding):
        for more, less in PARTS:
            rows = kinds.get((purpose, more), [])
            part, whole = _sum(rows), _sum(kinds.get((purpose, less), []))
            if part is None or whole is None or part <= whole:
                continue
            told = (
                _("%(name)s: %(part)s yuan allocated of %(whole)s yuan budgeted.")
                if more == "allocated"
                else _("%(name)s: %(part)s yuan spent of %(whole)s yuan allocated.")
            )
            yield found(
                rows[0].at("amount_yuan"),
                told,
                name=rows[0].name,
                part=part,
                whole=whole,
            )


@check("income-in-another-unit")
def income_in_another_unit(record: CommunityRecord) -> Iterator[Finding]:
    amounts = {
        (row.source, row.year): row.amount for row in record.income if row.amount
    }
    for row in record.income:
        old = amounts.get((row.source, row.year - 1))
        if row.year != record.year or not row.amount or not old:
            continue
        if max(row.amount, old) / min(row.amount, old) >= OTHER_UNIT:
            yield found(
                row.at("amount_yuan"),
                _("%(name)s: %(new)s yuan after %(old)s yuan the year before."),
                name=row.name,
                new=row.amount,
                old=old,
            )


def _sum(funds: object) -> Decimal | None:
    """The sum of what is on record; None where nothing is."""
    known = [fund.amount for fund in funds if fund.amount is not None]  # type: ignore[attr-defined]
    return sum(known, Decimal(0)) if known else None


CHECKS: tuple[Check, ...] = (
    rent_above_fund,
    sum_outlier,
    sum_in_another_unit,
    given_above_granted,
    income_in_another_unit,
)
