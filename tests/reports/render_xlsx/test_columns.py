"""Nothing that is on record is left out of the raw tables."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pytest

from reports.facts.shapes import (
    EstateFacts,
    FundingFacts,
    HazardFacts,
    HonourFacts,
    PartyOrganizationFacts,
    PayFacts,
    PeriodFacts,
    PopulationGroupFacts,
    PremisesFacts,
    ProjectFacts,
    StaffFacts,
    TeamFacts,
    UnitFacts,
    YearAmount,
)
from reports.render.xlsx.columns import RawTable
from reports.render.xlsx.raw import TABLES

BY_NAME = {table.name: table for table in TABLES}
NOW = ("户数人口", "组织与负担", "服务", "文化与信息化", "财务", "治安")
# Tags have a table of their own; places on the map are not for a table.
ELSEWHERE = {"tags", "lat", "lng"}

ROWS: list[tuple[Any, tuple[str, ...]]] = [
    (PeriodFacts(), NOW),
    (StaffFacts(), ("人员",)),
    (PayFacts(post_grade="head", payer="township"), ("报酬",)),
    (PartyOrganizationFacts(name="支部", org_type="branch"), ("党组织",)),
    (PremisesFacts(name="办公楼", use="office"), ("用房",)),
    (FundingFacts(purpose="work", source="donation", kind="spent"), ("经费",)),
    (YearAmount(year=2024, amount=Decimal(1)), ("收入",)),
    (HazardFacts(category="fire", level="general", status="found"), ("隐患",)),
    (EstateFacts(name="小区"), ("小区",)),
    (ProjectFacts(name="项目", project_type="square"), ("项目",)),
    (PopulationGroupFacts(group="tenants"), ("重点人群",)),
    (TeamFacts(name="队伍", team_type="patrol"), ("队伍",)),
    (UnitFacts(name="学校"), ("驻区单位",)),
    (HonourFacts(title="和谐社区", level="city"), ("荣誉",)),
]


def other_value(hint: Any, held: Any) -> Any:
    """Something else than what is held, of the field's kind."""
    text = str(hint)
    if "dict[str, bool]" in text:
        return {"pension": True, "water": True, "library": True}
    if "tuple" in text:
        return ("secretary", "leak")
    if "bool" in text:
        return not held
    if "Decimal" in text:
        return Decimal("0.5")
    if "int" in text:
        return 2021
    return date(2024, 5, 6) if "date" in text else f"not {held}"


def shown(tables: list[RawTable], row: Any) -> list[Any]:
    return [field.read(row) for table in tables for field in table.fields]


@pytest.mark.parametrize(("row", "names"), ROWS, ids=lambda value: str(value)[:20])
def test_every_fact_has_a_column(row, names):
    tables = [BY_NAME[name] for name in names]
    hints = get_type_hints(type(row))

    for each in fields(row):
        if each.name in ELSEWHERE:
            continue
        other = other_value(hints[each.name], getattr(row, each.name))
        changed = replace(row, **{each.name: other})
        assert shown(tables, changed) != shown(tables, row), each.name
