"""Notes on single figures, and the list of those to follow up."""

import re

import pytest
from django.urls import reverse

from communities.models import CommunityPeriod, FigureNote
from portal.drafts import SAVED
from tests import factories
from tests.browsing import PageClient
from tests.record.figure_pages import HTMX, address, opened, state

pytestmark = pytest.mark.django_db


def note_page(community, period, field="household_count") -> str:
    return address(community, period, "notes", field)


def version_of(page: str) -> str:
    return re.search(r'name="version" value="(\d*)"', page)[1]


def test_a_note_says_how_exact_a_figure_is(client, clerk, community, period):
    factories.some_figures(community, period, household_count=4000)
    client.post(
        note_page(community, period),
        {"qualifier": "approx", "comment": "网格员估报", "is_followed_up": "on"},
    )
    note = FigureNote.objects.get()
    assert (note.qualifier, note.comment) == ("approx", "网格员估报")
    assert (note.is_followed_up, note.marked_by) == (True, clerk)
    assert note.history.get().history_user_name == "王芳"
    page = opened(client, community, period)
    assert state(page, "household_count") == "commented"
    assert "Marked by 王芳" in client.get(note_page(community, period)).content.decode()


def test_a_figure_that_is_unknown_may_be_said_to_stay_so(client, community, period):
    client.post(
        note_page(community, period),
        {"qualifier": "exact", "will_not_be_known": "on", "comment": "无统计"},
    )
    row = CommunityPeriod.objects.get()
    assert row.household_count is None
    page = opened(client, community, period)
    assert state(page, "household_count") == "commented"
    assert "1 of 9 on record" in page


def test_a_figure_that_becomes_known_is_no_longer_given_up(client, community, period):
    row = factories.some_figures(community, period)
    note = factories.a_figure_note(figures=row, will_not_be_known=True, comment="无")
    client.post(
        address(community, period, "people"),
        {"version-people": str(row.history.get().pk), "household_count": "5"},
    )
    note.refresh_from_db()
    assert not note.will_not_be_known
    assert note.comment == "无"


@pytest.mark.parametrize(
    ("figures", "data", "message"),
    [
        (
            {"household_count": 5},
            {"qualifier": "exact", "will_not_be_known": "on"},
            "This figure is on record. Empty it first.",
        ),
        ({}, {"qualifier": "over"}, "There is no figure yet to be this exact."),
    ],
)
def test_a_note_does_not_contradict_its_figure(
    client, community, period, figures, data, message
):
    factories.some_figures(community, period, **figures)
    answer = client.post(note_page(community, period), data, headers=HTMX)
    assert message in answer.content.decode()
    assert not FigureNote.objects.exists()


def test_an_empty_note_stores_nothing(client, community, period):
    client.post(note_page(community, period), {"qualifier": "exact", "comment": ""})
    assert not FigureNote.objects.exists()
    assert not CommunityPeriod.objects.exists()


def test_two_notes_at_the_same_time_are_shown_to_the_second(client, community, period):
    row = factories.some_figures(community, period, household_count=5)
    version = version_of(client.get(note_page(community, period)).content.decode())
    factories.a_figure_note(figures=row, comment="甲")
    mine = {"qualifier": "exact", "comment": "乙", "version": version}
    page = client.post(note_page(community, period), mine, headers=HTMX)
    html = page.content.decode()
    assert FigureNote.objects.get().comment == "甲"
    assert "Somebody else changed this note meanwhile." in html
    assert "甲" in html
    assert ">\n乙</textarea>" in html
    client.post(note_page(community, period), mine | {"version": version_of(html)})
    assert FigureNote.objects.get().comment == "乙"


def test_htmx_gets_the_sign_of_the_figure_and_an_empty_place(client, community, period):
    factories.some_figures(community, period, household_count=5)
    part = client.get(note_page(community, period), headers=HTMX).content.decode()
    assert "<html" not in part
    answer = client.post(
        note_page(community, period),
        {"qualifier": "approx", "comment": ""},
        headers=HTMX,
    )
    html = answer.content.decode()
    assert 'id="state-household_count"' in html
    assert "cell-commented" in html
    assert "<form" not in html
    assert (
        answer.cookies[SAVED].value == "figure-note.360424100003.2025.household_count"
    )


def test_only_those_who_enter_figures_write_notes(community, period):
    viewer = PageClient(factories.a_user("viewer", "viewer"))
    assert viewer.get(note_page(community, period)).status_code == 403
    mixed = factories.a_user("mixed", "viewer")
    factories.a_grant(mixed, "clerk", factories.a_township("360424101000"))
    answer = PageClient(mixed).post(note_page(community, period), {"comment": "x"})
    assert answer.status_code == 404
    assert not FigureNote.objects.exists()


def test_the_list_names_what_to_follow_up_in_ones_own_communities(
    client, clerk, community, period
):
    row = factories.some_figures(community, period, household_count=4000)
    factories.a_figure_note(figures=row, comment="与户籍不符", is_followed_up=True)
    factories.a_figure_note(figures=row, field="population", comment="不跟进")
    there = factories.a_township("360424101000")
    elsewhere = factories.a_community("360424101001", name="散原社区", township=there)
    factories.a_figure_note(
        figures=factories.some_figures(elsewhere, period, household_count=1),
        is_followed_up=True,
    )
    own = PageClient(factories.a_user("own", "clerk", community.township))
    page = own.get(reverse("record:figures-followed")).content.decode()
    assert "凤凰山社区" in page
    assert "4,000" in page
    assert "与户籍不符" in page
    assert "不跟进" not in page
    assert "散原社区" not in page
    assert f"{address(community, period)}#figure-household_count" in page
    both = client.get(reverse("record:figures-followed")).content.decode()
    assert "散原社区" in both
    found = client.get(reverse("record:figures-followed") + "?q=户籍").content.decode()
    assert "散原社区" not in found
