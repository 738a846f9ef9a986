from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from portal.figures import labelled, masked, number, percent, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1234567, "1,234,567"),
        (Decimal("144.00"), "144"),
        (Decimal("6.70"), "6.7"),
        (Decimal("2.345"), "2.35"),
        (Decimal("-1200.5"), "-1,200.5"),
        (100, "100"),
    ],
)
def test_number_is_grouped_and_without_needless_zeros(value, text):
    assert number(value) == text


def test_percent_rounds_half_up():
    assert percent(Decimal("0.12345")) == "12.3%"
    assert percent(Decimal("0.1235")) == "12.4%"


@pytest.mark.parametrize("value", [None, ""])
def test_unknown_is_said_in_words_and_never_as_a_number(value):
    with translation.override("en"):
        assert "Not reported" in shown(value)


def test_zero_is_a_figure_and_no_unknown_one():
    assert shown(0) == "0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Yes"),
        (False, "No"),
        (date(2026, 3, 12), "2026-03-12"),
        (datetime(2026, 3, 12, 1, 30, tzinfo=UTC), "2026-03-12 09:30"),
        ("义宁镇", "义宁镇"),
    ],
)
def test_other_values_are_printed_for_readers(value, text):
    with translation.override("en"):
        assert str(shown(value)) == text


@pytest.mark.parametrize(
    ("phone", "text"),
    [("13812345678", "138******78"), ("12345", "*****"), ("", "")],
)
def test_masked_hides_the_middle_or_all(phone, text):
    assert masked(phone) == text


def test_labels_stand_before_the_colon_of_the_language():
    assert labelled("原因", "录入有误") == "原因：录入有误"
    with translation.override("en"):
        assert labelled("Reason", "typing error") == "Reason: typing error"
