"""Money."""

from decimal import Decimal
from typing import Any

from tests.reports.rules.made import an_office, funds, own, rows, series


def _funding(*items: Any) -> dict[str, Any]:
    return {"funding": items}


def _per_household(amount: int, households: int | None) -> dict[str, Any]:
    return {
        "funding": (funds(amount),),
        "figures": {"household_count": households},
    }


def _centre(cost: Any, paid: Any) -> dict[str, Any]:
    house = an_office(
        6000,
        use="culture_center",
        operating_cost_wan=None if cost is None else Decimal(cost),
        operating_cost_street_wan=None if paid is None else Decimal(paid),
    )
    return {"premises": (house,)}


ROWS = (
    *rows(
        "office-fund-short",
        gap=(_funding(funds(8000)), (8000, 45000)),
        several_sources=(
            _funding(funds(8000), funds(12000, source="township")),
            (20000, 45000),
        ),
        what_arrived_counts_not_what_was_planned=(
            _funding(funds(8000), funds(50000, kind="budget")),
            (8000, 45000),
        ),
        boundary=(_funding(funds(45000)), None),
        passes=(_funding(funds(70000)), None),
        unknown=({}, "办公经费"),
        another_purpose=(_funding(funds(100000, "serve_masses")), "办公经费"),
        amount_unknown=(_funding(funds(None)), "办公经费"),
    ),
    *rows(
        "office-fund-short",
        held=(own("min-office-fund-per-household", 10, "元"),),
        too_little_by_the_household=(
            _per_household(50000, 6250),
            (Decimal(8), 10),
        ),
        enough_by_the_household=(_per_household(50000, 5000), None),
        further_off_as_a_whole=(_per_household(9000, 1000), (9000, 45000)),
        none_at_all=(_per_household(0, 1000), (0, 45000)),
        households_unknown=(_per_household(50000, None), "户数"),
        the_whole_alone_tells_enough=(_per_household(9000, None), (9000, 45000)),
    ),
    *rows(
        "fund-not-following-task",
        gap=({"tasks_listed": 17, "tasks_with_funds": 4}, (4, 17)),
        none_funded=({"tasks_listed": 17, "tasks_with_funds": 0}, (0, 17)),
        boundary=({"tasks_listed": 17, "tasks_with_funds": 17}, None),
        passes=({"tasks_listed": 0, "tasks_with_funds": 0}, None),
        unknown=({"tasks_listed": 17}, "行政性事务经费落实情况"),
    ),
    *rows(
        "community-income-none",
        gap=({"income": series(2023, 30000, 8000, 0)}, (0, None)),
        never_any=({"income": ()}, (0, None)),
        passes=({"income": series(2023, 0, 0, 100)}, None),
        unknown=({}, "社区经济收入"),
    ),
    *rows(
        "community-income-falling",
        gap=({"income": series(2023, 30000, 8000, 6000)}, (6000, 30000)),
        to_nothing=({"income": series(2023, 30000, 8000, 0)}, (0, 30000)),
        boundary=({"income": series(2023, 30000, 8000, 8000)}, None),
        passes=({"income": series(2023, 30000, 8000, 9000)}, None),
        only_the_last_three_years_count=(
            {"income": series(2021, 100, 50000, 40000, 30000)},
            (30000, 50000),
        ),
        unknown=({}, "社区经济收入"),
        two_years_are_no_trend=(
            {"income": series(2024, 30000, 8000)},
            "连续三年的社区经济收入",
        ),
        a_year_between_is_missing=(
            {"income": (*series(2022, 30000), *series(2024, 9000, 8000))},
            "连续三年的社区经济收入",
        ),
    ),
    *rows(
        "single-funding-source",
        gap=(
            _funding(funds(95000, "work"), funds(5000, source="donation")),
            (Decimal("0.95"), Decimal("0.9")),
        ),
        boundary=(
            _funding(funds(90000, "work"), funds(10000, source="donation")),
            (Decimal("0.9"), Decimal("0.9")),
        ),
        passes=(
            _funding(funds(80000, "work"), funds(20000, source="enterprise")),
            None,
        ),
        unknown=({}, "经费来源"),
        only_office_expenses=(_funding(funds(8000)), "办公经费以外的经费来源"),
        source_unknown=(
            _funding(funds(95000, "work"), funds(5000, source="")),
            "经费来源",
        ),
    ),
    *rows(
        "culture-operating-gap",
        gap=(_funding(funds(30000, "culture", kind="gap")), (3, 0)),
        a_centre_costs_more_than_is_paid=(_centre(200, 15), (185, 0)),
        boundary=(_centre(200, 200), None),
        passes=(_funding(funds(30000, "culture")), None),
        unknown=({}, "文化设施运行经费"),
        amount_unknown=(
            _funding(funds(None, "operating", kind="gap")),
            "文化设施运行经费缺口",
        ),
    ),
    *rows(
        "no-own-account",
        gap=({"figures": {"has_own_account": False}}, (0, None)),
        passes=({"figures": {"has_own_account": True}}, None),
        unknown=({}, "专门账户设立情况"),
    ),
)
