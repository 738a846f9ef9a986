from decimal import Decimal

import pytest

from tests.factories import a_project, a_utility
from tests.factories.refusal import assert_refused, twin


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        (
            "More households are completed than were begun.",
            {"started_households": 100, "completed_households": 101},
        ),
        (
            "The least cost is higher than the highest.",
            {
                "cost_per_household_min_wan": Decimal(18),
                "cost_per_household_max_wan": Decimal(12),
            },
        ),
        (
            "The least cost is higher than the highest.",
            {
                "infrastructure_cost_per_household_min_wan": Decimal(3),
                "infrastructure_cost_per_household_max_wan": Decimal(2),
            },
        ),
        ("A figure cannot be less than 0.", {"funding_gap_wan": Decimal(-600)}),
        ("This is not a year of our time.", {"year": 20255}),
        ("A place needs latitude and longitude.", {"lat": Decimal("37.9")}),
        ("This is not a latitude.", {"lat": Decimal(102), "lng": Decimal(38)}),
        ("This is not a longitude.", {"lat": Decimal(38), "lng": Decimal(181)}),
    ],
)
def test_project_is_refused(db, message, changes):
    assert_refused(a_project(), message, **changes)


def test_a_project_is_on_record_once_while_it_lasts(db):
    assert_refused(twin(a_project()), "This project is on record already.")


def test_a_project_with_its_place(db):
    row = a_project(lat=Decimal("37.928265"), lng=Decimal("102.641969"))
    row.refresh_from_db()
    assert row.lat == Decimal("37.928265")


def test_a_utility_is_on_record_once(db):
    row = a_utility()
    assert_refused(twin(row), "This utility is on record already.")
    twin(row, item="power", is_complete=None).save()
    assert row.project.utilities.count() == 2
