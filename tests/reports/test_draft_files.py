"""Files of a draft as it reads now, and copies of what does not stand any more."""

import hashlib
from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import AuditEvent
from jobs.models import JobState
from jobs.run import run_job
from reports import draft_files, editing, reviewing
from reports.life import ReportState
from reports.models import Report
from reports.packing import package_of
from reports.standing import mark_of
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report, again, put_at

WORDS = "民政局会同街道作了调研。"


@pytest.fixture
def report(official, order, files) -> Report:
    return a_made_report(replace(order, formats=("docx", "xlsx")), official)


def page(client, report) -> str:
    address = reverse("reports:report-detail", args=[report.pk])
    return client.get(address).content.decode()


def fetched(client, report, form: str, name: str = "reports:report-download", **query):
    return client.get(reverse(name, args=[report.pk, form]), query)


def test_an_edited_draft_has_files_of_its_own(report, official):
    client = PageClient(official)
    assert "Make files of the draft" not in page(client, report)
    editing.reword(report, "request:scope", WORDS, by=official)
    shown = page(client, report)
    assert "without the edits" in shown
    address = reverse("reports:report-draft-files", args=[report.pk])
    waiting = client.post(address, follow=True).content.decode()
    assert "every 1s" in waiting
    job = again(report).draft_files
    # Asked twice, made once.
    assert draft_files.have_made(report, by=official) == job
    run_job(job.pk)
    shown = page(client, again(report))
    assert "These files read as the draft does now" in shown

    name = "reports:report-draft-download"
    answer = fetched(client, report, "docx", name)
    word = docx.Document(BytesIO(answer.downloaded))
    assert any(WORDS in p.text for p in word.paragraphs)
    assert word.sections[0].header.paragraphs[0].text == "【草稿】"
    assert "%E3%80%90%E8%8D%89%E7%A8%BF" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(
        BytesIO(fetched(client, report, "xlsx", name).downloaded)
    )
    assert book.sheetnames[0] == "草稿"
    # The portal's own files are what they were.
    plain = docx.Document(BytesIO(fetched(client, report, "docx").downloaded))
    assert not any(WORDS in p.text for p in plain.paragraphs)

    # Another edit, and they are told to be old; they can still be had.
    editing.leave_out(report, "request:as_of", by=official)
    shown = page(client, report)
    assert "changed since these files were made" in shown
    assert fetched(client, report, "docx", name).status_code == 200
    client.post(address)
    newer = again(report).draft_files
    assert newer != job
    run_job(newer.pk)
    assert not draft_files.are_stale(again(report))
    editing.restore(report, "request:as_of", by=official)
    assert draft_files.are_stale(again(report))


def test_in_review_they_are_marked_as_such(report, official, second):
    put_at(report, ReportState.SUBMITTED, second)
    job = draft_files.have_made(again(report), by=second)
    run_job(job.pk)
    names = [file.name for file in draft_files.files_of(again(report))]
    assert names
    assert all(name.startswith("【送审稿】") for name in names)
    # Returned, it is a draft again, and its files say something else.
    put_at(report, ReportState.RETURNED, second)
    assert draft_files.are_stale(again(report))


def test_who_may_not_report_here_has_none_made(report, official, county):
    outsider = factories.a_user("far", "official", factories.a_division("360425000000"))
    with pytest.raises(PermissionDenied):
        draft_files.have_made(report, by=outsider)
    address = reverse("reports:report-draft-files", args=[report.pk])
    assert PageClient(outsider).post(address).status_code == 404
    assert again(report).draft_files is None


def test_a_draft_of_an_older_portal_says_why_there_are_none(report, official):
    Report.objects.filter(pk=report.pk).update(
        grounds={**report.grounds, "programme": "older"}
    )
    run_job(draft_files.have_made(again(report), by=official).pk)
    assert again(report).draft_files.state == JobState.FAILED
    assert "updated since the draft was made" in page(PageClient(official), report)


# What does not stand any more


@pytest.fixture
def issued(report, official, second) -> Report:
    reviewing.take(report, "submit", by=official)
    reviewing.take(report, "accept", by=second)
    reviewing.take(report, "issue", by=second)
    run_job(again(report).issuing_id)
    return again(report)


def test_withdrawn_its_copies_say_so_and_the_originals_stay(issued, official, second):
    client = PageClient(official)
    kept = {file.format: file.sha256 for file in issued.issue.files.all()}
    package = package_of(issued.issue)
    assert mark_of(issued) is None
    plain = fetched(client, issued, "pdf")
    assert hashlib.sha256(plain.downloaded).hexdigest() == kept["pdf"]

    reviewing.take(issued, "withdraw", by=second, text="口径有误")
    withdrawn = again(issued)
    assert mark_of(withdrawn).word == "已撤销"
    for form, digest in kept.items():
        answer = fetched(client, issued, form)
        copy = hashlib.sha256(answer.downloaded).hexdigest()
        assert copy != digest
        line = AuditEvent.objects.filter(act="report_downloaded").latest("pk")
        assert line.detail["sha256"] == copy
        assert line.detail["file"].startswith("【已撤销】")
        original = fetched(client, issued, form, original="yes")
        assert hashlib.sha256(original.downloaded).hexdigest() == digest
    marked_pdf = pypdf.PdfReader(BytesIO(fetched(client, issued, "pdf").downloaded))
    assert marked_pdf.metadata.title.startswith("【已撤销】")
    # What proves the report is what it was.
    assert package_of(withdrawn.issue) == package
    assert "?original=yes" in page(client, withdrawn)
    assert (
        fetched(client, issued, "pdf", "reports:report-draft-download").status_code
        == 404
    )
    Report.objects.filter(pk=issued.pk).update(state=ReportState.SUPERSEDED)
    assert mark_of(again(issued)).word == "已被新版本取代"
