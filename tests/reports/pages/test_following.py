"""Progress, cancelling, notices and the list: where a report stands."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from jobs.models import Job, JobState
from reports.models import Report
from tests import factories
from tests.browsing import PageClient
from tests.reports.pages.reading import page_of

HTMX = {"HX-Request": "true"}


def move(report: Report, state: JobState, **fields: object) -> None:
    Job.objects.filter(pk=report.job_id).update(state=state, **fields)


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


def test_the_bell_announces_what_ended_until_it_was_looked_at(client, finished):
    assert '<span class="bell-count">1</span>' in client.get("/").content.decode()
    page_of(client, finished)
    assert "bell-count" not in client.get("/").content.decode()


def test_somebody_else_looking_leaves_the_bell_alone(client, finished):
    page_of(PageClient(factories.a_superuser()), finished)
    assert '<span class="bell-count">1</span>' in client.get("/").content.decode()


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
