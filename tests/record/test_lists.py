"""Lists of the record: what is found, in which order, with which sums."""

import re
from datetime import date
from decimal import Decimal

import pytest

from portal.entities import entities
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db

HERE, THERE = "360424100000", "360424101000"


@pytest.fixture
def client():
    return PageClient(factories.a_user("official", "official"))


@pytest.fixture
def community():
    return factories.a_community("360424100003", name="凤凰山社区")


def listed(client, query: str = "", kind: str = "premises") -> str:
    answer = client.get(f"/record/{kind}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def names_in(html: str) -> list[str]:
    """Names of the premises listed, in the order of the page."""
    body = (
        html[html.index("<tbody>") : html.index("</tbody>")]
        if "<tbody>" in html
        else ""
    )
    return re.findall(
        r'<a href="[^"]*(?:/premises/\d+/(?:\?next=[^"]*)?|/premises/)">([^<]+)</a>',
        body,
    )


def foot_of(html: str) -> str:
    return html[html.index("<tfoot>") : html.index("</tfoot>")]


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_every_kind_has_a_list(client, community, entity):
    assert entity.title in listed(client, kind=entity.slug)


def test_a_kind_nobody_knows_is_not_found(client):
    assert client.get("/record/secrets/").status_code == 404


def test_the_kinds_stand_by_section_with_their_rows_in_force(client, community):
    factories.premises(community)
    factories.premises(community)
    factories.premises(community, ends_on=date(2020, 1, 1))
    page = client.get("/record/").content.decode()
    assert 'href="/record/premises/"' in page
    row = re.search(r'premises/">Premises</a>\s*<span class="number">(\d+)<', page)
    assert row[1] == "2"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=办公", ["办公楼"]),
        ("?q=凤凰 综合", ["综合楼"]),
        ("?q=360424101", ["文化站"]),
        ("?q=财政局", ["综合楼"]),
        ("?q=没有", []),
        ("?use=activity", ["文化站"]),
        ("?tenure=unreported", ["文化站"]),
        ("?in_use=false", ["办公楼"]),
        ("?in_use=unreported", ["文化站"]),
        ("?township=360424101000", ["文化站"]),
        ("?community=360424100003", ["综合楼", "办公楼"]),
        ("?community=散原", ["文化站"]),
        ("?on=2019-06-30", ["综合楼", "文化站", "旧楼"]),
        ("?life=all", ["综合楼", "办公楼", "文化站", "旧楼"]),
        ("?life=ended", ["旧楼"]),
        ("?nonsense=1&page=99", ["综合楼", "办公楼", "文化站"]),
    ],
)
def test_a_list_is_narrowed_by_the_address(client, community, query, found):
    there = factories.a_township(THERE, name="散原镇")
    other = factories.a_community("360424101001", name="散原社区", township=there)
    factories.a_borrowed_office(community, name="综合楼")
    factories.premises(
        community, name="办公楼", starts_on=date(2021, 1, 1), in_use=False
    )
    factories.premises(other, name="文化站", use="activity", tenure="", in_use=None)
    factories.premises(other, name="旧楼", ends_on=date(2020, 1, 1), in_use=True)
    assert sorted(names_in(listed(client, query))) == sorted(found)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["甲", "乙", "丙"]),
        ("?sort=floor_area_m2", ["丙", "甲", "乙"]),
        ("?sort=-floor_area_m2", ["甲", "丙", "乙"]),
        ("?sort=provider_name", ["丙", "甲", "乙"]),
        ("?sort=-provider_name", ["甲", "丙", "乙"]),
        ("?sort=secrets", ["甲", "乙", "丙"]),
        ("?sort=", ["甲", "乙", "丙"]),
    ],
)
def test_unknown_values_come_last_whichever_way_it_is_sorted(client, query, order):
    for number, (name, area, provider) in enumerate(
        [("甲", 90, "B"), ("乙", None, ""), ("丙", 50, "A")], start=1
    ):
        factories.premises(
            factories.a_community(f"36042410000{number}"),
            name=name,
            floor_area_m2=area,
            provider_name=provider,
        )
    assert names_in(listed(client, query)) == order


def test_sums_are_of_all_rows_that_fit_and_say_of_how_many(client, community):
    for number in range(21):
        factories.premises(
            community,
            name=f"{number:02d}",
            floor_area_m2=Decimal("10.5") if number else None,
        )
    page = listed(client, "?per_page=20")
    assert len(names_in(page)) == 20
    assert "1–20 of 21 rows" in page
    foot = foot_of(page)
    assert "210 <" in foot
    assert "20 of 21 rows reported" in foot
    assert names_in(listed(client, "?per_page=20&page=2")) == ["20"]


