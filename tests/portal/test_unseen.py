"""What nobody sees is not stored, whichever way it comes."""

from io import BytesIO

import pytest
from django.http import QueryDict
from django.urls import reverse
from openpyxl import load_workbook

from communities.models import Community
from portal.entities import entities
from portal.unseen import only_seen, seen
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
    assert only_seen(asked) is asked
    assert only_seen(QueryDict("a%00=1%00&a=2&b=")).urlencode() == "a=1&a=2&b="


@pytest.mark.parametrize(
    ("came", "is_seen"),
    [
        ("\u202a甲\u202e乙\u200b", "甲乙"),
        ("甲\x1b\x7f\ufeff\ufffe\uffff", "甲"),
        ("甲\x0b乙\u2028丙\x85丁", "甲\n乙\n丙\n丁"),
        # Line feeds and tabs are typed; emoji and rare names are put together.
        ("甲\r\n\t乙", "甲\r\n\t乙"),
        ("👨\u200d👩\u200d👧 葛\U000e0100 𠮷", "👨\u200d👩\u200d👧 葛\U000e0100 𠮷"),
    ],
)
def test_text_is_kept_as_it_is_seen(came, is_seen):
    assert seen(came) == is_seen


def test_what_is_pasted_is_stored_without_and_every_file_can_be_made(manager):
    row = factories.premises(Community.objects.get(), name="旧楼")
    page = manager.get(f"/record/premises/{row.pk}/")
    typed = {each.html_name: each.value() or "" for each in page.context["form"]}
    version = page.context["save"]["version"].value()
    typed |= {"name": "甲\x1b楼\uffff", "address": "东路\x0b1\u202e号"}
    manager.post(f"/record/premises/{row.pk}/", typed | {"version": version})
    row.refresh_from_db()
    assert (row.name, row.address) == ("甲楼", "东路 1号")


def test_what_was_stored_with_it_hinders_no_file(manager):
    factories.premises(Community.objects.get(), name="甲\x1b楼\uffff")
    for address in ("/record/premises/export.xlsx", "/imports/template/premises/"):
        answer = manager.get(address, {"prefilled": "1"})
        book = load_workbook(BytesIO(answer.downloaded))
        assert any("甲楼" in row for row in book.worksheets[0].values)


@pytest.mark.parametrize("name", LISTS)
def test_asked_for_it_is_passed_over(manager, name):
    asked = dict.fromkeys(ASKED, "\0")
    assert manager.get(reverse(name), asked).status_code in (200, 403)


def test_a_form_in_another_encoding_is_answered_as_not_well_formed(manager):
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    answer = manager.post("/record/premises/new/", "name=x", content_type=kind)
    assert answer.status_code == 400
    assert "could not read this request" in answer.content.decode()


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
