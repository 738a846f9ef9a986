from datetime import date
from decimal import Decimal

import pytest

from staffing.models import PayComponent
from tests.factories import (
    a_pay_component,
    a_period,
    a_staff_training,
    a_training,
)
from tests.factories.refusal import assert_refused, twin


def test_a_payer_is_named_once_for_a_grade(db):
    row = a_pay_component()
    assert_refused(twin(row), "What this payer pays to this grade")
    twin(row, payer="township").save()
    twin(row, period=a_period("2024")).save()
    assert PayComponent.objects.count() == 3


def test_pay_without_a_named_payer_is_on_record_once_too(db):
    assert_refused(twin(a_pay_component(payer="")), "What this payer pays")


@pytest.mark.parametrize(
    "field", ["monthly_amount_yuan", "bonus_yuan_year", "raise_yuan_month"]
)
def test_pay_is_not_negative(db, field):
    assert_refused(
        a_pay_component(),
        "A figure cannot be less than 0.",
        **{field: Decimal("-0.01")},
    )


def test_a_training_is_on_record_once(db):
    assert_refused(twin(a_training()), "This training is on record already.")


def test_a_person_is_trained_once_a_day(db):
    row = a_staff_training(training=a_training())
    assert_refused(twin(row), "This person's training on that day")
    twin(row, trained_on=date(2025, 5, 21)).save()
    assert row.staff.trainings.count() == 2
