from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return PageClient(factories.a_user("official", "official"))


@pytest.fixture
def community():
    return factories.a_community("360424100003", name="凤凰山社区")


def listed(client, query: str = "") -> str:
    return client.get(f"/communities/{query}").content.decode()


def section(client, community, slug: str) -> str:
    address = reverse("communities:community-book-section", args=[community.code, slug])
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=凤凰", {"凤凰山社区"}),
        ("?q=360424118", {"南崖社区"}),
        ("?q=义宁镇", {"凤凰山社区", "新村社区"}),
        ("?q=义宁 凤凰", {"凤凰山社区"}),
        ("?urban_rural_class=rural", {"新村社区"}),
        ("?location_class=town_seat", {"南崖社区"}),
        ("?q=没有", set()),
    ],
)
def test_list_is_narrowed_by_words_and_kinds(client, community, query, found):
    factories.a_community(
        "360424118001",
        name="南崖社区",
        township=factories.a_township("360424118000", name="宁州镇"),
        location_class="town_seat",
    )
    factories.a_rural_community("360424100009", name="新村社区")
    page = listed(client, query)
    names = ("凤凰山社区", "南崖社区", "新村社区")
    assert {name for name in names if name in page} == found


def test_list_offers_only_townships_the_reader_sees(community):
    there = factories.a_township("360424101000", name="散原镇")
    factories.a_community(township=there, code="360424101001")
    clerk = PageClient(factories.a_user("clerk", "clerk", there))
    page = listed(clerk)
    assert "散原镇" in page
    assert "义宁镇" not in page


def test_list_shows_the_latest_figures_unless_a_period_is_chosen(client, community):
    factories.some_figures(community, factories.a_period("2024"), household_count=3900)
    factories.some_figures(community, factories.a_period("2025"), household_count=3980)
    factories.a_period("2026")
    assert "3,980" in listed(client)
    older = listed(client, "?period=2024")
    assert "3,900" in older
    assert "3,980" not in older


def test_list_says_unknown_and_never_zero(client, community):
    factories.some_figures(community, household_count=3980)
    page = listed(client)
    assert page.count("Not reported") == 3
    assert '<td class="number">0</td>' not in page


def test_list_sorts_unknown_figures_last_both_ways(client):
    for code, households in (("001", 500), ("002", None), ("003", 900)):
        community = factories.a_community(f"360424100{code}", name=f"社区{code}")
        factories.some_figures(community, household_count=households)
    for query, order in (
        ("?sort=households", ["001", "003", "002"]),
        ("?sort=-households", ["003", "001", "002"]),
    ):
        page = listed(client, query)
        places = [page.index(f">社区{code}<") for code in order]
        assert places == sorted(places), query


def test_an_empty_list_names_the_next_step(client):
    assert "An administrator can load the list." in listed(client)
    factories.a_community()
    assert "Clear the filters" in listed(client, "?q=nowhere")


def test_book_puts_the_figures_of_two_periods_side_by_side(client, community):
    factories.some_figures(
        community, factories.a_period("2024"), household_count=3000, population=9000
    )
    factories.some_figures(
        community,
        factories.a_period("2025"),
        household_count=4000,
        population=9100,
        hotline_satisfaction_share=Decimal("0.955"),
    )
    page = section(client, community, "figures")
    assert "+1,000 (+33.3%)" in page
    assert page.count('class="change-note"') == 1
    assert "+100 (+1.1%)" in page
    assert "95.5%" in page


def test_book_says_how_exact_a_figure_is(client, community):
    row = factories.some_figures(community, household_count=4000)
    factories.a_figure_note(figures=row, qualifier="approx", comment="网格员估报")
    page = section(client, community, "figures")
    assert "About 4,000" in page
    assert "网格员估报" in page


def test_book_tells_none_from_not_reported(client, community):
    period = factories.a_period("2025")
    factories.some_figures(community, period, household_count=4000)
    assert "Nothing is on record here yet." in section(client, community, "hazards")
    factories.nothing_to_record(community, theme="hazards", period=period)
    page = section(client, community, "hazards")
    assert "has reported that there is nothing to record" in page


