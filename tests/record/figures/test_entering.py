"""The page on which figures are entered: what it shows, stores, refuses and keeps."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from communities.models import CommunityPeriod
from portal.drafts import SAVED
from tests import factories
from tests.record.figure_pages import (
    HTMX,
    address,
    cell,
    opened,
    row,
    state,
    version_in,
    versions,
)

pytestmark = pytest.mark.django_db


def test_each_figure_stands_beside_its_unit_and_the_one_before(
    client, community, period, before
):
    factories.some_figures(community, period, household_count=4000, population=9100)
    page = opened(client, community, period)
    households = cell(page, "household_count")
    assert 'value="4000"' in households
    assert ">households<" in households
    assert "3,000" in households
    assert "change-big" in households
    assert "+33.3%" in households
    population = cell(page, "population")
    assert "+1.1%" in population
    assert "change-big" not in population
    assert "Persons per household" in page
    assert ">2.28<" in page
    assert "(2024: 3)" in page


def test_shares_are_typed_in_percent(client, community, period, before):
    page = opened(client, community, period)
    assert "95.5%" in cell(page, "hotline_satisfaction_share")
    client.post(
        address(community, period, "services"),
        {"hotline_satisfaction_share": "９６．５％", "service_radius_m": "1,500"},
    )
    stored = row(community, period)
    assert stored.hotline_satisfaction_share == Decimal("0.965")
    assert stored.service_radius_m == 1500
    assert 'value="96.5%"' in opened(client, community, period)


@pytest.mark.parametrize("typed", ["101", "-1", "abc", "95.555"])
def test_no_percentage_beyond_the_whole(client, community, period, typed):
    answer = client.post(
        address(community, period, "services"), {"hotline_satisfaction_share": typed}
    )
    page = answer.content.decode()
    assert state(page, "hotline_satisfaction_share") == "invalid"
    assert f'value="{typed}"' in page
    assert not CommunityPeriod.objects.exists()


def test_what_is_empty_stays_unknown(client, community, period):
    client.post(
        address(community, period, "people"), {"household_count": "0", "population": ""}
    )
    stored = row(community, period)
    assert stored.household_count == 0
    assert stored.population is None
    page = opened(client, community, period)
    assert state(page, "household_count") == "saved"
    assert state(page, "population") == ""


def test_a_save_leaves_the_other_groups_alone(client, community, period):
    factories.some_figures(community, period, grid_count=12, household_count=5)
    page = opened(client, community, period)
    client.post(
        address(community, period, "people"),
        {
            "version-people": version_in(page, "people"),
            "household_count": "",
            "population": "9000",
        },
    )
    stored = row(community, period)
    assert (stored.grid_count, stored.household_count, stored.population) == (
        12,
        None,
        9000,
    )


def test_figures_that_were_not_sent_are_not_emptied(client, community, period):
    factories.some_figures(community, period, household_count=5, population=7)
    page = opened(client, community, period)
    client.post(
        address(community, period, "people"),
        {"version-people": version_in(page, "people"), "population": "8"},
    )
    assert row(community, period).household_count == 5


def test_the_version_says_who_and_why(client, community, period):
    client.post(
        address(community, period, "people"),
        {"household_count": "5", "reason-people": "核对户籍"},
    )
    version = row(community, period).history.get()
    assert version.history_user_name == "王芳"
    assert version.history_change_reason == "核对户籍"


def test_a_save_that_changes_nothing_leaves_no_version(client, community, period):
    assert (
        "Nothing had changed."
        in (
            client.post(address(community, period, "people"), {}, follow=True)
        ).content.decode()
    )
    assert not CommunityPeriod.objects.exists()
    factories.some_figures(community, period, household_count=3980)
    page = opened(client, community, period)
    client.post(
        address(community, period, "people"),
        {
            "version-people": version_in(page, "people"),
            "household_count": "3,980",
        },
    )
    assert versions(community, period) == 1


def test_what_a_constraint_refuses_is_told_at_the_figure(client, community, period):
    answer = client.post(
        address(community, period, "division"),
        {"grid_count": "10", "party_grid_count": "11"},
    )
    page = answer.content.decode()
    party = cell(page, "party_grid_count")
    assert "There cannot be more grids with a party group than grids." in party
    assert 'aria-invalid="true"' in party
    assert "autofocus" in party
    assert page.count("autofocus") == 1
    assert 'value="10"' in cell(page, "grid_count")
    assert state(page, "grid_count") == "waiting"
    assert "data-draft-unsaved" in page


def test_the_first_wrong_field_gets_the_focus(client, community, period):
    page = client.post(
        address(community, period, "people"),
        {"elderly_population": "x", "household_count": "y", "population": "9"},
    ).content.decode()
    assert "autofocus" in cell(page, "household_count")
    assert page.count("autofocus") == 1


def test_htmx_gets_its_group_and_the_signs_of_all(client, community, period):
    answer = client.post(
        address(community, period, "people"), {"household_count": "5"}, headers=HTMX
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert 'id="group-people"' in page
    assert 'id="group-division"' not in page
    assert 'id="figures-bar" hx-swap-oob="true"' in page
    assert "1 figure stored." in page


def test_the_browser_is_told_that_the_draft_is_stored(client, community, period):
    page = address(community, period, "people")
    wrong = client.post(page, {"household_count": "x"}, headers=HTMX)
    assert SAVED not in wrong.cookies
    right = client.post(page, {"household_count": "5"}, headers=HTMX)
    assert right.cookies[SAVED].value == "figures.360424100003.2025.people"
    assert 'data-draft="figures.360424100003.2025.people"' in right.content.decode()


def test_looking_says_what_is_wrong_and_what_follows_and_stores_nothing(
    client, community, period, before
):
    page = client.post(
        address(community, period, "look"),
        {"household_count": "4000", "population": "x", "grid_count": "8"},
        headers=HTMX,
    ).content.decode()
    assert "+33.3%" in page
    assert re.search(r'id="wrong-population"[^>]*>Enter a whole number', page)
    assert re.search(r'id="derived-households_per_grid"[^>]*>500<', page)
    assert not CommunityPeriod.objects.filter(period=period).exists()


def test_what_is_typed_in_other_groups_counts_for_what_follows(
    client, community, period
):
    page = client.post(
        address(community, period, "people"),
        {"household_count": "4000", "grid_count": "8"},
        headers=HTMX,
    ).content.decode()
    assert re.search(r'id="derived-households_per_grid"[^>]*>500<', page)
    assert row(community, period).grid_count is None


def test_periods_can_be_switched_and_the_due_one_is_found(
    client, community, period, before
):
    page = opened(client, community, period)
    assert address(community, before.period) in page
    due = client.get(reverse("record:figures-due", args=[community.code]))
    assert due["Location"] == address(community, period)


def test_the_page_costs_the_same_whatever_is_on_record(
    client, community, period, before, django_assert_max_num_queries
):
    stored = factories.some_figures(community, period)
    opened(client, community, period)
    with django_assert_max_num_queries(60) as few:
        opened(client, community, period)
    stored.household_count, stored.grid_count = 1, 3
    stored.save()
    for name in ("household_count", "population", "grid_count"):
        factories.a_figure_note(figures=stored, field=name, comment="估")
    for _person in range(5):
        factories.a_staff_member(community)
        factories.premises(community, name=f"Place {_person}")
    factories.a_figure_confirmation(
        figures=stored, confirmed_by=factories.a_user("other")
    )
    with django_assert_max_num_queries(len(few)):
        opened(client, community, period)
