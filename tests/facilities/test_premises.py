from datetime import date
from decimal import Decimal

import pytest

from facilities.models import Premises
from tests.factories import (
    a_borrowed_office,
    premises,
)
from tests.factories.refusal import assert_refused, twin


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("A figure cannot be less than 0.", {"floor_area_m2": Decimal(-1)}),
        (
            "The shared area cannot exceed the floor area.",
            {"shared_area_m2": Decimal("300.01")},
        ),
        (
            "The area for activities cannot exceed the floor area.",
            {"resident_activity_area_m2": Decimal(301)},
        ),
        ("A share lies between 0 and 1.", {"utilisation_share": Decimal("1.01")}),
        ("Only leased premises have a rent.", {"monthly_rent_yuan": Decimal(700)}),
        ("A reason for not being in use", {"unused_reason": "无钱装修"}),
        (
            "The last day is before the first day.",
            {"starts_on": date(2024, 1, 2), "ends_on": date(2024, 1, 1)},
        ),
    ],
)
def test_premises_are_refused(db, message, changes):
    assert_refused(premises(), message, **changes)


def test_a_name_is_on_record_once_while_it_lasts(db):
    row = premises()
    assert_refused(twin(row), "Premises of this name are on record.")
    twin(row, ends_on=date(2024, 1, 1)).save()
    assert Premises.objects.count() == 2


def test_borrowed_rooms_may_have_a_rent_of_nothing(db):
    assert a_borrowed_office(monthly_rent_yuan=Decimal(0)).monthly_rent_yuan == 0


def test_an_unknown_floor_area_leaves_the_shared_one_unchecked(db):
    row = premises(floor_area_m2=None, shared_area_m2=Decimal(80))
    assert row.floor_area_m2 is None
