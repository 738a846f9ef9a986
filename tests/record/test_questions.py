import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from record.models import DoubtAnswer
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 3, 12), tick=False):
        yield


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def community(period):
    found = factories.a_community(name="百汇社区")
    factories.some_figures(found, period, ethnic_group_count=60, household_count=900)
    return found


@pytest.fixture
def clerk(community):
    return PageClient(factories.a_user("clerk", "clerk", factories.a_township()))


def address(community, **asked) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("record:questions", args=[community.code]) + (
        f"?{query}" if query else ""
    )


def page(client, community, **asked) -> str:
    return client.get(address(community, **asked)).content.decode()


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def say(client, community, comment, **asked):
    html = page(client, community, **asked)
    values = {name: hidden(html, name) for name in ("key", "seen")}
    return client.post(
        address(community, **asked), values | {"comment": comment}, follow=True
    )


def test_doubts_are_listed_with_a_way_to_the_figure(clerk, community):
    html = page(clerk, community)
    assert "There are 56 ethnic groups in the country, not 60." in html
    assert "#figure-ethnic_group_count" in html
    assert "<strong>1</strong> to be confirmed or corrected" in html


def test_a_doubt_is_confirmed_in_place_and_then_listed_as_confirmed(clerk, community):
    html = say(clerk, community, "已与派出所核实").content.decode()
    assert "Stored: the figures are confirmed." in html
    assert "No figure on record raises a doubt" in html
    assert "已与派出所核实" in html
    answer = DoubtAnswer.objects.get()
    assert (answer.code, answer.period.code) == ("ethnic-groups", "2025")


def test_an_answer_without_a_reason_is_refused_at_its_field(clerk, community):
    html = say(clerk, community, "  ").content.decode()
    assert "Say why the figures are right." in html
    assert 'aria-invalid="true"' in html
    assert not DoubtAnswer.objects.exists()


def test_what_was_typed_stays_when_it_is_too_long(clerk, community):
    html = say(clerk, community, "很" * 501).content.decode()
    assert "很" * 501 in html
    assert not DoubtAnswer.objects.exists()


def test_figures_that_changed_meanwhile_are_asked_anew(clerk, community, period):
    html = page(clerk, community)
    values = {name: hidden(html, name) for name in ("key", "seen")}
    row = community.communityperiod_rows.get()
    row.ethnic_group_count = 61
    row.save()
    answer = clerk.post(address(community), values | {"comment": "对"}, follow=True)
    text = answer.content.decode()
    assert "These figures have changed meanwhile." in text
    assert "not 61" in text
    assert not DoubtAnswer.objects.exists()


def test_an_earlier_answer_is_offered_when_the_figures_have_moved(clerk, community):
    say(clerk, community, "已与派出所核实")
    row = community.communityperiod_rows.get()
    row.ethnic_group_count = 61
    row.save()
    html = page(clerk, community)
    assert "Earlier, to other figures: “已与派出所核实”" in html
    assert ">\n已与派出所核实</textarea>" in html


def test_missing_figures_and_rows_lead_to_where_they_are_entered(clerk, community):
    house = factories.premises(community, name="办公楼", floor_area_m2=None)
    html = page(clerk, community)
    assert "#figure-population" in html
    assert "#figure-household_count" not in html
    back = "next=%2Frecord%2Fquestions%2F"
    assert f'href="/record/premises/{house.pk}/?{back}' in html
    assert "#id_floor_area_m2" in html
    assert 'href="/record/staff-members/new/?community=' in html
    assert 'href="/record/nothing-to-record/new/?community=' in html


def test_staff_without_a_post_lack_one(clerk, community):
    factories.a_staff_member(community, name="王芳")
    assert re.search(
        r"王芳</a><span class=\"unit\"> Post</span>", page(clerk, community)
    )


def test_a_figure_that_will_not_be_known_is_not_missing(clerk, community):
    row = community.communityperiod_rows.get()
    factories.a_figure_note(
        figures=row, field="floating_population", will_not_be_known=True
    )
    assert "#figure-floating_population" not in page(clerk, community)


