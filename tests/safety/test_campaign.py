from datetime import date

from safety.models import Campaign
from tests.factories import a_campaign, an_inspection, security_cases
from tests.factories.refusal import assert_refused, twin


def test_a_running_campaign_is_on_record_once(db):
    row = a_campaign(ends_on=None)
    assert_refused(twin(row), "This campaign is on record already.")


def test_active_on_counts_first_and_last_day(db):
    row = a_campaign(starts_on=date(2025, 6, 1), ends_on=date(2025, 6, 30))
    for day, running in (
        (date(2025, 5, 31), False),
        (date(2025, 6, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ):
        assert Campaign.objects.active_on(day).filter(pk=row.pk).exists() is running


def test_an_inspection_is_on_record_once(db):
    assert_refused(twin(an_inspection()), "This inspection is on record already.")


def test_cases_of_a_kind_are_on_record_once_a_year(db):
    row = security_cases()
    assert_refused(twin(row), "Cases of this kind are on record")
    assert security_cases(row.community, year=2024, case_count=None).case_count is None
