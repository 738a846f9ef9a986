"""Funding and collective income."""

from decimal import Decimal
from typing import Any

from record.checks.facts import Fund
from tests.record.checks.made import Row, house, incomes


def fund(amount: Any, before: Any = None, **fields: Any) -> Fund:
    return Fund(
        pk=7,
        name="经费",
        amount=amount and Decimal(amount),
        amount_before=before and Decimal(before),
        **{"purpose": "office", "kind": "allocated"} | fields,
    )


ROWS: tuple[Row, ...] = (
    (
        "rent-above-fund",
        house(rent=700) | {"funding": (fund("8000"),)},
        "monthly_rent_yuan",
        house(rent=700) | {"funding": (fund("8400"),)},
    ),
    (
        "sum-outlier",
        {"funding": (fund("8"),)},
        "amount_yuan",
        {"funding": (fund("8000"),)},
    ),
    (
        "sum-in-another-unit",
        {"funding": (fund("80000000", "8000"),)},
        "amount_yuan",
        {"funding": (fund("80000", "8000"),)},
    ),
    (
        "given-above-granted",
        {"funding": (fund("9000"), fund("8000", kind="budget"))},
        "amount_yuan",
        {"funding": (fund("8000"), fund("8000", kind="budget"))},
    ),
    (
        "given-above-granted",
        {"funding": (fund("9000", kind="spent"), fund("8000"))},
        "amount_yuan",
        {"funding": (fund("9000", kind="spent"), fund(None))},
    ),
    (
        "income-in-another-unit",
        incomes((2025, 50_000), (2024, 5)),
        "amount_yuan",
        incomes((2025, 50_000), (2024, 14_000), (2023, 5)),
    ),
)
