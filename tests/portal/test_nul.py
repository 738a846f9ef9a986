"""No NUL reaches a database that refuses to look for one, whichever way it comes."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from portal.entities import entities
from portal.nul import without_nul
from reports.models import Report
from tests import factories
from tests.browsing import PageClient

ASKED = ("q", "scope", "period", "base_period", "township", "community", "place", "on")
LISTS = (
    *("communities:community-list", "record:workbench", "record:figures-followed"),
    *("record:duplicates", "imports:import-list", "imports:import-new"),
    *("reports:report-list", "reports:report-request", "reports:scope-search"),
    *("reports:note-list", "reports:finding-table", "reports:gap-list"),
)


@pytest.fixture
def manager(db) -> PageClient:
    factories.a_community()
    factories.a_period("2025")
    return PageClient(factories.a_user("manager", "data_manager"))


def test_what_has_none_is_left_alone():
    asked = QueryDict("a=1&a=2&b=")
    assert without_nul(asked) is asked
    assert without_nul(QueryDict("a%00=1%00&a=2&b=")).urlencode() == "a=1&a=2&b="


@pytest.mark.parametrize("name", LISTS)
def test_asked_for_it_is_passed_over(manager, name):
    asked = dict.fromkeys(ASKED, "\0")
    assert manager.get(reverse(name), asked).status_code in (200, 403)


def test_in_a_path_it_leads_nowhere(manager):
    for path in (
        "/communities/%00/",
        "/record/premises/%00/",
        "/%00",
        "/reports/1%00/",
    ):
        assert manager.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "address",
    [
        *("/reports/new/", "/reports/notes/new/", "/reports/regular/"),
        *(f"/record/{entity.slug}/new/" for entity in entities()),
    ],
)
def test_typed_it_is_nothing(db, address):
    factories.a_community()
    people = [
        factories.a_user("clerk", "data_manager"),
        factories.a_user("official", "official"),
    ]
    for user in people:
        client = PageClient(user)
        page = client.get(address)
        if page.status_code != 200:
            continue
        form = page.context.get("form")
        typed = dict.fromkeys(form.fields if form else (), "\0")
        assert client.post(address, typed).status_code == 200
    assert not Report.objects.exists()
