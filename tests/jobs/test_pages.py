"""The bell, and the way from a job to the page of its kind."""

import pytest
from django.urls import reverse

from jobs.models import Job
from tests import factories
from tests.browsing import PageClient
from tests.jobs.counting import a_count
from tests.jobs.test_models import NOW


@pytest.fixture
def clerk(db):
    """May report and edit."""
    return factories.a_user("clerk", "clerk")


@pytest.fixture
def _counts(settings):
    settings.JOB_KINDS = [*settings.JOB_KINDS, "tests.jobs.counting.COUNTING"]


def address(job: Job) -> str:
    return reverse("jobs:job-page", args=[job.pk])


@pytest.mark.usefixtures("_counts")
def test_bell_tells_of_jobs_of_every_kind_and_leads_to_their_lists(clerk):
    report = factories.a_report(
        job=factories.a_finished_job(owner=clerk, finished_at=NOW, title="县报告")
    )
    count = a_count(owner=clerk, up_to=5, title="清点社区")

    page = PageClient(clerk).get("/").content.decode()

    for job in (report.job, count):
        assert job.title in page
        assert address(job) in page
    assert "All my reports" in page
    assert "All my counting" in page


@pytest.mark.usefixtures("_counts")
def test_bell_has_nothing_of_kinds_that_are_not_the_readers(db):
    official = factories.a_user("official", "official")
    a_count(owner=official, up_to=5, title="清点社区")

    page = PageClient(official).get("/").content.decode()

    assert "All my reports" in page
    assert "All my counting" not in page
    assert "清点社区" not in page


def test_reader_who_may_have_nothing_done_has_no_bell(db):
    outsider = factories.a_user("outsider")

    assert "notice-list" not in PageClient(outsider).get("/").content.decode()


@pytest.mark.usefixtures("_counts")
def test_job_leads_to_the_page_of_its_kind(clerk):
    report = factories.a_report(job=factories.a_job(owner=clerk))
    count = a_count(owner=clerk, up_to=5)
    client = PageClient(clerk)

    assert client.get(address(report.job))["Location"] == f"/reports/{report.pk}/"
    assert client.get(address(count))["Location"] == f"/counting/{count.pk}/"


def test_job_of_others_is_not_there(clerk):
    other = factories.a_user("other", "clerk")

    assert PageClient(other).get(address(factories.a_job())).status_code == 404


def test_job_of_a_kind_that_is_gone_has_no_page(db):
    count = a_count(up_to=5)

    answer = PageClient(factories.a_superuser()).get(address(count))

    assert answer.status_code == 404
