"""A record of a community, made of what a check is asked about."""

from datetime import date
from decimal import Decimal
from typing import Any

from record.checks.catalogue import BY_CODE
from record.checks.doubt import Doubt
from record.checks.facts import (
    FORM_OF_FIGURE,
    CommunityRecord,
    Figures,
    House,
    Income,
    Organisation,
)

DAY = date(2026, 3, 12)
FIGURES = set(FORM_OF_FIGURE)

# A check's code, what raises it, the field it is about, what just does not.
Row = tuple[str, dict[str, Any], str, dict[str, Any]]


def record(before: dict[str, Any] | None = None, **fields: Any) -> CommunityRecord:
    """A record of the figures named and of the rows given."""
    figures = {name: fields.pop(name) for name in list(fields) if name in FIGURES}
    return CommunityRecord(
        community=1,
        day=DAY,
        year=2025,
        figures=Figures(figures),
        before=Figures(before or {}),
        **fields,
    )


def raised(code: str, fields: dict[str, Any]) -> list[Doubt]:
    return BY_CODE[code].doubts(record(**fields))


def org(**fields: Any) -> dict[str, Any]:
    given = {"org_type": "branch", "figures_row": 9} | fields
    return {"organisations": (Organisation(pk=7, name="党支部", **given),)}


def house(**fields: Any) -> dict[str, Any]:
    numbers = {
        k: Decimal(v) if isinstance(v, int | str) and not isinstance(v, bool) else v
        for k, v in fields.items()
    }
    return {"premises": (House(pk=7, name="办公楼", **numbers),)}


def incomes(*amounts: tuple[int, Any]) -> dict[str, Any]:
    rows = enumerate(amounts, 1)
    return {
        "income": tuple(
            Income(pk=k, name=str(y), year=y, source="rent", amount=a and Decimal(a))
            for k, (y, a) in rows
        )
    }
