"""Unit costs: who keeps them, who reads them, and the way there from a gap."""

from decimal import Decimal

import pytest
from django.urls import reverse

from reports.models import UnitCost
from reports.models.unit_cost import priced_by
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
LIST, ADD = "/reports/unit-costs/", "/reports/unit-costs/new/"


@pytest.fixture
def county():
    return factories.a_division()


@pytest.fixture
def street(county):
    return factories.a_township(name="义宁镇")


@pytest.fixture
def manager(street):
    return PageClient(factories.a_user("manager", "data_manager"))


def form(division, **changes):
    return {
        "division": division.pk,
        "measure": "elder-beds",
        "year": "2026",
        "amount_yuan": "12,000",
        "source": "县发改委批复",
    } | changes


def test_a_manager_adds_one_and_the_next_estimate_has_it(manager, county):
    answer = manager.post(ADD, form(county))
    assert answer["Location"] == LIST
    row = UnitCost.objects.get()
    assert row.amount_yuan == Decimal(12000)
    assert row.history.get().history_user_name
    text = manager.get(LIST).content.decode()
    assert "12,000" in text
    assert "县发改委批复" in text
    address = reverse("reports:unit-cost-change", args=[row.pk])
    version = manager.get(address).context["save"]["version"].value()
    manager.post(address, form(county, amount_yuan="13000", version=version))
    row.refresh_from_db()
    assert row.amount_yuan == Decimal(13000)
    assert row.history.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount_yuan": "0"}, "costs more than nothing"),
        ({"amount_yuan": "viel"}, "id_amount_yuan_error"),
        ({"source": ""}, "This field is required"),
        ({"measure": "staff"}, "id_measure_error"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(manager, county, changes, said):
    text = manager.post(ADD, form(county, **changes)).content.decode()
    assert said in text
    assert not UnitCost.objects.exists()


def test_the_same_is_not_there_twice(manager, county):
    factories.a_unit_cost("elder-beds", division=county, year=2026)
    assert "in that year already" in manager.post(ADD, form(county)).content.decode()


def test_nobody_overwrites_unseen(manager, county):
    row = factories.a_unit_cost("elder-beds", division=county, year=2026)
    address = reverse("reports:unit-cost-change", args=[row.pk])
    seen = manager.get(address).context["save"]["version"].value()
    row.amount_yuan = 11111
    row.save()
    answer = manager.post(address, form(county, version=seen))
    assert "11,111 yuan" in answer.content.decode()
    row.refresh_from_db()
    assert row.amount_yuan == 11111
    again = answer.context["save"]["version"].value()
    manager.post(address, form(county, version=again))
    row.refresh_from_db()
    assert row.amount_yuan == 12000


def test_who_keeps_them_and_who_reads_them(manager, county, street):
    away = factories.a_division("500151000000", name="铜梁区")
    there = factories.a_unit_cost(division=away, source="别县的文件")
    here = factories.a_unit_cost(division=county, source="本县的文件")
    clerk = factories.a_user("clerk", "clerk", street)
    assert not priced_by(clerk).exists()
    assert set(priced_by(factories.a_user("admin", "administrator"))) == {
        county,
        street,
    }
    # What their estimates rest on, though it is of the county above.
    text = PageClient(clerk).get(LIST).content.decode()
    assert "本县的文件" in text
    assert "别县的文件" not in text
    assert PageClient(clerk).get(ADD).status_code == 403
    own = reverse("reports:unit-cost-change", args=[here.pk])
    assert PageClient(clerk).get(own).status_code == 403
    other = reverse("reports:unit-cost-change", args=[there.pk])
    assert manager.get(other).status_code == 404
    text = manager.post(ADD, form(away)).content.decode()
    assert "id_division_error" in text


def test_a_gap_without_a_price_leads_to_adding_it(manager, street):
    community = factories.a_community("360424100001", name="百汇", township=street)
    factories.some_figures(community, factories.a_period("2025"), household_count=1000)
    factories.a_social_organisation(community)
    factories.a_standard("min-social-organisations", value=10, authority="plan")
    page = manager.get("/reports/gaps/?as_of=2026-03-12").content.decode()
    address = f"{ADD}?measure=social-organisations"
    assert f'href="{address}"' in page
    first = manager.get(address).context["form"]["measure"].value()
    assert first == "social-organisations"
