"""Exports of very many rows: a worker writes them, and nobody else gets the file."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import AuditEvent
from jobs.errors import Cancelled
from jobs.expiry import expire_files
from jobs.models import Job, JobState
from jobs.run import run_job
from record.exports import making
from record.exports.asking import listing_of
from record.exports.export import write
from tests import factories
from tests.browsing import PageClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]

MINE, OTHER = "360424101000", "360424100000"


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch):
    monkeypatch.setattr("record.exports.asking.EXPORTED_AT_ONCE", 1)


@pytest.fixture
def user():
    """A clerk of one street who may also look at another."""
    mine = factories.a_township(MINE, name="散原镇")
    other = factories.a_township(OTHER, name="义宁镇")
    factories.a_staff_member(
        factories.a_community(f"{MINE[:9]}001", township=mine),
        name="甲",
        phone="13812345678",
    )
    factories.a_staff_member(
        factories.a_community(f"{OTHER[:9]}001", township=other),
        name="乙",
        phone="13987654321",
    )
    user = factories.a_user("clerk", "clerk", mine, full_name="王芳")
    factories.a_grant(user, "viewer", other)
    return user


@pytest.fixture
def clerk(user):
    return PageClient(user)


def asked(client, query: str = "", form: str = "csv", **more: str) -> Job:
    """The job that pressing “Export” on the list leads to."""
    answer = client.post(
        f"/record/staff-members/export.{form}", {"query": query, **more}
    )
    job = Job.objects.get(kind="record_export")
    assert answer["Location"] == page_of(job)
    return job


def ran(job: Job) -> Job:
    run_job(job.pk)
    job.refresh_from_db()
    return job


def page_of(job: Job) -> str:
    return f"/record/exports/{job.pk}/"


def rows_of(client, job: Job) -> list[dict[str, str]]:
    answer = client.get(f"{page_of(job)}file/")
    assert answer.status_code == 200
    text = answer.downloaded.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def phones(rows: list[dict[str, str]]) -> dict[str, str]:
    return {row["Name"]: row["Telephone"] for row in rows}


def test_a_long_list_is_written_by_a_worker_and_told_in_the_bell(clerk):
    page = clerk.get("/record/staff-members/?sort=-name").content.decode()
    assert "written in the background" in page
    job = asked(clerk, "sort=-name&nonsense=1")
    assert job.parameters["query"] == "sort=-name"
    assert "Waiting" in clerk.get(page_of(job)).content.decode()

    assert ran(job).state == JobState.DONE

    assert "Finished · Export: Staff members" in squeezed(clerk.get("/"))
    assert f"/jobs/{job.pk}/" in clerk.get("/").content.decode()
    told = squeezed(clerk.get(page_of(job)))
    assert "as many as there were on record" in told
    assert "Finished ·" not in squeezed(clerk.get("/"))
    assert list(phones(rows_of(clerk, job))) == ["甲", "乙"]
    assert page_of(job) in clerk.get("/record/exports/?q=Staff").content.decode()
    acts = AuditEvent.objects.filter(act__startswith="export").values_list("act")
    assert list(acts) == [("export_downloaded",)]
    line = AuditEvent.objects.get(act="record_exported")
    assert (line.user_name, line.detail["rows"]) == ("王芳", 2)


def squeezed(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_workbook_says_who_exported_it(clerk):
    job = ran(asked(clerk, form="xlsx"))
    assert job.files.get().name.endswith(".xlsx")
    answer = clerk.get(f"{page_of(job)}file/")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer.downloaded[:2] == b"PK"


def test_an_address_of_very_many_rows_leads_back_to_the_list(clerk):
    answer = clerk.get("/record/staff-members/export.csv?q=1&x=1", follow=True)
    assert answer.status_code == 200
    answer = clerk.get("/record/staff-members/export.csv?life=all", follow=True)
    assert answer.redirect_chain == [("/record/staff-members/?life=all", 302)]
    assert "written in the background" in answer.content.decode()
    assert not Job.objects.exists()


def test_the_same_asked_twice_is_made_once(clerk):
    assert asked(clerk) == asked(clerk)


def test_what_cannot_be_read_is_not_asked_for(clerk):
    answer = clerk.post("/record/staff-members/export.csv", {"query": "on=gestern"})
    assert answer["Location"] == "/record/staff-members/?on=gestern"
    assert not Job.objects.exists()


def test_numbers_are_shown_where_they_may_be_when_it_is_written(clerk, user):
    job = asked(clerk, private="1")
    rows = rows_of(clerk, ran(job))
    assert phones(rows) == {"甲": "13812345678", "乙": "139******21"}
    assert AuditEvent.objects.get(act="record_exported").detail["private"] is True


def test_a_right_lost_while_waiting_masks_what_it_showed(clerk, user):
    job = asked(clerk, private="1")
    user.grants.filter(role="clerk").update(role="viewer")
    assert phones(rows_of(clerk, ran(job)))["甲"] == "138******78"
    assert AuditEvent.objects.get(act="record_exported").detail["private"] is False


def test_rows_lost_while_waiting_are_not_written(clerk, user):
    job = asked(clerk)
    user.grants.filter(role="clerk").delete()
    assert list(phones(rows_of(clerk, ran(job)))) == ["乙"]


@pytest.mark.parametrize("lost", ["viewer", "clerk"])
def test_a_file_is_not_handed_out_once_a_right_has_gone(clerk, user, lost):
    job = ran(asked(clerk, private="1"))
    user.grants.filter(role=lost).delete()
    answer = clerk.get(f"{page_of(job)}file/", follow=True)
    page = answer.content.decode()
    for number in ("13812345678", "138******78", "13987654321", "139******21"):
        assert number not in page
    if answer.status_code == 200:
        assert "You may no longer see everything" in page
    else:
        assert answer.status_code == 404


def test_revealing_withdrawn_withholds_the_file(clerk, user):
    job = ran(asked(clerk, private="1"))
    user.grants.filter(role="clerk").update(role="viewer")
    assert clerk.get(f"{page_of(job)}file/")["Location"] == page_of(job)


@pytest.mark.parametrize("role", ["clerk", "official", "administrator"])
def test_nobody_else_finds_the_export(clerk, role):
    job = ran(asked(clerk))
    other = PageClient(factories.a_user("other", role))
    for address in ("", "progress/", "file/"):
        assert other.get(f"{page_of(job)}{address}").status_code == 404, address
    assert other.post(f"{page_of(job)}cancel/").status_code == 404
    assert page_of(job) not in other.get("/record/exports/").content.decode()


def test_it_can_be_called_off(clerk):
    job = asked(clerk)
    clerk.post(f"{page_of(job)}cancel/")
    assert ran(job).state == JobState.CANCELLED
    assert "Cancelled. No file was kept." in clerk.get(page_of(job)).content.decode()
    assert clerk.get(f"{page_of(job)}file/").status_code == 404


def test_a_count_that_differs_fails_and_keeps_no_file(clerk, monkeypatch):
    monkeypatch.setattr("record.exports.export.write_csv", lambda *_arguments: 1)
    job = ran(asked(clerk))
    assert (job.state, job.error_code) == (JobState.FAILED, "export_wrong_count")
    assert "the file was thrown away" in clerk.get(page_of(job)).content.decode()
    assert not job.files.exists()
    assert not AuditEvent.objects.filter(act="record_exported").exists()


def test_it_notes_how_far_it_is(clerk, monkeypatch):
    monkeypatch.setattr("record.exports.export.CHUNK", 1)
    noted = []
    monkeypatch.setattr(
        making.Lease, "note", lambda _lease, *progress: noted.append(progress)
    )
    ran(asked(clerk))
    assert noted == [(0, 2, "write"), (1, 2, "write")]


def test_what_is_called_off_stops_reading(clerk, user, monkeypatch):
    """On SQLite a reading left open keeps the worker from noting how it ended."""
    job, readings = asked(clerk), []
    read = QuerySet.iterator

    def noted(rows, *arguments):
        readings.append(read(rows, *arguments))
        return readings[-1]

    def stop(_done, _total):
        raise Cancelled

    monkeypatch.setattr(QuerySet, "iterator", noted)
    with pytest.raises(Cancelled) as held:
        write(BytesIO(), listing_of(job, by=user), "csv", by=user, progress=stop)
    # Also while the traceback holds on to everything.
    assert held.value.__traceback__ is not None
    assert [reading.gi_frame for reading in readings] == [None]


def test_a_file_goes_after_its_time_and_the_page_says_so(clerk):
    job = ran(asked(clerk))
    expire_files(now=timezone.now() + timedelta(days=400))
    assert clerk.get(f"{page_of(job)}file/").status_code == 404
    page = clerk.get(page_of(job)).content.decode()
    assert "The file was removed after its time" in page
    assert clerk.get("/record/exports/").status_code == 200
