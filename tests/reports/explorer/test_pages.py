"""The table of findings: for whom, filtered, down to a community, as a workbook."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import AuditEvent
from reports import scopes
from reports.explorer import reading
from reports.models import RuleSwitch
from tests import factories
from tests.browsing import PageClient

PAGE = "/reports/findings/"
NORTH, SOUTH = "360424100000", "360424101000"
AS_OF = "as_of=2026-03-12"
RULE = "office-not-owned"

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """North: one community that borrows its office, one that owns; South: silent."""
    factories.a_division()
    north = factories.a_township(NORTH, name="义宁镇")
    south = factories.a_township(SOUTH, name="南城街道")
    period = factories.a_period("2025")
    poor = factories.a_community(f"{NORTH[:9]}001", name="百汇", township=north)
    rich = factories.a_community(f"{NORTH[:9]}002", name="东门", township=north)
    silent = factories.a_community(f"{SOUTH[:9]}001", name="万坊", township=south)
    factories.a_borrowed_office(poor, floor_area_m2=48)
    factories.premises(rich, floor_area_m2=900, use="office", tenure="owned")
    for community in (poor, rich, silent):
        factories.some_figures(community, period, household_count=1000)
    factories.a_standard(
        "min-office-area", scope_division=factories.a_division(), value=300
    )
    return poor, rich, silent


@pytest.fixture
def client(places) -> PageClient:
    return PageClient(factories.a_user("official", "official"))


def words(client, address: str = "", page: str = PAGE, **headers: str) -> str:
    answer = client.get(f"{page}?{AS_OF}&{address}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def row_of(page: str, heading: str = "没有自有办公用房") -> str:
    return next(row for row in page.split("<tr>") if heading in row)


def headings(page: str) -> list[str]:
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    return [row.split(">")[1].split("<")[0] for row in body.split("<th ")[1:]]


def test_rules_by_streets_with_the_unknown_ones_apart(client):
    page = words(client)
    row = row_of(page)

    assert "义宁镇" in page
    assert "南城街道" in page
    assert row.count('<span class="heat-count">1</span>') == 2  # all, and North
    assert row.count('<span class="heat-of">/2</span>') == 2
    assert "heat-3" in row  # half of those assessed
    assert row.count("1 not reported") == 2  # all, and South
    assert row.count("heat-silent") == 1
    assert f"{PAGE}{RULE}/?scope=360424000000" in row


def test_the_worst_come_first_and_the_order_can_be_chosen(client):
    by_severity = headings(words(client))
    assert by_severity.index("办公服务用房面积不达标") < by_severity.index(
        "没有自有办公用房"
    )
    assert set(headings(words(client, "sort=unknown"))) == set(by_severity)
    page = words(client, f"sort={NORTH}&show=all&theme=premises")
    # Nothing of what North has told is worse than one in one.
    assert headings(page)[0] == "办公服务用房面积不达标"
    assert page.count('aria-sort="descending"') == 1


def test_filters_stand_in_the_address(client):
    assert "没有自有办公用房" not in words(client, "theme=staff")
    assert "没有自有办公用房" not in words(client, "severity=breach")
    every = words(client, "show=all&theme=funding")
    assert "办公经费不足" in every
    assert "Enter a day such as" in words(client, "as_of=tomorrow&theme=staff")


def test_htmx_gets_the_same_results_alone(client):
    whole = words(client, "theme=premises")
    part = words(client, "theme=premises", **{"HX-Request": "true"})

    assert "<html" not in part
    assert part.strip() in whole


def test_from_the_county_to_the_street_to_the_community(client):
    assert f"scope={NORTH}" in words(client)
    street = words(client, f"scope={NORTH}&theme=premises")

    assert f'href="/communities/{NORTH[:9]}001/"' in street
    assert "百汇社区" in street
    assert f"{PAGE}?scope=360424000000" in street  # the way back up
    own = words(client, f"scope={NORTH[:9]}001&theme=premises")
    assert "没有自有办公用房" in own


def test_behind_a_cell_stand_its_communities_with_observed_and_required(client):
    page = words(client, page=f"{PAGE}office-area-below-standard/")
    row = next(part for part in page.split("<tr>") if "百汇" in part)

    assert f'href="/communities/{NORTH[:9]}001/"' in row
    assert "48" in row
    assert "300" in row
    assert "252" in row  # what is missing
    assert f"/record/premises/?community={NORTH[:9]}001&amp;on=2026-03-12" in row
    assert "东门" not in page
    assert "万坊" in page.split("Not reported: nothing can be said")[-1]


def test_a_cell_of_one_street_shows_that_street_alone(client):
    page = words(client, f"place={SOUTH}", page=f"{PAGE}{RULE}/")
    assert "No community concerned" in page
    assert "万坊" in page
    assert "百汇" not in page


def test_a_rule_that_compares_is_asked_of_the_whole_scope(client, places):
    page = words(client, f"place={NORTH}", page=f"{PAGE}urban-rural-imbalance/")
    assert "城乡社区建设不平衡" in page


def test_a_switched_off_problem_is_not_asked_about(client):
    RuleSwitch.objects.create(
        division=factories.a_division(),
        rule_code=RULE,
        is_enabled=False,
        reason="县委会议决定",
    )
    assert "没有自有办公用房" not in words(client, "show=all")
    assert client.get(f"{PAGE}{RULE}/?{AS_OF}").status_code == 404


def test_places_of_others_are_not_found(places):
    south = factories.a_township(SOUTH)
    clerk = PageClient(factories.a_user("clerk", "clerk", south))
    assert "百汇" not in words(clerk)
    for scope in ("360424000000", NORTH, f"{NORTH[:9]}001", "999999000000", "x"):
        asked = {"scope": scope, "as_of": "2026-03-12"}
        for page in (PAGE, f"{PAGE}{RULE}/", f"{PAGE}export/"):
            assert clerk.get(page, asked).status_code == 404, (page, scope)
    for place in (NORTH, f"{NORTH[:9]}001", "360424000000", "x"):
        assert clerk.get(f"{PAGE}{RULE}/", {"place": place}).status_code == 404
    nul = {"scope": "\0", "period": "\0", "theme": "\0", "sort": "\0", "rule": "\0"}
    assert clerk.get(PAGE, nul).status_code == 200
    viewer = PageClient(factories.a_user("viewer", "viewer"))
    assert viewer.get(PAGE).status_code == 403


def test_a_large_scope_is_offered_in_parts(client, monkeypatch):
    monkeypatch.setattr(scopes, "MOST_COMMUNITIES", 1)
    page = words(client)

    assert "too many communities" in page
    assert f"scope={SOUTH}" in page
    assert client.get(f"{PAGE}export/?{AS_OF}").status_code == 404
    assert client.get(f"{PAGE}{RULE}/?{AS_OF}").status_code == 404


def test_without_figures_or_communities_the_page_says_so(db):
    factories.a_division()
    client = PageClient(factories.a_user("official", "official"))
    assert "Nothing to assess yet" in client.get(PAGE).content.decode()
    factories.some_figures(factories.a_community())
    page = words(client, f"scope={factories.a_township(SOUTH).code}")
    assert "No communities yet" in page


def test_the_workbook_holds_what_the_filters_show(client):
    answer = client.get(f"{PAGE}export/?{AS_OF}&theme=premises")
    book = load_workbook(BytesIO(answer.downloaded))
    heads, *rows = book["问题分布"].iter_rows(values_only=True)
    told = {row[1]: dict(zip(heads, row, strict=True)) for row in rows}

    assert list(told) == headings(words(client, "theme=premises"))
    row = told["没有自有办公用房"]
    assert (row["涉及社区数"], row["已评估社区数"], row["未填报社区数"]) == (1, 2, 1)
    assert (row["义宁镇"], row["南城街道"]) == (1, "未填报")
    detail = list(book["问题明细"].iter_rows(values_only=True))
    area = next(each for each in detail if each[0] == "office-area-below-standard")
    assert area[2:4] == (f"{NORTH[:9]}001", "百汇社区")
    assert (area[5], area[6], area[-1]) == (48, 300, 252)
    link = next(c for c in book["问题分布"]["B"] if c.value == "没有自有办公用房")
    target = link.hyperlink.location.split("!A")[1]
    assert book["问题明细"].cell(int(target), 2).value == "没有自有办公用房"
    places = [each[3:6] for each in book["分地情况"].iter_rows(values_only=True)]
    assert (NORTH, "义宁镇", 1) in places
    assert answer["Cache-Control"] == "private, no-store"
    event = AuditEvent.objects.get(act="findings_exported")
    assert event.detail["rows"] == len(detail) - 1


def test_of_a_cell_the_workbook_has_the_one_problem(client):
    answer = client.get(f"{PAGE}export/?{AS_OF}&rule={RULE}")
    book = load_workbook(BytesIO(answer.downloaded))
    assert [row[1].value for row in book["问题分布"].iter_rows()] == [
        "问题",
        "没有自有办公用房",
    ]


def test_the_menu_leads_to_the_page(client):
    assert f'href="{PAGE}"' in client.get("/").content.decode()


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}{RULE}/"])
def test_queries_do_not_grow_with_communities(
    client, page, django_assert_max_num_queries
):
    client.get(f"{page}?{AS_OF}")
    reading._counted.cache_clear()
    with django_assert_max_num_queries(190) as few:
        client.get(f"{page}?{AS_OF}")
    for number in range(3, 30):
        factories.a_community(f"{NORTH[:9]}0{number:02}")
    with django_assert_max_num_queries(len(few)):
        client.get(f"{page}?{AS_OF}")


def test_the_record_is_read_once_until_it_changes(client, places, monkeypatch):
    read = []
    twice = reading.twice
    monkeypatch.setattr(reading, "twice", lambda asked: read.append(1) or twice(asked))
    before = words(client)
    assert words(client, "sort=share") != before
    assert len(read) == 1

    factories.a_borrowed_office(places[2], floor_area_m2=50)
    assert "1 not reported" not in row_of(words(client))
    assert len(read) == 2
