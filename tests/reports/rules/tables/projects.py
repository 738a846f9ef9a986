"""Construction projects."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import ProjectFacts
from tests.reports.rules.made import NOT_HELD, Row, funds, rows


def _project(**known: Any) -> dict[str, Any]:
    given = {"name": "金厦社区", "project_type": "new_rural_community"}
    return {"projects": (ProjectFacts(**given | known),)}


def _having(
    code: str, missing: str, bad: dict[str, Any], good: dict[str, Any]
) -> list[Row]:
    return rows(
        code,
        gap=(_project(**bad), (1, 0)),
        passes=(_project(**good), None),
        unknown=(_project(), missing),
        nothing_handed_in=({}, "建设项目"),
        no_projects=({"projects": ()}, NOT_HELD),
    )


def _money(budget: Any, paid: Any, **known: Any) -> dict[str, Any]:
    items = (
        funds(budget, "construction", kind="budget"),
        funds(paid, "construction"),
    )
    return {**_project(**known), "funding": items}


ROWS = (
    *rows(
        "approval-burden",
        gap=(
            _project(
                approval_step_count=15,
                approval_fee_yuan_m2=Decimal(170),
                approval_months=Decimal(6),
            ),
            (6, 3),  # twice the time allowed: further off than steps and fee
        ),
        boundary=(_project(approval_step_count=10), None),
        passes=(_project(approval_months=Decimal(2)), None),
        unknown=(_project(), "项目报批手续、收费和用时"),
        nothing_handed_in=({}, "建设项目"),
        no_projects=({"projects": ()}, NOT_HELD),
    ),
    *_having(
        "started-before-approval",
        "项目报批情况",
        {"started_before_approval": True},
        {"started_before_approval": False},
    ),
    *_having(
        "plan-not-started",
        "项目规划状态",
        {"plan_status": "not_started"},
        {"plan_status": "drafting"},
    ),
    *_having(
        "supervision-fee-misplaced",
        "监理费用承担方",
        {"supervision_fee_payer": "builder"},
        {"supervision_fee_payer": "client"},
    ),
    *rows(
        "construction-funding-gap",
        gap=(_project(funding_gap_wan=Decimal(600)), (600, 0)),
        boundary=(_project(funding_gap_wan=Decimal(0)), None),
        passes=(_project(funding_gap_wan=Decimal(0)), None),
        unknown=(_project(), "建设资金缺口"),
        nothing_handed_in=({}, "建设项目"),
        no_projects=({"projects": ()}, NOT_HELD),
    ),
    *_having(
        "infrastructure-lag",
        "项目完工和配套情况",
        {"completed_households": 20, "utilities": {"water": True, "heating": False}},
        {"completed_households": 20, "utilities": {"water": True, "heating": True}},
    ),
    *rows(
        "infrastructure-lag",
        nothing_completed_yet=(
            _project(completed_households=0, utilities={"water": False}),
            None,
        ),
    ),
    *_having(
        "operation-plan-missing",
        "后期运行管理方案",
        {"completed_households": 20, "has_operation_plan": False},
        {"completed_households": 0, "has_operation_plan": False},
    ),
    *_having(
        "utility-cost-omitted",
        "配套费用承担方式",
        {"infrastructure_in_price": False},
        {"infrastructure_in_price": True},
    ),
    *rows(
        "completion-behind",
        gap=(
            _project(started_households=1000, completed_households=700),
            (Decimal("0.7"), Decimal("0.8")),
        ),
        none_completed=(
            _project(started_households=1000, completed_households=0),
            (Decimal(0), Decimal("0.8")),
        ),
        boundary=(_project(started_households=1000, completed_households=800), None),
        passes=(_project(started_households=1000, completed_households=900), None),
        unknown=(_project(started_households=1000), "项目动工和完工户数"),
        nothing_started=(
            _project(started_households=0, completed_households=0),
            NOT_HELD,
        ),
        no_projects=({"projects": ()}, NOT_HELD),
    ),
    *rows(
        "fund-progress-mismatch",
        gap=(
            _money(1000000, 500000, started_households=100, completed_households=80),
            (Decimal("0.3"), Decimal("0.2")),
        ),
        boundary=(
            _money(1000000, 600000, started_households=100, completed_households=80),
            (Decimal("0.2"), Decimal("0.2")),
        ),
        passes=(
            _money(1000000, 800000, started_households=100, completed_households=80),
            None,
        ),
        money_ahead_of_work=(
            _money(1000000, 900000, started_households=100, completed_households=10),
            None,
        ),
        nothing_has_come=(
            _money(1000000, 0, started_households=100, completed_households=80),
            (Decimal("0.8"), Decimal("0.2")),
        ),
        what_has_come_unknown=(
            {
                **_project(started_households=100, completed_households=80),
                "funding": (funds(1000000, "construction", kind="budget"),),
            },
            "建设资金拨付和工程进度",
        ),
        unknown=(
            _project(started_households=100, completed_households=80),
            "建设资金拨付和工程进度",
        ),
        no_projects=({"projects": ()}, NOT_HELD),
    ),
)
