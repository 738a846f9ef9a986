"""On which day the change of a standard first makes a difference."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.previews.standards import StandardChange, with_change
from reports.rules.standards import Standard, Standards

TODAY = date(2026, 3, 12)
ROW = Standard(
    slug="min-social-organisations",
    title="《意见》",
    value=Decimal(10),
    unit="个",
    row_id=1,
)


def day(month: int, of: int) -> date:
    return date(2026, month, of)


@pytest.mark.parametrize(
    ("old", "new", "shows"),
    [
        ({}, {"value": Decimal(12)}, TODAY),
        ({}, {}, None),
        ({}, {"row_id": 2}, None),
        # A last day shows on the day after it.
        ({}, {"valid_to": day(6, 30)}, day(7, 1)),
        ({"valid_to": day(6, 30)}, {}, day(7, 1)),
        ({}, {"valid_from": day(6, 30)}, TODAY),
        ({"valid_from": day(6, 1)}, {"valid_from": day(7, 1)}, day(6, 1)),
        # What is past shows on its last days.
        (
            {"valid_to": date(2015, 12, 31)},
            {"valid_to": date(2015, 12, 31), "value": Decimal(12)},
            date(2015, 12, 31),
        ),
        ({"valid_to": date(2015, 12, 31)}, {"valid_to": date(2015, 6, 30)}, "past"),
        (None, {}, TODAY),
        (None, {"valid_from": day(6, 1)}, day(6, 1)),
        ({"valid_from": date.min, "valid_to": date.max}, {"value": Decimal(1)}, TODAY),
    ],
)
def test_a_change_is_looked_at_on_the_day_it_shows(old, new, shows):
    before = None if old is None else replace(ROW, **old)
    found = StandardChange(before, replace(ROW, **new)).shows_on(TODAY)

    if shows == "past":
        assert date(2015, 6, 30) < found <= date(2015, 12, 31)
    else:
        assert found == shows


def test_the_row_takes_the_place_of_what_it_was():
    other = replace(ROW, row_id=2, scope_code="360424000000", value=Decimal(15))
    held = Standards(TODAY, (ROW, other))
    changed = with_change(held, StandardChange(ROW, replace(ROW, value=Decimal(12))))

    assert [row.value for row in changed.rows] == [15, 12]
    assert changed.find(ROW.slug, "360424100001").value == 15
    assert changed.find(ROW.slug, "110101001001").value == 12


def test_a_row_not_in_force_on_the_day_is_not_held_to():
    ended = replace(ROW, valid_to=date(2026, 1, 1))
    held = Standards(TODAY, (ROW,))

    assert with_change(held, StandardChange(ROW, ended)).rows == ()


def test_the_rules_that_read_the_threshold_are_named():
    renamed = replace(ROW, slug="no-such-threshold")

    assert [rule.code for rule in StandardChange(None, ROW).rules] == ["social-org-few"]
    assert StandardChange(None, renamed).rules == ()
