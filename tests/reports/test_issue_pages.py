"""From draft to issue in the browser's words, with the real files at its end."""

import hashlib

import pypdf
import pytest
from django.urls import reverse

from jobs.run import run_job
from reports import editing
from tests.browsing import PageClient
from tests.reports.drafts import again


@pytest.fixture
def author(official):
    return PageClient(official)


@pytest.fixture
def reviewer(second):
    return PageClient(second)


def page(client, report) -> str:
    return client.get(
        reverse("reports:report-detail", args=[report.pk])
    ).content.decode()


def step(client, report, act: str, text: str = "") -> str:
    address = reverse("reports:report-step", args=[report.pk, act])
    return client.post(address, {"text": text}, follow=True).content.decode()


def test_a_report_goes_out_with_its_files(report, official, author, reviewer, files):
    editing.reword(report, "request:scope", "民政局会同街道作了调研", by=official)
    assert "Submit for review" in page(author, report)
    assert "In review" in step(author, report, "submit")
    assert "Accept" not in page(author, report).replace("Accepted", "")
    assert "Say why" in step(reviewer, report, "return")
    assert "数据属实" in step(reviewer, report, "comment", "数据属实")
    step(reviewer, report, "accept")
    waiting = step(reviewer, report, "issue")
    assert "every 1s" in waiting
    assert "Return with reasons" not in waiting
    run_job(again(report).issuing_id)
    shown = page(author, report)
    issue = again(report).issue
    assert issue.number in shown
    assert "every 1s" not in shown
    assert sorted(issue.files.values_list("format", flat=True)) == [
        "docx",
        "pdf",
        "xlsx",
    ]
    for file in issue.files.all():
        assert file.sha256 in shown
        address = reverse("reports:report-download", args=[report.pk, file.format])
        content = author.get(address).downloaded
        assert hashlib.sha256(content).hexdigest() == file.sha256
    pdf = pypdf.PdfReader(files / issue.files.get(format="pdf").path)
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    assert "民政局会同街道作了调研" in text
    assert "〔2026〕" in text or f"〔{issue.year}〕" in text
    evidence = reverse("reports:report-evidence", args=[report.pk])
    found = author.get(evidence, {"key": "request:number"}).content.decode()
    assert issue.number in found
    # Withdrawn, it says so on top, and its files stay.
    told = step(reviewer, report, "withdraw", "口径有误")
    assert "no longer valid" in told
    assert "口径有误" in told
    assert author.get(address).status_code == 200


def test_a_page_left_open_too_long_says_that_the_report_has_moved_on(
    report, author, reviewer
):
    step(author, report, "submit")
    assert "has moved on since" in step(author, report, "submit")
    assert (
        reviewer.post(
            reverse("reports:report-step", args=[report.pk, "burn"])
        ).status_code
        == 404
    )
