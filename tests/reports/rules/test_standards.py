"""Which of several standards holds a community."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.rules.standards import Standard, Standards

DAY = date(2026, 3, 12)
NATION = Standard(slug="area", title="国家标准", value=Decimal(1), unit="平方米")
PROVINCE = replace(NATION, value=Decimal(2), scope_code="360000000000")
COUNTY = replace(NATION, value=Decimal(3), scope_code="360424000000")
URBAN = replace(NATION, value=Decimal(4), applies_to=frozenset({"urban"}))
LATER = replace(NATION, value=Decimal(5), valid_from=date(2026, 1, 1))
COMMUNITY = "360424100001"


def value(*rows, code=COMMUNITY, kind=None, day=DAY):
    found = Standards.in_force(rows, day).find("area", code, kind)
    return found.value if found else None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), None),
        ((NATION,), 1),
        ((NATION, PROVINCE), 2),
        ((COUNTY, PROVINCE, NATION), 3),
        ((NATION, LATER), 5),
        ((PROVINCE, LATER), 2),
    ],
)
def test_the_nearest_scope_wins_then_the_latest(rows, expected):
    assert value(*rows) == expected
    assert value(*reversed(rows)) == expected


def test_another_county_is_not_held_to_a_countys_standard():
    assert value(COUNTY, code="360421100001") is None
    assert value(COUNTY, NATION, code="360421100001") == 1


def test_a_community_is_held_to_what_is_for_its_kind():
    assert value(NATION, URBAN, kind="urban") == 4
    assert value(NATION, URBAN, kind="rural") == 1
    assert value(URBAN, kind=None) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 5),
        (date(2026, 12, 31), 5),
        (date(2027, 1, 1), None),
    ],
)
def test_first_and_last_day_are_in_force(day, expected):
    assert value(replace(LATER, valid_to=date(2026, 12, 31)), day=day) == expected


def test_the_citation_is_title_and_clause():
    law = replace(NATION, title="《某法》", clause="第三条")
    assert law.citation == "《某法》第三条"
