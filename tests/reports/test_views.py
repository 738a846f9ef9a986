import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from jobs.models import Job, JobFile, JobState
from jobs.run import run_job
from reports import actions
from reports.indicators.base import Theme
from reports.models import Report
from tests import factories
from tests.browsing import PageClient

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(official):
    return PageClient(official)


@pytest.fixture
def waiting(official, order, files) -> Report:
    return actions.request_report(by=official, order=order)


@pytest.fixture
def finished(waiting) -> Report:
    run_job(waiting.job_id)
    waiting.refresh_from_db()
    waiting.job.refresh_from_db()
    return waiting


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


def page_of(client, report, name="reports:report-detail") -> str:
    return client.get(reverse(name, args=[report.pk])).content.decode()


def move(report: Report, state: JobState, **fields: object) -> None:
    Job.objects.filter(pk=report.job_id).update(state=state, **fields)


# Asking


def test_request_stores_what_was_asked_and_leads_to_its_progress(client):
    answer = client.post("/reports/new/", form())
    report = Report.objects.get()
    assert answer["Location"] == f"/reports/{report.pk}/"
    assert report.job.parameters["themes"] == ["premises", "scale"]
    assert report.organ == "修水县民政局"
    assert "Waiting" in page_of(client, report)


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
        ({"as_of": "2126-01-01"}, "This day is still to come."),
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


# Following


def test_progress_is_asked_for_every_second_until_the_end(client, waiting):
    page = page_of(client, waiting)
    assert 'hx-trigger="every 1s"' in page
    move(
        waiting,
        JobState.RUNNING,
        percent=40,
        stage="collect",
        claimed_by="token",
        heartbeat_at=timezone.now(),
    )
    address = reverse("reports:report-progress", args=[waiting.pk])
    part = client.get(address, headers=HTMX).content.decode()
    assert "<html" not in part
    assert "Reading the record" in part
    assert 'value="40"' in part
    assert 'hx-trigger="every 1s"' in part


def test_progress_of_a_finished_job_leads_to_the_report(client, finished):
    address = reverse("reports:report-progress", args=[finished.pk])
    answer = client.get(address, headers=HTMX)
    assert answer["HX-Redirect"] == f"/reports/{finished.pk}/"
    assert client.get(address)["Location"] == f"/reports/{finished.pk}/"


def test_a_failure_is_told_in_words_and_polling_stops(client, waiting):
    move(
        waiting,
        JobState.FAILED,
        error_code="no_communities",
        error_params={"day": "2026-03-12"},
        finished_at=timezone.now(),
    )
    address = reverse("reports:report-progress", args=[waiting.pk])
    part = client.get(address, headers=HTMX).content.decode()
    assert "there is nothing to report on" in part.replace("\n", " ")
    assert "every 1s" not in part
    assert f"/reports/new/?again={waiting.pk}" in part


def test_cancelling_ends_a_waiting_job(client, waiting):
    answer = client.post(reverse("reports:report-cancel", args=[waiting.pk]))
    assert answer["Location"] == f"/reports/{waiting.pk}/"
    page = page_of(client, waiting)
    assert "Cancelled. Nothing was stored." in page
    assert "every 1s" not in page


def test_cancelling_what_has_ended_says_so(client, finished):
    address = reverse("reports:report-cancel", args=[finished.pk])
    page = client.post(address, follow=True).content.decode()
    assert "It had come to its end already." in page


def test_cancelling_is_by_post_alone(client, waiting):
    address = reverse("reports:report-cancel", args=[waiting.pk])
    assert client.get(address).status_code == 405


# Notices


def test_the_bell_announces_what_ended_until_it_was_looked_at(client, finished):
    assert '<span class="bell-count">1</span>' in client.get("/").content.decode()
    page_of(client, finished)
    assert "bell-count" not in client.get("/").content.decode()


def test_somebody_else_looking_leaves_the_bell_alone(client, finished):
    page_of(PageClient(factories.a_superuser()), finished)
    assert '<span class="bell-count">1</span>' in client.get("/").content.decode()


