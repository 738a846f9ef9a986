"""A file is uploaded and checked, and its page tells what was found."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from facilities.models import Premises
from imports import actions
from imports.models import Import, ImportState
from jobs.run import run_job
from tests import factories
from tests.imports.pages import HALL, NEW, OFFICE, WRONG, page_of, sent
from tests.imports.tables import table, text, uploaded, workbook


def test_file_is_uploaded_checked_and_shown(client):
    answer = sent(client, OFFICE, HALL)
    made = Import.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert made.entity_slug == "premises"
    page = page_of(client, made)
    assert "Store 2 rows" in page
    assert "大厅" in page
    assert Premises.objects.count() == 0


def test_text_table_in_the_national_encoding_is_taken(client):
    content = text(*table("premises", [OFFICE]), separator=";", encoding="gbk")
    sent(client, content=content, name="表.csv")
    assert Import.objects.get().new_count == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old kind"),
        ("a.csv", b"x,y\n1,2\n", "does not tell which kind"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field(client, name, content, reason):
    answer = client.post(NEW, {"file": SimpleUploadedFile(name, content)})
    assert reason in answer.content.decode()
    assert not Import.objects.exists()


def test_heading_of_another_kind_is_told_when_the_kind_is_chosen(client):
    answer = sent(
        client, content=text(["x", "y"], [1, 2]), name="a.csv", entity="premises"
    )
    assert "names a column of “Premises”" in answer.content.decode()


def test_columns_that_do_not_fit_are_named_on_the_page_of_the_import(client):
    head = ["Community", "Name", "Floor aera (m²)", "Name"]
    sent(client, content=workbook(head, ["x", "y", 1, "z"]), entity="premises")
    made = Import.objects.get()
    assert made.state == ImportState.REFUSED
    page = page_of(client, made)
    assert "Required columns are missing:" in page
    assert "<strong>Use</strong>" in page
    assert "<strong>Name</strong>" in page
    assert "was “Floor area (m²)” meant?" in page


def test_same_file_again_leads_to_its_import(client):
    # Made once: a workbook holds the second it was saved in.
    content = workbook(*table("premises", [OFFICE]))
    sent(client, content=content)
    answer = sent(client, content=content)
    made = Import.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert "You uploaded this very file" in page_of(client, made)


def test_reasons_are_grouped_and_lead_to_their_rows(client):
    sent(
        client,
        WRONG,
        WRONG | {"name": "车库"},
        OFFICE | {"community": "北门社区"},
        HALL,
    )
    made = Import.objects.get()
    page = page_of(client, made, "?show=wrong")
    assert "2 rows</span>" in page
    assert "Store 1 right row" in page
    assert "大厅" not in page
    reason = made.problems.filter(column="community").get()
    page = page_of(client, made, f"?reason={reason.pk}")
    assert "北门社区" in page
    assert "车库" not in page


def test_reason_of_another_import_shows_nothing(client, street):
    sent(client, WRONG)
    other = factories.an_import_problem(of=factories.an_import())
    made = Import.objects.get(owner=street.clerk)
    assert "No such rows" in page_of(client, made, f"?reason={other.pk}")
    assert "No such rows" in page_of(client, made, "?reason=x")


def test_changes_are_shown_from_old_to_new(client, street):
    factories.premises(street.first, name="办公楼", floor_area_m2=80, in_use=True)
    sent(client, OFFICE | {"floor_area_m2": 85.5, "in_use": "No"})
    page = page_of(client, Import.objects.get())
    assert "<del>80</del>" in page
    assert "<ins>85.5</ins>" in page
    assert "<del>Yes</del>" in page


def test_telephone_numbers_on_record_are_shown_masked(client, street):
    factories.a_staff_member(street.first, name="张三", phone="13812345678")
    made = uploaded(
        street.clerk,
        "staff-members",
        {"community": "凤凰山社区", "name": "张三", "phone": "13900001111"},
    )
    page = page_of(client, made)
    assert "138******78" in page
    assert "13812345678" not in page


def test_part_of_the_page_is_sent_to_htmx(client):
    sent(client, OFFICE, WRONG)
    made = Import.objects.get()
    answer = client.get(
        made.get_absolute_url() + "?show=new", headers={"HX-Request": "true"}
    )
    part = answer.content.decode()
    assert "<html" not in part
    assert "办公楼" in part


def test_many_rows_are_checked_by_a_worker(client, street, monkeypatch):
    monkeypatch.setattr(actions, "CHECKED_AT_ONCE", 1)
    sent(client, OFFICE, HALL)
    made = Import.objects.get()
    assert made.state == ImportState.CHECKING
    progress = reverse("imports:import-progress", args=[made.pk])
    asked = client.get(progress, headers={"HX-Request": "true"})
    assert "job-progress" in asked.content.decode()
    run_job(made.job_id)
    assert client.get(progress, headers={"HX-Request": "true"})["HX-Redirect"]
    assert "Store 2 rows" in page_of(client, made)