def test_book_shows_who_serves_today_with_masked_telephones(client, community):
    person = factories.a_staff_member(community, name="李敏", phone="13812345678")
    factories.a_post(staff=person, community=community, position="director")
    factories.a_former_staff_member(community, name="王离")
    page = section(client, community, "staff")
    assert "李敏" in page
    assert "Committee director" in page
    assert "138******78" in page
    assert "13812345678" not in page
    assert "王离" not in page


def test_book_totals_the_areas_on_record(client, community):
    factories.premises(community, name="一号楼", floor_area_m2=Decimal("120.50"))
    factories.premises(community, name="二号楼", floor_area_m2=Decimal("79.50"))
    page = section(client, community, "premises")
    foot = page[page.index("<tfoot>") : page.index("</tfoot>")]
    assert ">200<" in foot


def test_history_tells_who_changed_what_from_what_to_what(client, community):
    editor = factories.a_user("wang", full_name="王芳")
    row = factories.some_figures(community, household_count=3900)
    row.household_count = 3980
    row._history_user = editor
    row._change_reason = "核对户籍"
    row.save()
    row.save()
    page = section(client, community, "history")
    assert "Households: 3,900 → 3,980" in page
    assert "王芳" in page
    assert "核对户籍" in page
    assert page.count("Changed ·") == 1


def test_history_masks_telephone_numbers(client, community):
    person = factories.a_staff_member(community, phone="13812345678")
    person.phone = "13987654321"
    person.save()
    page = section(client, community, "history")
    assert "138******78 → 139******21" in page
    assert "13987654321" not in page


def test_history_costs_as_much_for_many_changes_as_for_few(
    client, community, django_assert_max_num_queries
):
    row = factories.some_figures(community, household_count=1)
    for households in range(2, 70):
        row.household_count = households
        row.save()
    with django_assert_max_num_queries(95):
        page = section(client, community, "history")
    assert page.count("Changed ·") == 50


def test_a_section_nobody_knows_is_not_found(client, community):
    address = reverse(
        "communities:community-book-section", args=[community.code, "secrets"]
    )
    assert client.get(address).status_code == 404


def test_htmx_gets_the_section_alone(client, community):
    address = reverse(
        "communities:community-book-section", args=[community.code, "profile"]
    )
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "凤凰山社区" in part


def test_the_whole_book_holds_every_section(client, community):
    address = reverse("communities:community-book-whole", args=[community.code])
    page = client.get(address).content.decode()
    for slug in ("profile", "figures", "staff", "premises", "money", "history"):
        assert f'id="part-{slug}"' in page


def test_grids_that_ended_are_no_longer_shown(client, community):
    factories.a_grid(community, name="今网格")
    factories.a_grid(community, name="旧网格", ends_on=date(2020, 1, 1))
    page = section(client, community, "profile")
    assert "今网格" in page
    assert "旧网格" not in page


class TestEarlierPeriods:
    @pytest.fixture(autouse=True)
    def _three_years(self, community):
        for code, households in (("2023", 700), ("2024", 800), ("2025", 900)):
            period = factories.a_period(code)
            factories.some_figures(community, period, household_count=households)
            factories.a_pay_component(
                community, period=period, monthly_amount_yuan=households * 10
            )

    def test_one_is_chosen_in_the_address_and_stays_from_tab_to_tab(
        self, client, community
    ):
        latest = section(client, community, "figures")
        assert 'href="/communities/360424100003/figures/?period=2023"' in latest
        assert ">900<" in latest
        assert ">700<" not in latest
        address = reverse(
            "communities:community-book-section", args=[community.code, "figures"]
        )
        chosen = client.get(f"{address}?period=2024").content.decode()
        assert ">800<" in chosen
        assert ">700<" in chosen
        assert ">900<" not in chosen
        assert 'href="/communities/360424100003/staff/?period=2024"' in chosen
        pay = client.get(chosen_address(community, "staff", "2024")).content.decode()
        assert "8,000" in pay
        assert "9,000" not in pay
        assert "Back to the latest" in pay

    @pytest.mark.parametrize("code", ["1999", "", "%00", "2024%27"])
    def test_one_that_is_none_shows_the_latest(self, client, community, code):
        page = client.get(chosen_address(community, "figures", code)).content.decode()
        assert ">900<" in page
        assert "Back to the latest" not in page


def chosen_address(community, slug: str, period: str) -> str:
    address = reverse("communities:community-book-section", args=[community.code, slug])
    return f"{address}?period={period}"
