"""The page on which a report is asked for."""

import re

import pytest
from django.utils import timezone

from reports.indicators.base import Theme
from reports.models import Report
from tests import factories
from tests.browsing import PageClient
from tests.reports.pages.reading import page_of


def form(**changes: object) -> dict[str, object]:
    return {
        "scope": factories.COUNTY_CODE,
        "period": "2025",
        "base_period": "",
        "as_of": "2026-03-12",
        "organ": "修水县民政局",
        "themes": ["scale", "premises"],
        "formats": ["pdf", "xlsx"],
    } | changes


def test_request_stores_what_was_asked_and_leads_to_its_progress(client):
    answer = client.post("/reports/new/", form())
    report = Report.objects.get()
    assert answer["Location"] == f"/reports/{report.pk}/"
    assert report.job.parameters["themes"] == ["premises", "scale"]
    assert report.organ == "修水县民政局"
    assert "Waiting" in page_of(client, report)


def test_the_page_says_how_many_streets_have_been_reviewed(client):
    first, second = (
        factories.a_community(code).township
        for code in ("360424100009", "360424109009")
    )
    period = factories.a_period("2025")
    asked = f"/reports/new/?scope={factories.COUNTY_CODE}"
    assert "0 of 2 streets have been reviewed" in said(client, asked)
    factories.a_round(second, period, "accepted")
    assert "1 of 2 streets have been reviewed" in said(client, asked)
    assert "0 of 1 street has" in said(client, f"/reports/new/?scope={first.code}")


def said(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_kind_of_report_and_what_is_told_are_stored(client):
    told = "开展达标创建。\n成效初显。"
    client.post("/reports/new/", form(kind="safety", themes=[], practice=told))
    report = Report.objects.get()

    assert report.title == "修水县社区安全建设调研报告（2025）"
    asked = report.job.parameters
    assert (asked["kind"], asked["themes"], asked["practice"]) == ("safety", [], told)
    page = client.get(f"/reports/new/?again={report.pk}").content.decode()
    assert '<option value="safety" selected>' in page
    assert told in page


@pytest.mark.parametrize(
    ("kind", "themes", "stored"),
    [
        ("safety", ["safety"], []),
        ("safety", ["safety", "scale"], ["safety", "scale"]),
        ("", [], []),
        ("comprehensive", [theme.value for theme in Theme], []),
        ("safety", [theme.value for theme in Theme], sorted(Theme)),
    ],
)
def test_the_parts_of_a_kind_need_not_be_named(client, kind, themes, stored):
    client.post("/reports/new/", form(kind=kind, themes=themes))

    assert Report.objects.get().job.parameters["themes"] == stored


def test_request_page_warns_while_no_worker_is_alive(client):
    assert "No worker process has been heard of" in (
        client.get("/reports/new/").content.decode()
    )
    factories.a_worker(seen_at=timezone.now())
    assert "No worker process" not in client.get("/reports/new/").content.decode()


def test_request_page_begins_with_the_usual(client, time_machine):
    time_machine.move_to("2026-03-12 09:00+08:00")
    factories.a_period("2024")
    page = client.get("/reports/new/").content.decode()
    assert 'value="360424000000" selected' in page
    assert 'value="2025" selected' in page
    assert 'value="2024" selected' in page
    assert 'value="2026-03-12"' in page


def test_request_page_offers_places_of_the_reader_alone(county):
    there = factories.a_township("360424101000", name="散原镇")
    factories.a_community("360424101001", name="散原社区", township=there)
    clerk = PageClient(factories.a_user("clerk", "clerk", there))
    page = clerk.get("/reports/new/").content.decode()
    assert "散原镇 360424101000" in page
    assert "散原镇 散原社区 360424101001" in page
    assert "360424100001" not in page
    assert "360424000000" not in page


def test_places_are_found_by_name_and_code(client):
    found = client.get("/reports/scopes/?q=义宁").json()["found"]
    assert {each["value"] for each in found} == {"360424100000"}
    found = client.get("/reports/scopes/?q=360424100002").json()["found"]
    assert [each["value"] for each in found] == ["360424100002"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "110101001000"}, "one that is yours"),
        ({"period": "1999"}, "Select a valid choice"),
        ({"base_period": "2025"}, "Compare with a period before"),
        ({"as_of": "2099-01-01"}, "This day is still to come."),
        ({"formats": []}, "This field is required."),
        ({"themes": ["everything"]}, "Select a valid choice"),
        ({"kind": "weather"}, "Select a valid choice"),
        ({"causes": "多" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_request_that_makes_no_sense_says_why(client, changes, said):
    answer = client.post("/reports/new/", form(**changes))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Report.objects.exists()


def test_asking_twice_for_what_is_under_way_leads_to_the_same_report(client):
    first = client.post("/reports/new/", form())["Location"]
    assert client.post("/reports/new/", form())["Location"] == first


def test_every_file_is_asked_for_at_first(client):
    page = client.get("/reports/new/").content.decode()
    formats = re.findall(r'name="formats" value="(\w+)"[^>]*checked', page)
    assert formats == ["pdf", "xlsx", "docx"]


def test_asking_again_begins_with_what_was_asked(client, waiting):
    page = client.get(f"/reports/new/?again={waiting.pk}").content.decode()
    formats = re.findall(r'name="formats" value="(\w+)"[^>]*checked', page)
    assert formats == ["xlsx"]