# Reading


def test_report_is_read_with_contents_figures_and_files(client, finished):
    page = page_of(client, finished)
    document = finished.read()
    for section in document.sections:
        assert f'id="{section.key}"' in page
        assert f'href="#{section.key}"' in page
    quantity = next(s for s in document.sentences() if s.quantities).quantities[0]
    assert f"?key={quote(quantity.evidence, safe='')}" in page
    assert f"/reports/{finished.pk}/files/xlsx/" in page
    assert "3 communities" in page


def test_every_evidence_key_opens_with_its_words(client, finished):
    address = reverse("reports:report-evidence", args=[finished.pk])
    evidence = finished.read().evidence
    for key, each in evidence.items():
        part = client.get(address, {"key": key}, headers=HTMX)
        assert part.status_code == 200, key
        assert each.formula in _plain(part.content.decode()), key


def _plain(html: str) -> str:
    return (
        html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
    )


def test_evidence_of_a_sum_names_each_community_and_who_is_missing(client, finished):
    address = reverse("reports:report-evidence", args=[finished.pk])
    page = client.get(address, {"key": "indicator:household_total"}).content.decode()
    assert "6,000 户" in page
    assert "2 of 3 communities" in page
    assert "2,000" in page
    assert "4,000" in page
    assert "1 community has not reported this" in page
    assert page.count("/communities/360424100") == 3


def test_evidence_nobody_knows_is_not_found(client, finished):
    address = reverse("reports:report-evidence", args=[finished.pk])
    for key in ("", "indicator:secret", "../../etc"):
        assert client.get(address, {"key": key}).status_code == 404, key


def test_evidence_of_a_report_not_yet_made_is_not_found(client, waiting):
    address = reverse("reports:report-evidence", args=[waiting.pk])
    answer = client.get(address, {"key": "indicator:household_total"})
    assert answer.status_code == 404


# Files


def test_download_is_the_stored_file_under_its_chinese_name(client, finished, files):
    answer = client.get(reverse("reports:report-download", args=[finished.pk, "xlsx"]))
    file = finished.job.files.get()
    assert answer.downloaded == (files / file.path).read_bytes()
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer["Content-Disposition"] == (
        f"attachment; filename*=utf-8''{quote(file.name)}"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_word_document_has_its_type_and_icon(client, finished):
    stored = finished.job.files.get().path
    for form in ("docx", "pdf"):
        factories.a_job_file(job=finished.job, format=form, path=stored)
    page = page_of(client, finished)
    found = re.findall(r"/files/(\w+)/[^>]*>.*?#(file-earmark-\w+)", page)
    assert found == [
        ("pdf", "file-earmark-pdf"),
        ("xlsx", "file-earmark-excel"),
        ("docx", "file-earmark-word"),
    ]
    answer = client.get(reverse("reports:report-download", args=[finished.pk, "docx"]))
    assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_a_removed_file_is_not_found_and_the_page_says_what_to_do(
    client, finished, files
):
    file = finished.job.files.get()
    (files / file.path).unlink()
    address = reverse("reports:report-download", args=[finished.pk, "xlsx"])
    assert client.get(address).status_code == 404
    JobFile.objects.all().delete()
    assert client.get(address).status_code == 404
    assert "Ask for the report again" in page_of(client, finished)


def test_list_is_narrowed_by_state(client, finished, official):
    factories.a_report(job=factories.a_job(owner=official, title="第二份"))
    part = client.get("/reports/?state=done", headers=HTMX)
    page = part.content.decode()
    assert finished.title in page
    assert "第二份" not in page


def test_running_since_long_ago_without_worker_is_said(client, waiting):
    assert "waits until one is started" in page_of(client, waiting)
    seen = datetime.now(tz=UTC) - timedelta(seconds=1)
    factories.a_worker(seen_at=seen)
    assert "The report waits until" not in page_of(client, waiting)
