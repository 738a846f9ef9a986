"""Field notes: written on places of one's own, with files told by their content."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEvent
from portal.photographs import bare_jpeg
from reports import editing, field_notes
from reports.data_version import data_version
from reports.models import FieldNote, NoteFile, Overlay
from reports.qualitative import HEADINGS
from tests import factories
from tests.browsing import PageClient
from tests.pictures import a_jpeg, a_png
from tests.reports.drafts import a_made_report, again

PNG = a_png()
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def package(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return packed.getvalue()


@pytest.fixture
def client(official):
    return PageClient(official)


def form(*uploads: SimpleUploadedFile, **changes: object) -> dict[str, object]:
    return {
        "scope_code": factories.COUNTY_CODE,
        "held_on": "2026-03-05",
        "place": "义宁镇",
        "method": "discussion",
        "people": "社区书记2名",
        "text": "居民反映停车难。",
        "files": list(uploads),
    } | changes


def a_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_note_is_written_with_its_files_and_read_again(client, files):
    uploads = [a_file("现场.png", PNG), a_file("记录.pdf", PDF)]
    answer = client.post(reverse("reports:note-add"), form(*uploads))
    note = FieldNote.objects.get()
    address = reverse("reports:note-detail", args=[note.pk])
    assert answer["Location"] == address
    assert note.scope_name == "修水县"
    assert note.citation == "2026年3月5日义宁镇座谈交流（社区书记2名）"
    page = client.get(address).content.decode()
    assert "现场.png" in page
    kept = NoteFile.objects.get(name="记录.pdf")
    # Nothing of the name that was given names the file in the storage.
    assert Path(kept.path).suffix == ".pdf"
    assert "记录" not in kept.path
    got = client.get(reverse("reports:note-file", args=[note.pk, kept.pk]))
    assert got.downloaded == PDF
    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert AuditEvent.objects.filter(act="note_file_read").count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.png", b"<html><script>alert(1)</script>"),
        ("page.html", b"<html></html>"),
        ("cut.png", PNG[:20]),
        ("wrong.pdf", PNG),
        ("macros.docx", package("word/document.xml", "word/vbaProject.bin")),
        ("packed.docx", package("readme.txt")),
        ("broken.xlsx", b"PK\x03\x04nothing"),
        ("程序.exe", b"MZ" + b"0" * 100),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(client, files, name, content):
    data = form(a_file("good.pdf", PDF), a_file(name, content))
    page = client.post(reverse("reports:note-add"), data).content.decode()
    assert f"{name} is not taken" in page
    # What was typed stays, and nothing is half stored.
    assert "居民反映停车难。</textarea>" in page
    assert not FieldNote.objects.exists()
    assert not files.exists() or not list(files.rglob("*.pdf"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", package("word/document.xml")),
        ("a.XLSX", package("xl/workbook.xml")),
        ("a.jpeg", bare_jpeg(a_jpeg())),
    ],
)
def test_office_files_and_photographs_are_taken(client, files, name, content):
    client.post(reverse("reports:note-add"), form(a_file(name, content)))
    assert NoteFile.objects.get().size == len(content)


def test_a_file_too_large_is_refused(client, files, settings):
    settings.NOTE_FILE_MIB = 1
    large = a_file("large.pdf", PDF + b"0" * 1024 * 1024)
    page = client.post(reverse("reports:note-add"), form(large)).content.decode()
    assert "large.pdf is larger than 1 MB" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope_code": "110101001000"}, "one that is yours"),
        ({"held_on": "2099-01-01"}, "still to come"),
        ({"people": ""}, "This field is required"),
    ],
)
def test_a_note_that_makes_no_sense_says_why(client, changes, said):
    page = client.post(reverse("reports:note-add"), form(**changes)).content.decode()
    assert said in page
    assert not FieldNote.objects.exists()


def test_a_note_that_cannot_be_stored_leaves_no_file_behind(official, county, files):
    note = FieldNote(
        scope_code=factories.COUNTY_CODE,
        held_on=date(2026, 3, 5),
        place="义宁镇",
        method="discussion",
        text="居民反映停车难。",
        written_by=official,
    )
    uploads = [a_file("现场.png", PNG), a_file("cut.png", PNG[:20])]

    with pytest.raises(ValidationError):
        field_notes.write_note(note, uploads, by=official)

    assert not FieldNote.objects.exists()
    assert [path for path in files.rglob("*.png") if path.is_file()] == []


def test_what_is_typed_is_kept_until_it_is_stored(client, official, order, files):
    report = a_made_report(order, official)
    own = reverse("reports:report-own", args=[report.pk, "finding"])
    new = reverse("reports:note-add")
    assert 'data-draft="note.new"' in client.get(new).content.decode()
    assert client.post(new, form()).cookies["drafts_saved"].value == "note.new"
    begun = f"own.{report.pk}.finding.new"
    assert f'data-draft="{begun}"' in client.get(own).content.decode()
    saved = client.post(own, {"heading": "停车难", "text": "车位少"}).cookies
    assert begun in saved["drafts_saved"].value
    # What the library begins with does not meet what was typed before.
    code = HEADINGS[0].code
    library = client.get(own, {"library": code}).content.decode()
    assert f'data-draft="own.{report.pk}.finding.{code}"' in library


def test_only_its_writer_changes_a_note(client, official, county):
    note = factories.a_field_note(written_by=official)
    colleague = PageClient(factories.a_user("colleague", "official"))
    address = reverse("reports:note-change", args=[note.pk])
    assert (
        colleague.get(reverse("reports:note-detail", args=[note.pk])).status_code == 200
    )
    assert colleague.post(address, form(text="别的")).status_code == 404
    client.post(address, form(text="更正后的记录"))
    note.refresh_from_db()
    assert note.text == "更正后的记录"
    assert note.history.count() == 2
    official.grants.all().delete()
    assert not FieldNote.objects.editable_by(official).exists()


def test_notes_of_places_of_others_are_not_found(official, county):
    note = factories.a_field_note(written_by=official)
    street = factories.a_township("360424101000", name="散原镇")
    clerk = PageClient(factories.a_user("clerk", "clerk", street))
    assert clerk.get(reverse("reports:note-detail", args=[note.pk])).status_code == 404
    assert note.place not in clerk.get(reverse("reports:note-list")).content.decode()


def test_own_finding_rests_on_notes_of_the_scope(client, official, order, files):
    report = a_made_report(order, official)
    note = factories.a_field_note(written_by=official)
    away = factories.a_field_note(
        written_by=official, scope_code="500151000000", place="巴川街道"
    )
    own = reverse("reports:report-own", args=[report.pk, "finding"])
    page = client.get(own).content.decode()
    assert note.citation in page
    assert away.place not in page
    data = {"heading": "停车难", "text": "车位少", "notes": [note.pk]}
    client.post(own, data)
    row = Overlay.objects.get()
    assert list(row.notes.all()) == [note]
    evidence = editing.overlaid(again(report)).document.evidence[row.key]
    assert evidence.source == note.citation
    address = reverse("reports:report-evidence", args=[report.pk])
    page = client.get(address, {"key": row.key}).content.decode()
    assert reverse("reports:note-detail", args=[note.pk]) in page


def test_notes_do_not_make_the_record_another(official):
    before = data_version()
    factories.a_field_note(written_by=official)
    assert data_version() == before
