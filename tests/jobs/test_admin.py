"""Administrators look at jobs within their reach and change none of them."""

import pytest
from django.urls import reverse

from jobs.models import Job
from tests import factories


@pytest.fixture
def administrator(client, db):
    user = factories.a_user("admin", "administrator")
    client.force_login(user)
    return user


@pytest.fixture
def job(administrator) -> Job:
    job = factories.a_log_line(job=factories.a_finished_job(title="本县报告")).job
    factories.a_job_file(job=job)
    factories.a_report(job=job)
    return job


@pytest.fixture
def far_job(administrator) -> Job:
    return factories.a_job(
        title="外县报告", scope_code="360425000000", owner=factories.a_user("far")
    )


def address_of(model: str, what: str) -> str:
    app = "reports" if model == "report" else "jobs"
    return reverse(f"admin:{app}_{model}_{what}")


def test_jobs_within_reach_are_listed(client, job, far_job):
    page = client.get(reverse("admin:jobs_job_changelist")).content.decode()

    assert "本县报告" in page
    assert "外县报告" not in page


def test_job_is_shown_with_its_log_and_files(client, job):
    page = client.get(reverse("admin:jobs_job_change", args=[job.pk]))

    assert page.status_code == 200
    assert job.log.get().text in page.content.decode()
    assert job.files.get().sha256 in page.content.decode()
    assert 'name="_save"' not in page.content.decode()


def test_job_out_of_reach_is_not_shown(client, far_job):
    page = client.get(reverse("admin:jobs_job_change", args=[far_job.pk]))

    assert page.status_code == 302


@pytest.mark.parametrize("model", ["job", "report", "workerheartbeat"])
def test_nobody_adds_rows_by_hand(client, administrator, model):
    assert client.get(address_of(model, "changelist")).status_code == 200
    assert client.get(address_of(model, "add")).status_code == 403


def test_job_is_neither_changed_nor_deleted(client, job):
    change = reverse("admin:jobs_job_change", args=[job.pk])
    delete = reverse("admin:jobs_job_delete", args=[job.pk])

    assert client.post(change, {"title": "x"}).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403
    job.refresh_from_db()
    assert job.title == "本县报告"
