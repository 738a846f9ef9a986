"""Who may open the page of figures, who may write, and what is not there."""

import pytest
from django.urls import reverse

from communities.models import CommunityPeriod
from tests import factories
from tests.browsing import PageClient
from tests.record.figure_pages import address, cell, opened, state

pytestmark = pytest.mark.django_db


def test_whoever_may_only_read_finds_locked_fields_and_the_reason(
    community, period, before
):
    viewer = PageClient(factories.a_user("viewer", "viewer"))
    page = opened(viewer, community, before.period)
    assert "You may read these figures" in page
    assert state(page, "household_count") == "locked"
    assert "disabled" in cell(page, "household_count")
    assert "data-save" not in page
    answer = viewer.post(address(community, period, "people"), {"population": "1"})
    assert answer.status_code == 403


def test_a_clerk_of_another_street_who_reads_here_cannot_write_here(
    community, period, before
):
    there = factories.a_township("360424101000")
    mixed = factories.a_user("mixed", "viewer")
    factories.a_grant(mixed, "clerk", there)
    client = PageClient(mixed)
    page = client.post(
        address(community, period, "people"), {"population": "1"}
    ).content.decode()
    assert "You may read these figures" in page
    assert 'value="1"' in cell(page, "population")
    assert not CommunityPeriod.objects.filter(period=period).exists()


@pytest.mark.parametrize("rest", [(), ("people",), ("look",), ("confirm",)])
def test_nothing_of_it_exists_for_others(community, period, rest):
    there = factories.a_township("360424101000")
    outside = PageClient(factories.a_user("outside", "clerk", there))
    page = address(community, period, *rest)
    for answer in (outside.get(page), outside.post(page, {"population": "1"})):
        assert answer.status_code in (404, 405)
    assert not CommunityPeriod.objects.exists()


@pytest.mark.parametrize("rest", [("nothing",), ("notes", "id")])
def test_groups_and_figures_nobody_knows_are_not_found(client, community, period, rest):
    assert client.post(address(community, period, *rest)).status_code == 404


def test_a_period_nobody_knows_is_not_found(client, community):
    page = reverse("record:figures", args=[community.code, "1999"])
    assert client.get(page).status_code == 404
