"""What clerks type and paste is read as meant, or refused with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from portal.record_fields import AmountField, CountField, DayField, YesNoField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1234", 1234),
        (" 1,234 ", 1234),
        ("1,234,567", 1234567),
        ("１２３", 123),
        ("１，２３４", 1234),
        ("", None),
        (7, 7),
        ("5.0", 5),
    ],
)
def test_a_count_is_read_as_it_was_meant(typed, meant):
    assert CountField(required=False).clean(typed) == meant


@pytest.mark.parametrize("typed", ["12,34", "1.5", "三十", "1,23,456", "-"])
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(ValidationError):
        CountField().clean(typed)


def test_an_amount_keeps_its_places_and_refuses_more():
    amount = AmountField(max_digits=10, decimal_places=2)
    assert amount.clean("12,345.60") == Decimal("12345.60")
    assert amount.clean("−5") == Decimal(-5)
    with pytest.raises(ValidationError):
        amount.clean("1.234")


@pytest.mark.parametrize(
    "typed",
    ["2025-03-05", "2025/3/5", "2025.3.5", "2025年3月5日", "20250305", "２０２５-3-5"],
)
def test_a_day_is_read_in_the_ways_it_is_written(typed):
    assert DayField().clean(typed) == date(2025, 3, 5)


@pytest.mark.parametrize("typed", ["5.3.2025", "2025-13-01", "2025-02-30", "2025"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValidationError):
        DayField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [("true", True), ("false", False), ("", None)]
)
def test_not_reported_is_neither_yes_nor_no(typed, meant):
    assert YesNoField(required=False).clean(typed) is meant


def test_a_stored_answer_that_stays_is_no_change():
    field = YesNoField(required=False)
    assert not field.has_changed(True, "true")
    assert not field.has_changed(None, "")
    assert field.has_changed(False, "")
