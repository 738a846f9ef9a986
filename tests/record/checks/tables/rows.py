"""Figures of a period beside the rows that they count."""

from decimal import Decimal
from typing import Any

from record.checks.facts import Cases, Estate, GridRow, Person, Team
from tests.record.checks.made import Row, house, incomes, org


def grids(*households: int | None, party: bool | None = None) -> dict[str, Any]:
    rows = enumerate(households, 1)
    return {
        "grids": tuple(
            GridRow(pk=k, name=str(k), households=n, has_party_group=party)
            for k, n in rows
        )
    }


def cases(*counts: tuple[int, int | None]) -> dict[str, Any]:
    rows = enumerate(counts, 1)
    return {
        "cases": tuple(
            Cases(pk=k, name="案件", case_type="public_order", year=y, count=n)
            for k, (y, n) in rows
        )
    }


ROWS: tuple[Row, ...] = (
    (
        "grids-against-rows",
        {"grid_count": 3} | grids(None, None),
        "grid_count",
        {"grid_count": 3},
    ),
    (
        "party-grids-against-rows",
        {"party_grid_count": 3} | grids(None, None, party=True),
        "party_grid_count",
        {"party_grid_count": 3} | grids(None, None, party=None),
    ),
    (
        "grid-households-against-total",
        {"household_count": 1000} | grids(500, 449),
        "household_count",
        {"household_count": 1000} | grids(500, 450),
    ),
    (
        "estates-against-rows",
        {"estate_count": 2, "estates": (Estate(pk=1),)},
        "estate_count",
        {"estate_count": 1, "estates": (Estate(pk=1),)},
    ),
    (
        "outlets-against-rows",
        {"service_outlet_count": 2, "outlets": 3},
        "service_outlet_count",
        {"service_outlet_count": 91, "outlets": 3},
    ),
    (
        "tasks-against-rows",
        {"admin_task_count": 2, "tasks": 3},
        "admin_task_count",
        {"admin_task_count": 17, "tasks": 3},
    ),
    (
        "activities-against-rows",
        {"cultural_event_count": 2, "activities": 3},
        "cultural_event_count",
        {"cultural_event_count": 20, "activities": 3},
    ),
    (
        "staff-above-quota",
        {"staff_quota": 1, "staff": tuple(Person(pk=k) for k in (1, 2, 3))},
        "staff_quota",
        {"staff_quota": 1, "staff": tuple(Person(pk=k) for k in (1, 2))},
    ),
    (
        "service-station-against-bodies",
        {"has_service_station": False, "bodies": frozenset({"service_station"})},
        "has_service_station",
        {"has_service_station": True, "bodies": frozenset({"service_station"})},
    ),
    (
        "police-room-against-premises",
        {"has_police_room": False} | house(has_police_room=True),
        "has_police_room",
        {"has_police_room": False} | house(),
    ),
    (
        "party-body-without-organisation",
        {"absent_bodies": frozenset({"party_org"})} | org(),
        "",
        {"absent_bodies": frozenset({"party_org"})},
    ),
    (
        "team-outlier",
        {"population": 30, "teams": (Team(pk=1, name="队", members=31),)},
        "member_count",
        {"population": 30, "teams": (Team(pk=1, name="队", members=30),)},
    ),
    (
        "cases-doubled",
        cases((2025, 33), (2024, 16)),
        "case_count",
        cases((2025, 28), (2024, 33)),
    ),
    (
        "collective-income-outlier",
        {"collective_income_wan": Decimal(50_000)},
        "collective_income_wan",
        {"collective_income_wan": Decimal(5)},
    ),
    (
        "collective-income-against-rows",
        {"collective_income_wan": Decimal(6)} | incomes((2025, 50_000)),
        "collective_income_wan",
        {"collective_income_wan": Decimal(5)} | incomes((2025, 50_000), (2024, 9)),
    ),
)
