"""Lists of people and party organisations: what they are narrowed by."""

from datetime import date

import pytest
from django.utils import timezone

from portal.entities import entity_of
from staffing.filters import born_after
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def found(slug: str, **asked: str) -> set:
    entity = entity_of(slug)
    rows = entity.model._default_manager.all()
    filtered = entity.filterset(asked, queryset=rows)
    assert filtered.is_valid(), filtered.errors
    return set(filtered.qs)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(1996, 3, 13), "under_30"),
        (date(1996, 3, 12), "30_44"),
        (date(1981, 3, 13), "30_44"),
        (date(1981, 3, 12), "45_plus"),
        (None, "unknown"),
    ],
)
def test_an_age_band_begins_on_the_birthday(born, band):
    person = factories.a_staff_member(birth_date=born)
    bands = ("under_30", "30_44", "45_plus", "unknown")
    assert [each for each in bands if found("staff-members", age=each)] == [band]
    assert found("staff-members", age=band) == {person}


@pytest.mark.parametrize("years", [29, 30, 31])
def test_who_is_born_on_leap_day_is_a_year_older_from_the_first_of_march(years):
    person = factories.a_staff_member(birth_date=date(1996, 2, 29))
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2024, 2, 29)):
        younger = person.age_on(day) < years
        assert (person.birth_date > born_after(day, years)) is younger


def test_people_are_found_by_the_posts_they_hold_today():
    secretary = factories.a_secretary()
    former = factories.a_staff_member()
    factories.a_post(former, position="secretary", ends_on=date(2025, 12, 31))
    volunteer = factories.a_staff_member()
    factories.a_post(volunteer, employment_mode="volunteer")
    assert found("staff-members", position="secretary") == {secretary}
    assert found("staff-members", employment="volunteer") == {volunteer}


def test_probationary_members_are_members_and_the_silent_are_neither():
    member = factories.a_party_staff_member()
    probationary = factories.a_staff_member(political_status="probationary")
    masses = factories.a_staff_member()
    silent = factories.a_staff_member(political_status="")
    assert found("staff-members", party="yes") == {member, probationary}
    assert found("staff-members", party="no") == {masses}
    assert found("staff-members", party="unknown") == {silent}


def test_party_figures_and_tags_are_found_by_the_kind_of_organisation():
    branch = factories.a_party_organization()
    group = factories.a_party_organization(org_type="group")
    factories.party_figures(branch)
    counted = factories.party_figures(group, tags={"floating": 3})
    assert found("party-figures", org_type="group") == {counted}
    assert found("party-tags", org_type="group") == set(counted.tags.all())
    assert found("party-tags", period="2025") == set(counted.tags.all())


def test_rows_are_found_by_the_kind_of_their_community():
    rural = factories.a_staff_member(factories.a_rural_community())
    factories.a_staff_member()
    assert found("staff-members", community_kind="rural") == {rural}
    appraisal = factories.an_appraisal(rural)
    assert found("appraisals", community_kind="rural") == {appraisal}
    assert not found("appraisals", community_kind="urban")


def test_the_age_in_a_list_is_that_of_today():
    entity = entity_of("staff-members")
    age = next(extra for extra in entity.extras if extra.name == "age")
    young = factories.a_staff_member(birth_date=date(2000, 3, 12))
    unknown = factories.a_staff_member(birth_date=None)
    older = factories.a_staff_member(birth_date=date(1970, 3, 13))
    assert [age.value(each) for each in (young, unknown, older)] == [26, None, 55]
    ordered = age.annotate(entity.model.objects.exclude(birth_date=None))
    assert list(ordered.order_by(age.order_by)) == [young, older]
