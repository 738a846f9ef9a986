"""Large divisions: counted by a worker, shown as if they had been small."""

import json

import pytest
from django.urls import reverse

from jobs.models import Job, JobState
from jobs.run import run_job
from reports import counted, scopes
from tests import factories
from tests.browsing import PageClient

NORTH, SOUTH = "360424100000", "360424101000"
AS_OF = "as_of=2026-03-12"
FINDINGS, GAPS = f"/reports/findings/?{AS_OF}", f"/reports/gaps/?{AS_OF}"
RULE = "office-not-owned"

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Three communities, one of them in want of rooms and money, one silent."""
    county = factories.a_division()
    north = factories.a_township(NORTH, name="义宁镇")
    south = factories.a_township(SOUTH, name="南城街道")
    period = factories.a_period("2025")
    poor = factories.a_community(f"{NORTH[:9]}001", name="百汇", township=north)
    rich = factories.a_community(f"{NORTH[:9]}002", name="东门", township=north)
    silent = factories.a_community(f"{SOUTH[:9]}001", name="万坊", township=south)
    factories.a_borrowed_office(poor, floor_area_m2=48)
    factories.premises(rich, floor_area_m2=900, use="office", tenure="owned")
    factories.a_funding_item(poor, period=period, amount_yuan=8000)
    for community in (poor, rich, silent):
        factories.some_figures(community, period, household_count=1000)
    factories.a_standard("min-office-area", scope_division=county, value=300)
    factories.a_standard("min-office-fund", value=45_000, authority="portal")
    factories.a_unit_cost("office-area", division=county, year=2026)
    return poor, rich, silent


@pytest.fixture
def client(places) -> PageClient:
    return PageClient(factories.a_user("official", "official"))


@pytest.fixture
def small(monkeypatch):
    """Two communities can be read at once, three are too many."""
    monkeypatch.setattr(scopes, "MOST_COMMUNITIES", 2)


def count_it(client: PageClient) -> Job:
    asks = client.get(FINDINGS).context["asks"]
    answer = client.post(reverse("reports:division-count-ask"), asks)
    job = Job.objects.get(kind=counted.KIND, state=JobState.QUEUED)
    assert answer["Location"] == reverse("reports:division-count", args=[job.pk])
    run_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.error_code
    return job


TABLES = ("columns", "rows", "whole", "communities", "without")


def told(client: PageClient, address: str) -> str:
    """The figures of a page, without where they lead to."""
    context = client.get(address).context
    found = {name: context.get(name) for name in TABLES}
    return json.dumps(_plain(found), ensure_ascii=False, sort_keys=True)


def _plain(value):
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k != "address"}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value)


def test_what_a_worker_counts_is_what_is_counted_at_once(client, monkeypatch):
    at_once = [told(client, page) for page in (FINDINGS, GAPS)]
    assert all("百汇" in page or "义宁镇" in page for page in at_once)
    monkeypatch.setattr(scopes, "MOST_COMMUNITIES", 2)
    job = count_it(client)
    # As the database gives it back.
    assert json.loads(json.dumps(job.checkpoint)) == job.checkpoint
    assert [told(client, page) for page in (FINDINGS, GAPS)] == at_once
    workbook = client.get(GAPS.replace("gaps/", "gaps/export/"))
    assert workbook.status_code == 200


def test_cells_lead_on_where_few_enough_are_behind_them(client, small):
    count_it(client)
    page = client.get(f"{FINDINGS}&rule={RULE}")
    assert page.context["rows"]
    for row in page.context["rows"]:
        assert not row["whole"]["address"]
    text = page.content.decode()
    behind = f"/reports/findings/{RULE}/?{AS_OF}&place="
    assert f"/{RULE}/?" in text
    assert client.get(f"{behind}{NORTH}").status_code == 200
    assert client.get(f"/reports/findings/{RULE}/?{AS_OF}").status_code == 404
    assert client.get(f"/reports/findings/export/?{AS_OF}").status_code == 404
    assert "findings/export" not in text


def test_a_count_is_shown_until_it_is_made_anew(client, places, small):
    count_it(client)
    assert "has not changed since" in client.get(GAPS).content.decode()
    factories.a_staff_member(places[0])
    page = client.get(GAPS)
    assert "the record has changed since" in page.content.decode()
    assert page.context["rows"]
    second = count_it(client)
    assert client.get(GAPS).context["counted"].job == second
    assert "has not changed since" in client.get(FINDINGS).content.decode()


def test_the_same_is_not_counted_twice_at_a_time(client, small):
    asks = client.get(GAPS).context["asks"]
    address = reverse("reports:division-count-ask")
    first, second = (client.post(address, asks)["Location"] for _ in range(2))
    assert first == second
    assert f'href="{first}"' in client.get(GAPS).content.decode()
    assert "Waiting" in client.get(first).content.decode()
    client.post(f"{first}cancel/")
    assert Job.objects.get().state == JobState.CANCELLED


def test_a_count_is_its_owners_and_of_what_they_may_see(client, small):
    job = count_it(client)
    colleague = PageClient(factories.a_user("colleague", "official"))
    address = reverse("reports:division-count", args=[job.pk])
    assert client.get(address).context["gaps"].startswith("/reports/gaps/?scope=36")
    assert colleague.get(address).status_code == 404
    assert colleague.get(FINDINGS).context["counted"] is None


def test_nothing_is_counted_for_rights_that_have_changed_since(client, small):
    asks = client.get(GAPS).context["asks"]
    client.post(reverse("reports:division-count-ask"), asks)
    job = Job.objects.get()
    job.parameters |= {"seen": NORTH}
    job.save()
    run_job(job.pk)
    job.refresh_from_db()
    assert job.error_code == "rights_changed"


@pytest.mark.parametrize("asks", [{}, {"period": "1999"}, {"scope": "999999000000"}])
def test_only_what_is_large_and_ones_own_is_counted(client, asks):
    address = reverse("reports:division-count-ask")
    assert client.post(address, asks).status_code == 404
    assert not Job.objects.exists()
