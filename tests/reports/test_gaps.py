"""The page of what is missing: for whom, filtered, priced, as a workbook."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AuditEvent
from reports import missing, scopes
from reports.gap_sheet import MEASURES
from reports.models import RuleSwitch
from reports.shortfalls.measures import BY_CODE
from reports.views import gaps
from tests import factories
from tests.browsing import PageClient

PAGE = "/reports/gaps/"
SOUTH = "360424101000"
AS_OF = "as_of=2026-03-12"
ORGANISATIONS = "《民政部关于大力培育发展社区社会组织的意见》"

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Two streets: one whose community has too little, one that has told nothing."""
    factories.a_division()
    here = factories.a_township(name="义宁镇")
    there = factories.a_township(SOUTH, name="南城街道")
    period = factories.a_period("2025")
    poor = factories.a_community("360424100001", name="百汇", township=here)
    silent = factories.a_community("360424101001", name="万坊", township=there)
    factories.a_funding_item(poor, period=period, amount_yuan=8000)
    factories.some_figures(poor, period, household_count=1000, elderly_bed_count=1)
    factories.some_figures(silent, period, household_count=900)
    for number in range(4):
        factories.a_social_organisation(poor, name=f"协会{number}")
    factories.a_standard("min-office-fund", value=45_000, authority="portal")
    factories.a_standard(
        "min-social-organisations", title=ORGANISATIONS, value=10, authority="plan"
    )
    return poor, silent


@pytest.fixture
def client(places) -> PageClient:
    return PageClient(factories.a_user("official", "official"))


def words(client, address: str = "", **headers: str) -> str:
    answer = client.get(f"{PAGE}?{AS_OF}&{address}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(page: str) -> int:
    """Of the table of what is missing."""
    if 'aria-label="Gaps"' not in page:
        return 0
    table = page.split('aria-label="Gaps"')[1].split("</tbody>")[0]
    return table.split("<tbody>")[1].count("<tr>")


def test_what_is_missing_is_told_in_all_and_by_street(client):
    page = words(client)

    assert "Office fund (yuan)" in page
    assert "37,000" in page
    assert "本系统参考值" in page
    assert ORGANISATIONS in page
    assert "增加年度预算并足额拨付" in page
    assert "1 not on record" in page


def test_what_nobody_has_told_is_neither_missing_nor_there(client):
    page = words(client, f"scope={SOUTH}&measure=social-organisations")

    assert "No gap found" in page
    assert '<span class="unknown">Not reported</span>' in page
    assert "Nothing is missing" not in page


def test_what_all_have_is_told_apart_from_what_nobody_has_told(client, places):
    for number in range(4, 10):
        factories.a_social_organisation(places[0], name=f"协会{number}")
    page = words(client, "measure=social-organisations")

    assert "Nothing is missing" in page
    assert '<span class="unknown">' not in page


def test_what_streets_have_in_common_is_said_once(client):
    page = words(client, "measure=social-organisations")

    assert page.count("培育扶持社区社会组织") == 1
    assert page.count(ORGANISATIONS) == 1


def test_the_address_holds_the_filters(client):
    page = words(client, "measure=social-organisations")
    assert rows_of(page) == 2
    assert "Office fund (yuan)</td>" not in page

    page = words(client, "measure=social-organisations&place=360424100000")
    assert rows_of(page) == 1
    assert "All together" not in page
    page = words(client, f"place={SOUTH}&measure=social-organisations")
    assert "No gap found" in page


def test_a_street_of_another_scope_is_no_filter(client):
    page = words(client, "measure=social-organisations&place=110101001000")

    assert rows_of(page) == 2
    assert '<option value="110101001000"' not in page


def test_htmx_gets_the_same_results_alone(client):
    whole = words(client, "measure=office-fund")
    part = words(client, "measure=office-fund", **{"HX-Request": "true"})

    choice, results = part.strip().split("</select>", 1)
    assert "<html" not in part
    assert 'id="id_place"' in choice
    assert "hx-swap-oob" in choice
    assert results.strip() in whole


def test_costs_are_told_where_a_unit_cost_is_on_record(client):
    assert "No unit cost on record" in words(client, "measure=social-organisations")

    factories.a_unit_cost("social-organisations", amount_yuan=Decimal(5000))
    page = words(client, "measure=social-organisations")

    assert "30,000" in page  # six of them
    assert "县住建局二〇二五年造价信息" in page


def test_a_switched_off_problem_measures_nothing(client):
    assert "Home-care centres</td>" not in words(client)
    RuleSwitch.objects.create(
        division=factories.a_division(),
        rule_code="social-org-few",
        is_enabled=False,
        reason="县委会议决定",
    )
    assert rows_of(words(client, "measure=social-organisations")) == 0


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client):
    page = client.get(f"{PAGE}?as_of=tomorrow&period=2025").content.decode()

    assert "Enter a day such as" in page
    assert 'value="tomorrow"' in page
    assert client.get(f"{PAGE}?measure=weather").status_code == 200


