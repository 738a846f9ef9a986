from datetime import date

import pytest

from record.handed_in import FORMS
from reports.overview import overview
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture
def official():
    return factories.a_user("official", "official")


def reported(found) -> dict[str, int]:
    counts = (part.reported for part in found.coverage)
    return dict(zip((form.slug for form in FORMS), counts, strict=True))


def test_totals_count_what_is_on_record_and_how_many_have_reported(official):
    period = factories.a_period("2025")
    first, second = factories.a_community(), factories.a_community()
    factories.some_figures(first, period, household_count=900, population=None)
    factories.some_figures(second, period, household_count=None)
    factories.a_staff_member(first)
    found = overview(official, period=period, today=TODAY)
    households, people, staff, hazards = found.totals
    assert (households.value, households.reported) == (900, 1)
    assert (people.value, people.reported) == (None, 0)
    assert staff.value == 1
    assert hazards.value is None
    assert found.communities == 2


def test_no_hazard_is_zero_only_where_somebody_said_so(official):
    period = factories.a_period("2025")
    community = factories.a_community()
    assert overview(official, period=period, today=TODAY).totals[-1].value is None
    factories.nothing_to_record(community, theme="hazards", period=period)
    assert overview(official, period=period, today=TODAY).totals[-1].value == 0
    factories.a_hazard(community)
    assert overview(official, period=period, today=TODAY).totals[-1].value == 1


def test_a_part_is_reported_by_rows_or_by_the_word_that_there_are_none(official):
    period = factories.a_period("2025")
    first, second = factories.a_community(), factories.a_community()
    factories.premises(first)
    factories.nothing_to_record(second, theme="premises", period=period)
    found = overview(official, period=period, today=TODAY)
    assert reported(found)["premises"] == 2
    assert reported(found)["party"] == 0
    assert not found.is_complete


def test_communities_with_gaps_are_named_with_what_they_lack(official):
    period = factories.a_period("2025")
    begun = factories.a_community("360424100001", name="凤凰山社区")
    factories.some_figures(begun, period, household_count=900, grid_count=4)
    empty = factories.a_community("360424100002", name="衙前社区")
    found = overview(official, period=period, today=TODAY).incomplete
    assert [gap.community for gap in found] == [begun, empty]
    first, second = found
    assert [form.slug for form in FORMS if form.title not in first.missing] == [
        "people",
        "division",
    ]
    assert len(second.missing) == len(FORMS)
    page = PageClient(official).get("/").content.decode()
    assert f"and {len(FORMS) - 3} more" in page


def test_any_figure_of_a_group_is_a_beginning_and_zero_is_a_figure(official):
    period = factories.a_period("2025")
    community = factories.a_community()
    factories.some_figures(community, period, mediator_count=0)
    counts = reported(overview(official, period=period, today=TODAY))
    assert counts["security"] == 1
    assert counts["services"] == 0


def test_every_number_leads_to_its_rows(official):
    period = factories.a_period("2025")
    community = factories.a_community(name="凤凰山社区")
    factories.some_figures(community, period, household_count=900, population=2700)
    factories.a_staff_member(community, name="张小兰")
    factories.a_hazard(community, location="3栋楼道")
    client = PageClient(official)
    found = overview(official, period=period, today=TODAY)
    parts = [*found.totals, *found.coverage]
    home = client.get("/").content.decode()
    assert [
        each.address for each in parts if f'href="{each.address}"' not in home
    ] == []
    lists = {
        address: client.get(address).content.decode()
        for address in {each.address for each in parts}
    }
    households, _people, staff, hazards = found.totals
    assert "900" in lists[households.address]
    assert "张小兰" in lists[staff.address]
    assert "3栋楼道" in lists[hazards.address]


def test_abolished_communities_are_no_longer_waited_for(official):
    factories.a_community(abolished_on=date(2020, 1, 1))
    found = overview(official, period=factories.a_period("2025"), today=TODAY)
    assert found.communities == 0


def test_a_clerk_sees_the_own_street_alone():
    there = factories.a_township("360424101000", name="散原镇")
    factories.a_community("360424101001", name="散原社区", township=there)
    factories.a_community("360424100001", name="凤凰山社区")
    page = PageClient(factories.a_user("clerk", "clerk", there)).get("/")
    text = page.content.decode()
    assert "散原社区" in text
    assert "凤凰山社区" not in text


def test_an_empty_record_tells_the_administrator_what_comes_first():
    page = PageClient(factories.a_user("admin", "administrator")).get("/")
    assert "Load the list of divisions" in page.content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask():
    page = PageClient(factories.a_user("new")).get("/")
    assert "You have no role yet" in page.content.decode()
