import re
from datetime import date
from html import unescape

import pytest
import time_machine

from accounts.models import User
from record.handed_in import FORMS
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
ADDRESS = "/record/workbench/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 3, 12), tick=False):
        yield


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def clerk(period):
    return PageClient(factories.a_user("clerk", "clerk", factories.a_township()))


def cards(client, address=ADDRESS, **headers) -> dict[str, str]:
    """What is next, by title and count."""
    html = client.get(address, headers=headers).content.decode()
    found = re.findall(r'<div class="card next-card">(.*?)</div>', html, re.S)
    titled = (re.search(r"<h2[^>]*>(.*?) <span[^>]*>(.*?)</span>", c) for c in found)
    return {
        f"{title[1]}: {title[2]}": card
        for title, card in zip(titled, found, strict=True)
        if title
    }


def a_hazard_due(community, deadline, **fields):
    return factories.a_hazard_being_rectified(community, deadline=deadline, **fields)


def test_hazards_overdue_or_due_soon_come_first(clerk):
    community = factories.a_community(name="百汇社区")
    late = a_hazard_due(community, date(2026, 3, 10), location="东巷")
    a_hazard_due(community, date(2026, 3, 12), location="南巷")
    a_hazard_due(community, date(2026, 3, 19), location="西巷")
    a_hazard_due(community, date(2026, 3, 20), location="北巷")
    title, card = next(iter(cards(clerk).items()))
    assert title == "Hazards overdue or due within a week: 3"
    assert f'href="/record/hazards/{late.pk}/">百汇社区 · 东巷</a>' in card
    assert card.index("2 days overdue") < card.index("due today")
    assert card.index("due today") < card.index("7 days left")
    assert "北巷" not in card


def test_more_hazards_than_are_named_lead_to_the_list_of_those_counted(clerk):
    community = factories.a_community()
    for number in range(4):
        a_hazard_due(community, date(2026, 3, 10), location=f"{number} 巷")
    a_hazard_due(community, date(2026, 3, 20), location="北巷")
    factories.a_closed_hazard(community)
    (card,) = [c for title, c in cards(clerk).items() if title.startswith("Hazards")]
    (address,) = re.findall(r'href="(/record/hazards/\?[^"]*)"', card)
    page = clerk.get(unescape(address))
    assert page.context["total"] == 4
    assert "北巷" not in page.content.decode()


def test_doubts_lead_to_the_questions_of_their_community(clerk, period):
    community = factories.a_community(name="百汇社区")
    factories.some_figures(community, period, ethnic_group_count=60)
    card = cards(clerk)["Figures to be confirmed or corrected: 1"]
    address = f"/record/questions/{community.code}/?period=2025#doubts"
    assert f'href="{address}">百汇社区</a>' in card


def test_forms_not_begun_lead_to_the_place_or_to_the_list_of_communities(clerk, period):
    first, second = factories.a_community(), factories.a_community(name="百汇社区")
    for community in (first, second):
        for theme in ("party", "premises", "funding", "income", "hazards", "projects"):
            factories.nothing_to_record(community, theme=theme, period=period)
        values = {
            name: 5
            for form in FORMS
            for name in form.figures
            if name.endswith("_count")
        }
        factories.some_figures(community, period, **values)
    for theme in ("pay", "teams"):
        factories.nothing_to_record(first, theme=theme, period=period)
    (card,) = [c for t, c in cards(clerk).items() if t.startswith("Forms not begun")]
    assert 'href="/record/workbench/?form=staff&amp;state=not_begun"' in card
    assert "2 communities" in card
    assert f'href="/communities/{second.code}/staff/#rows-pay"' in card


def test_figures_followed_up_and_rows_recorded_twice_are_named(clerk, period):
    community = factories.a_community(name="百汇社区")
    row = factories.some_figures(community, period, household_count=900)
    factories.a_figure_note(figures=row, is_followed_up=True, comment="等派出所数据")
    one = factories.a_social_organisation(community, name="老年协会")
    two = factories.a_social_organisation(community, name="老年 协会")
    found = cards(clerk)
    assert "等派出所数据" in found["Figures followed up: 1"]
    path = f"/record/duplicates/social-organisations/{one.pk}/{two.pk}/"
    assert f'href="{path}"' in found["Recorded twice: 1"]


def test_imports_waiting_to_be_stored_are_named_to_their_owner(clerk):
    mine = User.objects.get(username="clerk")
    waits = factories.an_import(owner=mine, state="checked", file_name="人员.xlsx")
    factories.an_import(owner=mine, state="stored", file_name="旧.xlsx")
    factories.an_import(
        owner=factories.a_user("other", "clerk"), state="checked", file_name="他.xlsx"
    )
    card = cards(clerk)["Imports waiting to be stored: 1"]
    assert f'href="{waits.get_absolute_url()}">人员.xlsx</a>' in card


def test_where_nothing_waits_it_is_said(clerk, period, monkeypatch):
    factories.a_community()
    monkeypatch.setattr("record.workbench.FORMS", ())
    monkeypatch.setattr("record.steps.FORMS", ())
    html = clerk.get(ADDRESS).content.decode()
    assert "Nothing waits" in html


def test_nothing_of_other_streets_is_named(clerk, period):
    there = factories.a_township("360424101000", name="散原镇")
    elsewhere = factories.a_community("360424101001", township=there, name="散原社区")
    a_hazard_due(elsewhere, date(2026, 3, 10), location="散原巷")
    row = factories.some_figures(elsewhere, period, ethnic_group_count=60)
    factories.a_figure_note(figures=row, field="population", is_followed_up=True)
    for name in ("散原协会", "散原 协会"):
        factories.a_social_organisation(elsewhere, name=name)
    assert "散原" not in clerk.get(ADDRESS).content.decode()
    assert cards(clerk) == {}


def test_the_first_page_asks_for_what_is_next_and_leads_to_the_workbench(clerk, period):
    community = factories.a_community(name="百汇社区")
    factories.some_figures(community, period, ethnic_group_count=60)
    home = clerk.get("/").content.decode()
    assert 'hx-get="/record/workbench/next/"' in home
    assert f'href="{ADDRESS}"' in home
    found = cards(clerk, "/record/workbench/next/", **{"HX-Request": "true"})
    assert "Figures to be confirmed or corrected: 1" in found


def test_the_first_page_of_those_who_only_read_asks_for_no_steps(period):
    official = PageClient(factories.a_user("official", "official"))
    factories.a_community()
    assert "workbench" not in official.get("/").content.decode()
    headers = {"HX-Request": "true"}
    assert official.get("/record/workbench/next/", headers=headers).status_code == 403
