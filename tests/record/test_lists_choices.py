"""What readers keep of a list: columns, and filters under a name."""

import re

import pytest

from record.models import ChosenColumns, SavedFilter
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db

THERE = "360424101000"


@pytest.fixture
def official():
    return factories.a_user("official", "official", full_name="王芳")


@pytest.fixture
def client(official):
    return PageClient(official)


def listed(client, query: str = "") -> str:
    return client.get(f"/record/premises/{query}").content.decode()


def headings(html: str) -> list[str]:
    head = html[html.index("<thead>") : html.index("</thead>")]
    return re.findall(r'class="sort-link"[^>]*>([^<]+)', head)


def test_chosen_columns_are_kept_for_the_reader_and_the_kind(client):
    factories.premises(address="和平路1号")
    usual = headings(listed(client))
    assert "Address" not in usual
    answer = client.post(
        "/record/premises/columns/",
        {"column": ["address", "township", "name", "secret"], "query": "q=和平&x=1"},
    )
    assert answer["Location"] == (
        "/record/premises/?q=%E5%92%8C%E5%B9%B3&columns=address%2Ctownship%2Cname"
    )
    page = listed(client)
    assert headings(page) == ["Community", "Address", "Street or town", "Name"]
    assert "和平路1号" in page
    assert "义宁镇" in page
    other = PageClient(factories.a_user("other", "official"))
    assert headings(listed(other)) == usual
    client.post("/record/premises/columns/", {"reset": "1", "column": ["name"]})
    assert headings(listed(client)) == usual
    assert not ChosenColumns.objects.exists()


def test_an_address_names_columns_for_whoever_opens_it(client):
    factories.premises()
    page = listed(client, "?columns=use,gone,name,use&sort=name")
    assert headings(page) == ["Community", "Use", "Name"]
    # They stay while the list is sorted and filtered.
    assert 'name="columns" value="use,gone,name,use" form="filters"' in page
    assert not ChosenColumns.objects.exists()
    assert "Tenure" in headings(listed(client, "?columns=gone,%00"))


def test_columns_are_moved_without_a_script(client):
    factories.premises()
    given = {"column": ["name", "use", "tenure"], "query": ""}
    address = "/record/premises/columns/"
    answer = client.post(address, given | {"up": "tenure"})
    assert answer["Location"].endswith("?columns=name%2Ctenure%2Cuse#column-tenure")
    assert headings(listed(client)) == ["Community", "Name", "Tenure", "Use"]
    answer = client.post(address, given | {"down": "name"})
    assert headings(listed(client)) == ["Community", "Use", "Name", "Tenure"]
    page = listed(client)
    offered = re.findall(r'name="column" value="(\w+)"( checked)?', page)
    assert [name for name, chosen in offered if chosen] == ["use", "name", "tenure"]
    assert [bool(chosen) for _name, chosen in offered[:4]] == [True] * 3 + [False]
    for step in ({"up": "use"}, {"down": "tenure"}, {"down": "secret"}, {"up": "\x00"}):
        client.post(address, {"column": ["use", "tenure"], "query": ""} | step)
        assert headings(listed(client)) == ["Community", "Use", "Tenure"]


def test_columns_that_no_longer_exist_are_passed_over(client, official):
    factories.premises()
    kept = factories.chosen_columns(user=official, columns=["gone", "use"])
    assert headings(listed(client)) == ["Community", "Use"]
    kept.columns = ["gone"]
    kept.save()
    assert "Tenure" in headings(listed(client))


def test_filters_are_kept_under_a_name_and_nothing_else_is(client, official):
    query = "tenure=leased&q=&sort=-name&page=7&nonsense=1&per_page=20"
    client.post(
        "/record/premises/filters/", {"name": " 租赁用房 ", "query": query}, follow=True
    )
    kept = SavedFilter.objects.get()
    assert (kept.owner, kept.name, kept.is_shared) == (official, "租赁用房", False)
    assert kept.query == "tenure=leased&sort=-name"
    assert '/record/premises/?tenure=leased&amp;sort=-name">租赁用房' in listed(client)


def test_a_name_used_again_gets_the_new_filters(client):
    for query in ("tenure=leased", "tenure=owned"):
        client.post("/record/premises/filters/", {"name": "我的", "query": query})
    assert SavedFilter.objects.get().query == "tenure=owned"


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("", "q=1"),
        ("x" * 41, "q=1"),
        ("\x00", ""),
        ("a", "q=" + "字" * 99 + "&community=" + "字" * 99),
    ],
)
def test_what_cannot_be_kept_is_said(client, name, query):
    answer = client.post(
        "/record/premises/filters/", {"name": name, "query": query}, follow=True
    )
    assert answer.status_code == 200
    assert "alert-error" in answer.content.decode()
    assert not SavedFilter.objects.exists()


def test_shared_filters_reach_colleagues_and_nobody_else(client, official):
    there = factories.a_township(THERE, name="散原镇")
    clerk = factories.a_user("clerk", "clerk", there)
    abroad = factories.a_user(
        "abroad", "official", factories.a_division("110101000000")
    )
    factories.a_saved_filter(owner=official, name="给大家", is_shared=True)
    factories.a_saved_filter(owner=official, name="给自己")
    factories.a_saved_filter(owner=abroad, name="外县的", is_shared=True)
    page = listed(PageClient(clerk))
    assert "给大家" in page
    assert "shared by 王芳" in page
    assert "给自己" not in page
    assert "外县的" not in page
    own = listed(client)
    assert "给自己" in own
    assert "shared with colleagues" in own
    assert "给大家" not in listed(PageClient(abroad))


def test_a_shared_filter_finds_only_what_its_reader_may_see(client, official):
    factories.premises(name="凤凰楼", tenure="leased")
    there = factories.a_township(THERE, name="散原镇")
    kept = factories.a_saved_filter(owner=official, is_shared=True)
    clerk = PageClient(factories.a_user("clerk", "clerk", there))
    assert "凤凰楼" in listed(client, f"?{kept.query}")
    assert "凤凰楼" not in listed(clerk, f"?{kept.query}")


def test_only_the_owner_removes_a_filter(client, official):
    kept = factories.a_saved_filter(owner=official, is_shared=True)
    address = f"/record/premises/filters/{kept.pk}/remove/"
    other = PageClient(factories.a_user("other", "official"))
    assert other.post(address).status_code == 404
    assert client.post(f"/record/figures/filters/{kept.pk}/remove/").status_code == 404
    assert SavedFilter.objects.exists()
    assert client.post(address).status_code == 302
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/record/premises/columns/",
        "/record/premises/filters/",
        "/record/premises/filters/1/remove/",
    ],
)
def test_choices_are_made_by_posting(client, address):
    assert client.get(address).status_code == 405
    nobody = PageClient(factories.a_user("outsider"))
    assert nobody.post(address).status_code == 403
