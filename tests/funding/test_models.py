from decimal import Decimal

from funding.models import FundingItem
from tests.factories import (
    a_funding_item,
    a_period,
    a_region_reference,
    an_income,
)
from tests.factories.refusal import assert_refused, twin


def test_a_second_sum_of_the_same_kind_needs_a_name(db):
    row = a_funding_item()
    assert_refused(twin(row), "give the second one a name")
    twin(row, name="追加").save()
    twin(row, source="").save()
    twin(row, kind="spent").save()
    twin(row, period=a_period("2024")).save()
    assert FundingItem.objects.count() == 5


def test_an_amount_may_be_unknown_but_not_negative(db):
    row = a_funding_item(amount_yuan=None)
    assert_refused(row, "A figure cannot be less than 0.", amount_yuan=Decimal(-1))


def test_money_keeps_its_fen(db):
    row = a_funding_item(amount_yuan=Decimal("8000.05"))
    row.refresh_from_db()
    assert row.amount_yuan == Decimal("8000.05")


def test_income_from_a_source_is_on_record_once_a_year(db):
    assert_refused(twin(an_income()), "Income from this source is on record")
    assert_refused(twin(an_income(source="", year=2024)), "Income from this source")


def test_an_income_of_nothing_is_not_unknown(db):
    row = an_income(amount_yuan=Decimal(0))
    row.refresh_from_db()
    assert row.amount_yuan == 0
    assert an_income(year=2024, amount_yuan=None).amount_yuan is None


def test_a_region_has_one_row_of_references_a_year(db):
    row = a_region_reference()
    assert_refused(twin(row), "already has reference figures for the year")
    assert_refused(
        row, "A share lies between 0 and 1.", brick_wood_share=Decimal("1.5")
    )
