"""How many people and households, and which groups of them."""

from decimal import Decimal
from typing import Any

from record.checks.facts import Group
from tests.record.checks.made import Row


def group(code: str = "disabled", **fields: Any) -> dict[str, Any]:
    return {"groups": (Group(pk=7, name=code, group=code, **fields),)}


ROWS: tuple[Row, ...] = (
    (
        "household-size",
        {"population": 601, "household_count": 100},
        "population",
        {"population": 600, "household_count": 100},
    ),
    (
        "household-size",
        {"registered_population": 149, "registered_households": 100},
        "registered_population",
        {"registered_population": 150, "registered_households": 100},
    ),
    (
        "people-without-households",
        {"population": 5, "household_count": 0},
        "household_count",
        {"population": 0, "household_count": 0},
    ),
    (
        "population-against-basis",
        {"population": 9, "population_basis": "permanent", "resident_population": 8},
        "population",
        {"population": 9, "population_basis": "actual", "resident_population": 8},
    ),
    (
        "registered-against-resident",
        {"resident_population": 401, "registered_population": 100},
        "resident_population",
        {"resident_population": 400, "registered_population": 100},
    ),
    (
        "floating-above-population",
        {"floating_population": 11, "population": 9, "resident_population": 10},
        "floating_population",
        {"floating_population": 10, "population": 9, "resident_population": 10},
    ),
    (
        "ethnic-groups",
        {"ethnic_group_count": 57},
        "ethnic_group_count",
        {"ethnic_group_count": 56},
    ),
    (
        "group-above-population",
        {"population": 10} | group(persons=11),
        "person_count",
        {"population": 10} | group(persons=10),
    ),
    (
        "group-above-population",
        {"household_count": 10} | group(households=11),
        "household_count",
        {"household_count": None} | group(households=11),
    ),
    (
        "group-against-figure",
        {"elderly_population": 10} | group("aged_60_plus", persons=9),
        "person_count",
        {"elderly_population": 10} | group("disabled", persons=9),
    ),
    (
        "household-of-group",
        group(households=10, persons=9),
        "person_count",
        group(households=10, persons=60),
    ),
    (
        "allowance-outlier",
        group(monthly_standard=Decimal("0.063")),
        "monthly_standard_yuan",
        group(monthly_standard=Decimal(630)),
    ),
    (
        "area-outlier",
        {"area_km2": Decimal(6700)},
        "area_km2",
        {"area_km2": Decimal("6.7")},
    ),
    (
        "density-outlier",
        {"area_km2": Decimal("0.01"), "population": 1001},
        "area_km2",
        {"area_km2": Decimal("0.1"), "population": 5000},
    ),
)
