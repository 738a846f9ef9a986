from datetime import date

import pytest

from staffing.models import StaffMember
from tests.factories import (
    a_former_staff_member,
    a_staff_member,
)
from tests.factories.refusal import assert_refused, twin

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("A figure cannot be less than 0.", {"pension_subsidy_yuan_year": -1}),
        (
            "The last day is before the first day.",
            {"starts_on": date(2024, 1, 2), "ends_on": date(2024, 1, 1)},
        ),
        (
            "Nobody enters service before being born.",
            {"birth_date": date(2021, 1, 1)},
        ),
        (
            "A reason for leaving needs the last day of service.",
            {"leave_reason": "resigned"},
        ),
        ("A telephone number is digits", {"phone": "ask the office"}),
    ],
)
def test_staff_member_is_refused(db, message, changes):
    assert_refused(a_staff_member(), message, **changes)


def test_the_same_person_is_in_service_once(db):
    row = a_staff_member()
    assert_refused(twin(row), "A person of this name and date of birth")
    twin(row, ends_on=date(2022, 1, 1)).save()
    twin(row, birth_date=date(1990, 1, 1)).save()
    assert StaffMember.objects.count() == 3


def test_telephone_numbers_may_have_spaces_and_hyphens(db):
    for phone in ("13800138000", "0792-722 1234", "+86 13800138000", ""):
        row = a_staff_member(phone=phone)
        assert row.phone == phone


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1985, 6, 1), 40),
        (date(1985, 6, 2), 39),
        (date(1985, 5, 31), 40),
        (date(2000, 2, 29), 25),
        (None, None),
    ],
)
def test_age_is_completed_years(born, age):
    assert StaffMember(birth_date=born).age_on(DAY) == age


def test_somebody_born_on_a_leap_day_ages_on_the_first_of_march(db):
    person = StaffMember(birth_date=date(2000, 2, 29))
    assert person.age_on(date(2025, 2, 28)) == 24
    assert person.age_on(date(2025, 3, 1)) == 25


def test_active_on_counts_first_and_last_day(db):
    serving = a_staff_member(starts_on=DAY)
    gone = a_former_staff_member(ends_on=DAY)
    since_unknown = a_staff_member(starts_on=None)
    later = a_staff_member(starts_on=date(2025, 6, 2))
    left = a_former_staff_member(ends_on=date(2025, 5, 31))

    active = set(StaffMember.objects.active_on(DAY))

    assert active == {serving, gone, since_unknown}
    assert not active & {later, left}
