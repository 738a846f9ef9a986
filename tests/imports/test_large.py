"""Thousands of rows with mistakes of every kind: all told at once, the rest stored."""

from datetime import date

import pytest

from communities.models import Community
from facilities.models import Premises
from imports import actions
from imports.models import Import, ImportState
from imports.verdicts import Outcome
from tests import factories
from tests.imports.tables import dump, stored, table, taken_back, workbook

ROWS = 5_000
# Column, what stands there, and a word of the reason: ten kinds of mistakes.
MISTAKES = [
    ("community", "没有的社区", "not one of the communities"),
    ("community", "360424101001", "not one of the communities"),
    ("name", None, "required"),
    ("use", "Offise", "Was “Office” meant?"),
    ("floor_area_m2", "many", "number"),
    ("floor_area_m2", -5, "less than 0"),
    ("in_use", "maybe", "“Yes” or “No”"),
    ("starts_on", "2025-02-30", "no such day"),
    ("shared_area_m2", 99_999, "cannot exceed"),
    ("monthly_rent_yuan", 12.345, "2 decimal places"),
]
TIMES = 4


@pytest.fixture
def rows(street) -> list[dict[str, object]]:
    communities = [street.first, street.second]
    return [
        {
            "community": communities[number % 2].code,
            "name": f"第{number}处",
            "use": "Office",
            "floor_area_m2": 50 + number % 300,
            "shared_area_m2": None,
            "in_use": "Yes",
            "monthly_rent_yuan": None,
            "starts_on": date(2020, 1, 1),
        }
        for number in range(ROWS)
    ]


@pytest.fixture
def wrong(rows) -> dict[int, tuple[str, object, str]]:
    """Mistakes by the numbers of their rows in the file, spread over all of it."""
    made = {}
    for turn in range(TIMES * len(MISTAKES)):
        place = turn * (ROWS // (TIMES * len(MISTAKES))) + 7
        column, value, reason = MISTAKES[turn % len(MISTAKES)]
        rows[place][column] = value
        made[place + 2] = column, value, reason
    return made


def checked(street, rows) -> Import:
    made = actions.upload(
        content=workbook(*table("premises", rows)),
        file_name="premises.xlsx",
        by=street.clerk,
        language="en",
    )
    return actions.check(made, by=street.clerk, at_once=True)


def test_all_mistakes_are_told_at_once_and_the_good_rows_stored(street, rows, wrong):
    kept = factories.premises(street.first, name="原有", floor_area_m2=70)
    before = dump(Premises, Community)

    made = checked(street, rows)

    assert (made.line_count, made.wrong_count) == (ROWS, 40)
    told = {problem.number: problem for problem in made.problems.all()}
    assert made.problems.count() == 40
    assert set(told) == set(wrong)
    for number, (column, value, reason) in wrong.items():
        problem = told[number]
        assert (problem.column, problem.value) == (column, shown(value))
        assert reason in problem.message

    done = stored(made, keeps_good=True)

    assert done.state == ImportState.STORED
    good = {row["name"] for at, row in enumerate(rows) if at + 2 not in wrong}
    assert set(Premises.objects.values_list("name", flat=True)) == good | {kept.name}
    assert Premises.objects.count() == ROWS - 40 + 1
    assert done.lines.filter(outcome=Outcome.NEW).count() == done.rows.count()

    assert taken_back(done).state == ImportState.UNDONE
    assert dump(Premises, Community) == before


def shown(value: object) -> str:
    return "" if value is None else str(value)
