from datetime import date
from decimal import Decimal

from communities.models import Community
from tests.factories import a_community, a_township
from tests.factories.refusal import assert_refused, assert_refused_in_words


def test_the_code_lies_below_the_township(db):
    assert_refused_in_words(
        a_community(),
        "The code does not lie below this street or town.",
        township=a_township("360424101000", name="白岭镇"),
    )


def test_a_code_is_twelve_digits(db):
    assert_refused(
        a_community(), "A division code is twelve digits.", code="36042410000x"
    )


def test_area_is_not_negative_and_may_be_unknown(db):
    row = a_community(area_km2=None)
    assert_refused(row, "A figure cannot be less than 0.", area_km2=Decimal("-0.1"))


def test_a_community_does_not_end_before_it_began(db):
    assert_refused(
        a_community(),
        "The last day is before the first day.",
        established_on=date(2024, 1, 1),
        abolished_on=date(2023, 1, 1),
    )


def test_below_by_county_township_and_itself(db):
    here = a_community("360424100001")
    a_community("360424101001", township=a_township("360424101000"))
    elsewhere = a_community("500151001001", township=a_township("500151001000"))
    assert Community.objects.below("360424000000").count() == 2
    assert Community.objects.below("360424100000").get() == here
    assert Community.objects.below("500151001001").get() == elsewhere


def test_active_on_counts_first_and_last_day(db):
    old = a_community()
    row = a_community(established_on=date(2020, 1, 1), abolished_on=date(2024, 12, 31))
    for day, both in (
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ):
        standing = set(Community.objects.active_on(day))
        assert standing == ({old, row} if both else {old})