def test_places_of_others_are_not_found(places):
    clerk = PageClient(factories.a_user("clerk", "clerk", factories.a_township(SOUTH)))
    assert clerk.get(PAGE).status_code == 200
    for scope in ("360424000000", "360424100000", "360424100001", "999999000000"):
        assert clerk.get(f"{PAGE}?scope={scope}").status_code == 404
        assert clerk.get(f"{PAGE}export/?scope={scope}").status_code == 404


def test_a_large_scope_is_offered_in_parts(client, monkeypatch):
    monkeypatch.setattr(scopes, "MOST_COMMUNITIES", 1)
    page = words(client)

    assert "too many communities" in page
    assert f'href="?{AS_OF}&amp;scope={SOUTH}"' in page
    assert rows_of(page) == 0
    assert client.get(f"{PAGE}export/?{AS_OF}").status_code == 404


def test_without_any_figures_the_page_says_what_to_choose(db):
    factories.a_division()
    official = PageClient(factories.a_user("official", "official"))

    assert "Nothing to add up yet" in official.get(PAGE).content.decode()


def test_the_workbook_holds_what_the_filters_show(client):
    factories.a_unit_cost("social-organisations", amount_yuan=Decimal(5000))
    query = f"{AS_OF}&measure=social-organisations"
    answer = client.get(f"{PAGE}export/?{query}")
    book = load_workbook(BytesIO(answer.downloaded))
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)

    assert len(rows) == rows_of(words(client, "measure=social-organisations"))
    told = dict(zip(heads, rows[1], strict=True))
    assert told["Street or county"] == "义宁镇"
    assert told["Division code"] == "360424100000"
    assert (told["Missing"], told["Unit"]) == (6, "个")
    assert told["Estimated cost (yuan)"] == 30_000
    assert answer["Cache-Control"] == "private, no-store"
    assert AuditEvent.objects.filter(act="gaps_exported").exists()


def test_of_very_many_streets_the_page_tells_the_sums_and_leads_to_them(
    client, monkeypatch
):
    whole = client.get(f"{PAGE}?{AS_OF}").context["rows"]
    monkeypatch.setattr(gaps, "MOST_ROWS", 1)

    page = client.get(f"{PAGE}?{AS_OF}")
    sums = page.context["rows"]
    assert len(sums) < len(whole)
    assert all(row["is_whole"] for row in sums)
    first = sums[0]
    assert first["streets"] == sum(
        not row["is_whole"] and row["label"] == first["label"] for row in whole
    )
    assert first["streets_address"].replace("&", "&amp;") in page.content.decode()

    led_to = client.get(PAGE + first["streets_address"]).context["rows"]
    assert led_to == [row for row in whole if row["measure"] == first["measure"]]


def test_what_has_no_cost_is_an_empty_cell(client):
    answer = client.get(f"{PAGE}export/?{AS_OF}&measure=social-organisations")
    book = load_workbook(BytesIO(answer.downloaded))
    heads, first, *_ = book.worksheets[0].iter_rows(values_only=True)

    assert dict(zip(heads, first, strict=True))["Estimated cost (yuan)"] is None


def test_every_measure_has_a_word_and_the_menu_leads_to_the_page(client):
    assert set(dict(MEASURES)) == set(BY_CODE)
    menu = client.get(reverse("home")).content.decode()
    assert f'href="{PAGE}"' in menu


def test_the_record_is_read_once_until_it_changes(client, places, monkeypatch):
    read = []
    collect = missing.collect
    monkeypatch.setattr(
        missing, "collect", lambda asked: read.append(1) or collect(asked)
    )
    before = words(client)
    assert words(client, "measure=office-fund") != before
    assert len(read) == 1
    factories.a_staff_member(places[0])
    words(client)
    assert len(read) == 2


def test_queries_do_not_grow_with_communities(client, django_assert_max_num_queries):
    address = f"{PAGE}?{AS_OF}"
    client.get(address)
    missing._folded.cache_clear()
    with django_assert_max_num_queries(90) as few:
        client.get(address)
    for number in range(2, 30):
        factories.a_community(f"3604241000{number:02}")
    with django_assert_max_num_queries(len(few)):
        client.get(address)