def test_rows_of_every_kind_have_a_name(clerk, community, period):
    factories.a_funding_item(community, period=period, amount_yuan=None)
    factories.a_pay_component(community, period=period, monthly_amount_yuan=None)
    factories.an_income(community, year=2025, amount_yuan=None)
    html = page(clerk, community)
    for name in ("Office expenses", "General staff", "Letting premises"):
        assert f">{name}</a>" in html


def test_followed_up_figures_are_listed_with_their_value(clerk, community):
    row = community.communityperiod_rows.get()
    factories.a_figure_note(
        figures=row, field="household_count", is_followed_up=True, comment="待核"
    )
    html = page(clerk, community)
    assert "· 2025: 900 · 待核" in html
    assert "<strong>1</strong> followed up" in html


def test_rows_recorded_twice_lead_to_their_page(clerk, community):
    first = factories.a_social_organisation(community, name="老年协会")
    second = factories.a_social_organisation(community, name="老年 协会")
    path = f"/record/duplicates/social-organisations/{first.pk}/{second.pk}/"
    assert f'href="{path}?from=questions"' in page(clerk, community)


def test_a_double_of_a_person_in_another_street_is_not_told(clerk, community):
    there = factories.a_township("360424101000")
    elsewhere = factories.a_community("360424101001", township=there, name="散原社区")
    for place in (community, elsewhere):
        factories.a_staff_member(place, name="王芳", birth_date=date(1985, 6, 1))
    assert "散原" not in page(clerk, community)
    manager = PageClient(factories.a_user("manager", "data_manager"))
    assert "散原" in page(manager, community)


def test_another_period_has_questions_of_its_own(clerk, community):
    before = factories.a_period("2024")
    factories.some_figures(community, before, ethnic_group_count=70)
    html = page(clerk, community, period="2024")
    assert "not 70" in html
    assert "not 60" not in html
    say(clerk, community, "对", period="2024")
    assert DoubtAnswer.objects.get().period == before
    assert "not 60" in page(clerk, community, period="nonsense")


def test_a_complete_community_is_told_so(clerk, community, monkeypatch):
    monkeypatch.setattr("record.questions.FORMS", ())
    assert "All forms of the period are complete." in page(clerk, community)


def test_who_may_only_look_sees_the_questions_and_no_forms(community):
    viewer = PageClient(factories.a_user("viewer", "viewer"))
    html = page(viewer, community)
    assert "not 60" in html
    assert "<textarea" not in html
    assert "/new/" not in html
    answer = viewer.post(address(community), {"key": "a", "seen": "b", "comment": "c"})
    assert answer.status_code == 403


def test_an_answer_for_a_community_of_others_finds_nothing(community):
    there = factories.a_township("360424101000")
    other = PageClient(factories.a_user("other", "clerk", there))
    assert other.get(address(community)).status_code == 404
    answer = other.post(address(community), {"key": "a", "seen": "b", "comment": "c"})
    assert answer.status_code == 404


def test_without_any_period_rows_can_still_be_asked_about():
    community = factories.a_community()
    factories.premises(community, floor_area_m2=Decimal(1))
    clerk = PageClient(factories.a_user("clerk", "clerk"))
    html = page(clerk, community)
    assert "a floor area of 1 m² is unlikely" in html


def test_the_number_of_queries_does_not_grow_with_the_rows(
    clerk, community, django_assert_max_num_queries
):
    for number in range(12):
        factories.a_staff_member(community, name=f"某{number}", education="")
        factories.premises(community, floor_area_m2=None)
    page(clerk, community)
    with django_assert_max_num_queries(75):
        page(clerk, community)


def test_the_book_leads_to_the_questions_and_asks_how_many_there_are(clerk, community):
    factories.a_figure_note(
        figures=community.communityperiod_rows.get(), is_followed_up=True
    )
    for name in ("老年协会", "老年 协会"):
        factories.a_social_organisation(community, name=name)
    book = clerk.get(f"/communities/{community.code}/").content.decode()
    assert f'href="{address(community)}"' in book
    assert f'hx-get="{address(community)}count/"' in book
    assert ">3<" in clerk.get(f"{address(community)}count/").content.decode()
    calm = factories.a_community()
    assert "badge" not in clerk.get(f"{address(calm)}count/").content.decode()
