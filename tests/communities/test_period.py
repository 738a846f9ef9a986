from datetime import date

import pytest
from django.core.exceptions import ValidationError

from communities.models import ReportingPeriod
from tests.factories import a_period
from tests.factories.refusal import assert_refused, twin


@pytest.mark.parametrize(
    ("code", "kind", "first", "last"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025H2", "half_year", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_codes_name_their_span(db, code, kind, first, last):
    period = a_period(code)
    assert (period.kind, period.starts_on, period.ends_on) == (kind, first, last)


def test_a_span_is_on_record_once(db):
    row = a_period()
    assert_refused(twin(row, code="25"), "This period exists already.")


@pytest.mark.parametrize(
    "code", ["2025", "2025H1", "2025H2", "2025Q4", "2024-02", "2025-12"]
)
def test_days_and_code_of_a_kind_are_taken(db, code):
    a_period(code).full_clean()


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("2025", {"starts_on": date(2025, 2, 1)}),
        ("2025", {"ends_on": date(2025, 11, 30)}),
        ("2025", {"code": "2025年"}),
        ("2025H2", {"starts_on": date(2025, 4, 1)}),
        ("2025Q1", {"code": "2025Q2"}),
        ("2024-02", {"ends_on": date(2024, 2, 28)}),
    ],
)
def test_days_and_code_of_no_period_are_refused_at_their_field(db, code, wrong):
    period = a_period(code)
    for name, value in wrong.items():
        setattr(period, name, value)

    with pytest.raises(ValidationError) as refused:
        period.full_clean()

    assert set(refused.value.message_dict) == set(wrong)


def test_a_period_does_not_end_before_it_begins(db):
    assert_refused(
        a_period(), "The last day is before the first day.", ends_on=date(2024, 12, 31)
    )


def test_before_gives_earlier_ones_of_the_same_kind_latest_first(db):
    older, old, now = a_period("2023"), a_period("2024"), a_period("2025")
    a_period("2024Q4")
    a_period("2026")
    assert list(ReportingPeriod.objects.before(now)) == [old, older]


def test_latest_ended_waits_for_the_last_day(db):
    a_period("2024")
    now = a_period("2025")
    latest = ReportingPeriod.objects.latest_ended
    assert latest(date(2025, 12, 30)).code == "2024"
    assert latest(date(2025, 12, 31)) == now
    assert latest(date(2024, 1, 1)) is None
