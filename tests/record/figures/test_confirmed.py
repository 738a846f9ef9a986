"""Groups of figures confirmed to be what they were the period before."""

import pytest

from communities.models import CommunityPeriod, FigureConfirmation
from tests.record.figure_pages import HTMX, address, opened, row, state, versions

pytestmark = pytest.mark.django_db


def test_a_figure_confirmed_as_unchanged_differs_from_one_not_touched(
    client, clerk, community, period, before
):
    page = opened(client, community, period)
    assert state(page, "household_count") == ""
    client.post(
        address(community, period, "people"),
        {"confirm": "yes", "household_count": "3100", "population": ""},
    )
    stored = row(community, period)
    assert (stored.household_count, stored.population) == (3100, 9000)
    assert stored.population_basis == "actual"
    assert stored.elderly_population is None
    assert versions(community, period) == 1
    confirmation = FigureConfirmation.objects.get()
    assert (confirmation.group, confirmation.confirmed_by) == ("people", clerk)
    page = opened(client, community, period)
    assert state(page, "population") == "unchanged"
    assert state(page, "household_count") == "saved"
    assert state(page, "elderly_population") == ""
    assert "The rest confirmed as unchanged by 王芳" in page


def test_a_figure_typed_as_it_was_is_saved_and_not_confirmed(
    client, community, period, before
):
    client.post(address(community, period, "people"), {"population": "9000"})
    assert state(opened(client, community, period), "population") == "saved"


def test_all_groups_are_confirmed_in_one_act(client, community, period, before):
    client.post(
        address(community, period, "confirm"), {"grid_count": "9", "has_website": ""}
    )
    stored = row(community, period)
    assert (stored.household_count, stored.grid_count) == (3000, 9)
    assert stored.party_grid_count == 8
    assert stored.has_website is True
    assert versions(community, period) == 1
    assert FigureConfirmation.objects.count() == 7


def test_confirming_all_stores_nothing_while_one_figure_is_wrong(
    client, community, period, before
):
    page = client.post(
        address(community, period, "confirm"), {"grid_count": "7"}, headers=HTMX
    ).content.decode()
    assert state(page, "party_grid_count") == "invalid"
    assert 'id="group-security"' in page
    assert not CommunityPeriod.objects.filter(period=period).exists()
    assert not FigureConfirmation.objects.exists()


def test_without_a_period_before_there_is_nothing_to_confirm(client, community, period):
    assert "data-confirm" not in opened(client, community, period)
    page = client.post(
        address(community, period, "people"), {"confirm": "yes"}
    ).content.decode()
    assert "There are no figures of the period before yet." in page
    assert not CommunityPeriod.objects.exists()