def test_a_sum_nobody_reported_is_unknown_and_not_nothing(client, community):
    factories.premises(community, floor_area_m2=None)
    foot = foot_of(listed(client))
    assert foot.count("Not reported") == 2
    assert ">0 <" not in foot


def test_a_page_has_one_of_the_sizes_offered(client, community):
    for _ in range(22):
        factories.premises(community)
    for asked, shown in (("20", 20), ("1", 22), ("100000", 22), ("x", 22)):
        assert len(names_in(listed(client, f"?per_page={asked}"))) == shown


@pytest.mark.parametrize("query", ["?on=gestern", "?on=2025-02-30", "?use=palace"])
def test_a_value_that_cannot_be_read_is_told_at_its_field(client, community, query):
    factories.premises(community)
    page = listed(client, query)
    name = query[1:].partition("=")[0]
    told = page[page.index(f'id="told-id_{name}"') :].partition("</div>")[0]
    assert "errorlist" in told
    assert "A filter cannot be read" in page
    assert names_in(page) == []


def test_rows_of_others_are_not_there(client, community):
    there = factories.a_township(THERE, name="散原镇")
    factories.premises(community, name="凤凰楼")
    clerk = PageClient(factories.a_user("clerk", "clerk", there))
    for query in ("", "?q=凤凰", f"?community={community.code}", "?life=all"):
        page = listed(clerk, query)
        assert "凤凰楼" not in page, query
        assert "凤凰山社区" not in page, query
        assert "义宁镇" not in page, query
    assert "A filter cannot be read" in listed(clerk, f"?township={HERE}")


@pytest.mark.parametrize("address", ["/record/", "/record/premises/"])
def test_without_a_role_nothing_is_shown(address):
    client = PageClient(factories.a_user("outsider"))
    assert client.get(address).status_code == 403


def test_htmx_gets_the_results_alone(client, community):
    factories.premises(community, name="办公楼")
    answer = client.get("/record/premises/", headers={"HX-Request": "true"})
    part = answer.content.decode()
    assert "<html" not in part
    assert names_in(part) == ["办公楼"]
    assert "HX-Request" in answer.headers["Vary"]


def test_a_name_leads_writers_to_the_row_and_readers_to_the_book(client, community):
    row = factories.premises(community, name="办公楼")
    writer = PageClient(factories.a_user("clerk", "clerk", community.township))
    address = f"/record/premises/{row.pk}/?next=%2Frecord%2Fpremises%2F"
    assert f'href="{address}">办公楼<' in listed(writer)
    assert f'href="/communities/{community.code}/premises/">办公楼<' in listed(client)
    assert "/record/premises/new/" in listed(writer)
    assert "/record/premises/new/" not in listed(client)
    for page in (listed(writer), writer.get("/record/").content.decode()):
        assert "/imports/" in page.partition("<main")[2]
    for page in (listed(client), client.get("/record/").content.decode()):
        assert "/imports/" not in page.partition("<main")[2]


def test_a_row_without_its_first_value_still_has_a_link_to_press(client, community):
    factories.a_hazard(community, hazard_no="", location="3栋楼道")
    page = listed(client, kind="hazards")
    assert re.search(
        r'<a href="[^"]+">Open<span class="visually-hidden"> [^<]+</span></a> '
        r'<span class="unknown">Not reported</span>',
        page,
    )
    assert re.search(r'<td class="day">2025-\d\d-\d\d</td>', page)


def test_streets_are_searched_by_typing_where_there_are_many(client, community):
    assert "data-search" not in listed(client)
    for number in range(1, 13):
        street = factories.a_township(f"3604241{number:02d}000", name=f"街道{number}")
        factories.a_community(f"3604241{number:02d}001", township=street)
    page = listed(client)
    select = page[page.index('<select name="township"') :]
    select = select[: select.index(">")]
    assert " data-search " in f"{select} "
    assert 'data-search-none="Nothing found"' in select
    assert "js/search-select.js" in page


def test_who_corrects_a_row_comes_back_to_the_list_as_it_was(community):
    clerk = PageClient(factories.a_user("clerk", "clerk", community.township))
    row = factories.premises(community, name="甲楼")
    page = clerk.get("/record/premises/?q=%E7%94%B2&sort=-name").content.decode()
    link = re.search(r'href="(/record/premises/\d+/\?next=[^"]+)"', page)[1]
    edit = clerk.get(link).content.decode()
    back = "/record/premises/?q=%E7%94%B2&amp;sort=-name"
    assert f'href="{back}" data-entry-cancel' in edit
    assert row.name in edit
