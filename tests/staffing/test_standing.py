from datetime import date

import pytest

from staffing.models import StaffInsurance
from tests.factories import (
    a_staff_member,
    a_staff_training,
    a_user,
    all_insurances,
    an_appraisal,
    an_insurance,
)
from tests.factories.refusal import assert_refused, assert_refused_in_words, twin


def test_an_insurance_is_on_record_once(db):
    assert_refused(twin(an_insurance()), "This insurance is on record already.")


def test_all_insurances_are_six(db):
    assert len(all_insurances(a_staff_member())) == 6


def test_insurance_may_be_unreported(db):
    assert an_insurance(is_paid=None).is_paid is None


def test_one_appraisal_a_year(db):
    assert_refused(twin(an_appraisal()), "already has an appraisal for the year")


@pytest.mark.parametrize("year", [205, 1948, 2101])
def test_appraisal_year_is_of_our_time(db, year):
    assert_refused(an_appraisal(), "This is not a year of our time.", year=year)


@pytest.mark.parametrize("year", [2019, 2025])
def test_only_years_of_service_are_appraised(db, year):
    person = a_staff_member(ends_on=date(2024, 12, 31))
    row = an_appraisal(person, year=2020)
    assert_refused_in_words(row, "This person was not in service", year=year)


def test_training_may_come_before_service_but_not_after_it(db):
    person = a_staff_member(ends_on=date(2024, 12, 31))
    early = a_staff_training(person, trained_on=date(2019, 11, 1))
    assert_refused_in_words(
        early, "service ends on 2024-12-31.", trained_on=date(2025, 1, 1)
    )


def test_rows_of_a_person_are_seen_where_the_person_is(db):
    row = an_insurance()
    insider = a_user("insider", "viewer")
    outsider = a_user("outsider")
    assert StaffInsurance.objects.visible_to(insider).get() == row
    assert not StaffInsurance.objects.visible_to(outsider).exists()
    assert not StaffInsurance.objects.editable_by(insider).exists()
