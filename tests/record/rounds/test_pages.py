"""The list of streets, and the page on which one is handed in and reviewed."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from record.rounds.taking import Remark, Words, round_of, take
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
LIST = "/record/rounds/"
PAGE = "/record/rounds/360424100000/2025/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 3, 12), tick=False):
        yield


@pytest.fixture
def community():
    return factories.a_community("360424100001", name="凤凰山社区")


@pytest.fixture
def street(community):
    return community.township


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def figures(community, period):
    factories.some_figures(
        community, factories.a_period("2024"), population=1000, grid_count=10
    )
    return factories.some_figures(community, period, population=1400, grid_count=10)


@pytest.fixture
def clerk(street):
    return signed_in(factories.a_user("clerk", "clerk", street))


@pytest.fixture
def official(street):
    return signed_in(factories.a_user("official", "official"))


def signed_in(user) -> PageClient:
    client = PageClient(user)
    client.reader = user
    return client


def user_of(client):
    return client.reader


def html(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_what_is_missing_is_said_aloud_before_it_is_handed_in(
    clerk, figures, street, period
):
    refused = clerk.post(f"{PAGE}hand_in/", {"text": "已核对", "latest": "0"})
    assert "Confirm that the missing figures" in html(refused)
    assert "已核对" in html(refused)
    assert round_of(street, period).state == "open"
    clerk.post(f"{PAGE}hand_in/", {"confirm": "yes", "latest": "0"})
    round_ = round_of(street, period)
    assert round_.state == "handed_in"
    assert round_.steps.get().counts["have"] == 2


def test_the_page_is_a_diff_against_the_period_before(official, figures):
    page = html(official.get(PAGE))
    assert "+400 (+40" in page
    assert "1 changed by more than 30%" in page
    assert "#figure-population" in page
    assert "#figure-grid_count" not in page


def test_what_was_corrected_after_a_return_stands_beside_what_was_handed_in(
    clerk, official, figures, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    take(street, period, "return", by=user_of(official), words=Words("请核对"))
    with time_machine.travel(date(2026, 3, 13), tick=False):
        figures.population = 1040
        figures.save()
        take(street, period, "hand_in", by=user_of(clerk))
    page = html(official.get(PAGE))
    row = re.search(r"<tr>(?:(?!</tr>).)*#figure-population.*?</tr>", page)[0]
    assert [each for each in ("1,000", "1,400", "1,040") if each not in row] == []


def test_a_return_keeps_marks_and_comments_and_shows_them_to_the_street(
    clerk, official, figures, community, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    latest = str(round_of(street, period).steps.get().pk)
    typed = {
        "latest": latest,
        f"remark-{community.code}": "人口数与派出所不符",
        f"mark-{community.code}": "population",
    }
    refused = html(official.post(f"{PAGE}return/", typed))
    assert "Say why" in refused
    assert "人口数与派出所不符" in refused
    official.post(f"{PAGE}return/", typed | {"text": "请核对人口"})
    page = html(clerk.get(PAGE))
    assert "请核对人口" in page
    assert "人口数与派出所不符" in page
    assert 'class="round-marked"' in page


def test_a_decision_on_what_has_moved_on_is_not_taken(
    clerk, official, figures, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    answer = official.post(f"{PAGE}accept/", {"latest": "0"})
    assert "has moved on" in html(answer)
    assert round_of(street, period).state == "handed_in"


def test_opening_the_page_takes_the_notice_off_the_bell(
    clerk, official, figures, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    assert "bell-count" in html(official.get("/"))
    official.get(PAGE)
    assert "bell-count" not in html(official.get("/"))


@pytest.mark.parametrize("role", ["viewer", "administrator"])
def test_who_only_reads_is_offered_nothing_and_refused(role, figures):
    reader = PageClient(factories.a_user("reader", role))
    assert 'method="post" action="/record/rounds/' not in html(reader.get(PAGE))
    assert reader.post(f"{PAGE}hand_in/", {"confirm": "yes"}).status_code == 403


def test_streets_and_periods_out_of_reach_do_not_exist(clerk, figures):
    factories.a_community("360424101001")
    for address in (
        "/record/rounds/360424101000/2025/",
        "/record/rounds/360424000000/2025/",
        "/record/rounds/360424100000/1999/",
    ):
        assert clerk.get(address).status_code == 404
        assert clerk.post(f"{address}hand_in/").status_code == 404
    assert clerk.post(f"{PAGE}burn/").status_code == 404


def test_the_list_has_the_streets_in_reach_by_their_stage(
    clerk, official, figures, street, period
):
    factories.a_community(
        "360424101001", township=factories.a_township("360424101000", name="渣津镇")
    )
    take(street, period, "hand_in", by=user_of(clerk))
    assert "渣津镇" not in html(clerk.get(LIST))
    assert "渣津镇" in html(official.get(LIST))
    handed_in = html(official.get(LIST, {"state": "handed_in"}))
    assert "义宁镇" in handed_in
    assert "渣津镇" not in handed_in


def test_pages_cost_the_same_for_three_and_for_thirty(official, figures, period):
    def cost(address: str) -> int:
        official.get(address)
        with CaptureQueriesContext(connection) as queries:
            official.get(address)
        return len(queries)

    def more(number: int) -> None:
        for _each in range(number):
            one = factories.a_community()
            factories.some_figures(one, period, population=5)

    more(2)
    few = cost(PAGE), cost(LIST)
    more(27)
    for number in range(1, 20):
        factories.a_community(f"3604242{number:02}001")
    assert (cost(PAGE), cost(LIST)) == few


def test_what_came_back_stands_on_the_workbench_and_leads_to_the_marked_figures(
    clerk, official, figures, community, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    remarks = {community.pk: Remark("人口数不符", ["population"])}
    take(street, period, "return", by=user_of(official), words=Words("请核对", remarks))
    page = html(clerk.get("/record/workbench/"))
    assert "请核对" in page
    assert f'href="{PAGE}"' in page
    cell = re.search(r'<a class="cell cell-returned" href="(.*?)"', page)
    assert cell[1].endswith(f"/{community.code}/2025/#group-people")
    narrowed = html(clerk.get("/record/workbench/", {"state": "returned"}))
    assert community.name in narrowed
    take(street, period, "hand_in", by=user_of(clerk))
    assert "cell-returned" not in html(clerk.get("/record/workbench/")).replace(
        '<span class="cell cell-returned">', ""
    )


def test_a_first_round_shows_every_figure_instead_of_no_change(official, community):
    factories.some_figures(community, factories.a_period("2025"), population=1400)
    factories.a_community("360424100002", name="良瑞社区")
    page = html(official.get(PAGE))
    assert "#figure-population" in page
    assert "No figure of this period is on record." in page
    assert "No figure differs" not in page


def test_the_bell_says_what_others_did_and_not_that_it_is_finished(
    clerk, official, figures, street, period
):
    take(street, period, "hand_in", by=user_of(clerk))
    bell = re.search(
        r'<a class="dropdown-item" href="/jobs/.*?</a>', html(official.get("/"))
    )
    assert "Handing in · " in bell[0]
    assert "Finished" not in bell[0]
