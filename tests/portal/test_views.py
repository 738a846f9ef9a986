import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client():
    return PageClient(factories.a_user("official", "official"))


def results_in(html: str) -> str:
    """The replaceable part of a whole page."""
    start = html.index('<div id="results"')
    return html[html.index(">", start) + 1 : html.index("</main>")]


def squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", html).strip()


@pytest.mark.parametrize(
    "query", ["", "?q=001", "?sort=-households", "?q=nowhere", "?page=2"]
)
def test_a_part_asked_for_by_htmx_is_what_a_reload_shows(client, query):
    for _ in range(55):
        factories.a_community()
    page = client.get(f"/communities/{query}").content.decode()
    part = client.get(f"/communities/{query}", headers=HTMX).content.decode()
    assert "<html" not in part
    assert squeezed(part) in squeezed(results_in(page))


def test_a_boosted_or_restored_page_comes_whole(client):
    for extra in ({"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}):
        answer = client.get("/communities/", headers=HTMX | extra)
        assert "<html" in answer.content.decode()


def test_answers_differ_by_who_asks_and_say_so(client):
    assert "HX-Request" in client.get("/communities/")["Vary"]


def test_pages_of_a_list_hold_every_row_once(client):
    codes = {factories.a_community(name="同名社区").code for _ in range(60)}
    found: list[str] = []
    for number in (1, 2):
        html = client.get(f"/communities/?sort=name&page={number}").content.decode()
        found += re.findall(r'<td class="code">(\d{12})</td>', html)
    assert len(found) == 60
    assert set(found) == codes


@pytest.mark.parametrize("address", ["/communities/", "/reports/", "/"])
def test_many_rows_cost_as_many_queries_as_few(client, address):
    owner = client.get("/").wsgi_request.user

    def add(count: int) -> None:
        for _ in range(count):
            factories.some_figures(factories.a_community(), household_count=900)
            factories.a_report(job=factories.a_job(owner=owner))

    add(3)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    add(27)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few), "\n".join(q["sql"] for q in many.captured_queries)


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999999999999999"])
def test_a_page_number_nobody_has_shows_a_page_that_exists(client, page):
    factories.a_community()
    assert client.get(f"/communities/?page={page}").status_code == 200


@pytest.mark.parametrize(
    "query", ["?sort=secret", "?township=x", "?period=%00", "?q=%00"]
)
def test_a_meddled_address_is_no_error(client, query):
    factories.a_community()
    assert client.get(f"/communities/{query}").status_code == 200


@pytest.mark.parametrize("page", ["-1", "0", "x", "9" * 40, "\x00", "1e9"])
def test_no_page_there_is_none_of_is_an_error(client, page):
    factories.a_community(name="凤凰山社区")
    for query in ({"page": page}, {"per_page": page}):
        answer = client.get("/communities/", query)
        assert "凤凰山社区" in answer.content.decode()
