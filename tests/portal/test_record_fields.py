"""What clerks type and paste is read as meant, or refused with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from communities.models import CommunityPeriod
from facilities.models import Premises
from portal.record_fields import (
    AmountField,
    CountField,
    DayField,
    ShareField,
    YesNoField,
    record_field,
)


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


# A footnote's sign behind a number is no digit of it.
NO_NUMBERS = ["120①", "12²", "NaN", "sNaN", "Infinity", "1_0", "1e9999", "9e9999999"]


@pytest.mark.parametrize(
    "typed", ["12,34", "1.5", "三十", "1,23,456", "-", *NO_NUMBERS]
)
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(ValidationError):
        CountField().clean(typed)


@pytest.mark.parametrize("typed", ["2147483648", "9223372036854775807"])
def test_a_count_is_one_that_every_database_keeps_and_adds_up(typed):
    field = record_field(CommunityPeriod._meta.get_field("population"))
    assert field.clean("2147483647") == 2147483647
    with pytest.raises(ValidationError, match="2147483647"):
        field.clean(typed)


@pytest.mark.parametrize("percent", ["", "%", "％"])
@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_no_number_is_no_amount_and_no_share(typed, percent):
    for field in (
        AmountField(max_digits=10, decimal_places=2),
        ShareField(max_digits=5, decimal_places=4),
    ):
        with pytest.raises(ValidationError):
            field.clean(f"{typed}{percent}")


def test_nothing_is_nothing_whichever_its_sign():
    assert str(AmountField(max_digits=10, decimal_places=2).clean("-0")) == "0"


def test_an_amount_keeps_its_places_and_refuses_more():
    amount = AmountField(max_digits=10, decimal_places=2)
    assert amount.clean("12,345.60") == Decimal("12345.60")
    assert amount.clean("−5") == Decimal(-5)
    with pytest.raises(ValidationError):
        amount.clean("1.234")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("95.5%", "0.955"), ("95.5", "0.955"), ("0.955", "0.955"), ("９５．５％", "0.955"),
     ("1", "1"), ("100", "1"), ("1%", "0.01"), ("0", "0"), (0.35, "0.35")],
)  # fmt: skip
def test_a_share_is_read_in_percent_or_as_a_part_of_one(typed, meant):
    share = ShareField(max_digits=5, decimal_places=4)
    assert share.clean(typed) == Decimal(meant)


def test_a_share_is_shown_in_percent_and_reads_what_it_shows():
    share = ShareField(max_digits=5, decimal_places=4)
    for stored in (Decimal("0.9550"), Decimal("1.0000"), Decimal("0.0001"), Decimal(0)):
        assert share.clean(share.prepare_value(stored)) == stored
    assert share.prepare_value(Decimal("0.9550")) == "95.5%"


def test_a_share_above_the_whole_is_left_to_the_rules_of_the_row():
    share = ShareField(max_digits=5, decimal_places=4)
    with pytest.raises(ValidationError):
        share.clean("955")


def test_amounts_are_shown_without_needless_zeros():
    amount = AmountField(max_digits=10, decimal_places=2)
    assert amount.prepare_value(Decimal("70.00")) == "70"
    assert amount.prepare_value(Decimal("1200.50")) == "1200.5"
    assert amount.prepare_value("as typed") == "as typed"


@pytest.mark.parametrize(
    "typed",
    ["2025-03-05", "2025/3/5", "2025.3.5", "2025年3月5日", "20250305", "２０２５-3-5"],
)
def test_a_day_is_read_in_the_ways_it_is_written(typed):
    assert DayField().clean(typed) == date(2025, 3, 5)


@pytest.mark.parametrize(
    "typed",
    ["5.3.2025", "2025-13-01", "2025-02-30", "2025", "0225-03-05", "9999-12-31"],
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValidationError):
        DayField().clean(typed)


@pytest.mark.parametrize(
    "came", ["东路1号\n2楼", " 东路1号\r\n\n 2楼\n", "东路1号\r2楼"]
)
def test_a_line_is_one_line(came):
    field = record_field(Premises._meta.get_field("address"))
    assert field.clean(came) == "东路1号 2楼"
    assert field.clean("东路　1号\t2楼") == "东路　1号\t2楼"


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
