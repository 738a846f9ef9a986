"""A finished report is read, traced to its evidence and downloaded."""

import re
from urllib.parse import quote

from django.urls import reverse

from jobs.models import JobFile
from tests import factories
from tests.reports.pages.reading import page_of

HTMX = {"HX-Request": "true"}


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
