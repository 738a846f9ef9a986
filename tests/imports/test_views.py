"""From the upload to the record and back, page by page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from facilities.models import Premises
from imports import actions
from imports.models import Import, ImportState
from imports.reading import read_tables
from imports.views import files
from jobs.run import run_job
from tests import factories
from tests.browsing import PageClient
from tests.imports.tables import saved, stored, table, text, uploaded, workbook

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}
HALL = OFFICE | {"name": "大厅", "floor_area_m2": 120}
WRONG = OFFICE | {"name": "仓库", "use": "Offise", "floor_area_m2": "many"}
NEW = reverse("imports:import-new")


@pytest.fixture
def client(street) -> PageClient:
    return PageClient(street.clerk)


def sent(client, *rows, name="premises.xlsx", content=None, **fields):
    content = content or workbook(*table("premises", rows))
    return client.post(NEW, {"file": SimpleUploadedFile(name, content), **fields})


def page_of(client, made, query="") -> str:
    answer = client.get(made.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_file_is_uploaded_checked_and_shown(client):
    answer = sent(client, OFFICE, HALL)
    made = Import.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert made.entity_slug == "premises"
    page = page_of(client, made)
    assert "Store 2 rows" in page
    assert "大厅" in page
    assert Premises.objects.count() == 0


def test_hidden_rows_are_told_before_they_are_stored(client):
    book = load_workbook(BytesIO(workbook(*table("premises", [OFFICE, HALL]))))
    book.active.row_dimensions[3].hidden = True
    sent(client, content=saved(book))
    made = Import.objects.get()
    assert made.new_count == 2
    assert "1 row is hidden in the workbook" in page_of(client, made)


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


def test_rows_are_stored_by_a_worker_and_taken_back(client):
    sent(client, OFFICE, HALL)
    made = Import.objects.get()
    client.post(reverse("imports:import-store", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == ImportState.STORING
    assert "hx-get" in page_of(client, made)
    run_job(made.job_id)
    assert Premises.objects.count() == 2
    assert "Take back…" in page_of(client, made)
    undo = reverse("imports:import-undo", args=[made.pk])
    assert (
        "2 rows that this file created or changed" in client.get(undo).content.decode()
    )
    client.post(undo)
    made.refresh_from_db()
    run_job(made.job_id)
    assert Premises.objects.count() == 0
    made.refresh_from_db()
    assert made.state == ImportState.UNDONE
    assert "Taken back" in page_of(client, made)


def test_right_rows_are_stored_when_asked_for(client):
    sent(client, HALL, WRONG)
    made = Import.objects.get()
    address = reverse("imports:import-store", args=[made.pk])
    client.post(address)
    made.refresh_from_db()
    assert (made.state, made.job) == (ImportState.CHECKED, None)
    client.post(address, {"keep_good": "1"})
    made.refresh_from_db()
    run_job(made.job_id)
    assert Premises.objects.get().name == "大厅"


def test_obstacles_to_taking_back_are_named(client, street):
    made = stored(uploaded(street.clerk, "premises", HALL))
    row = Premises.objects.get()
    row.address = "一号"
    row.save()
    page = client.get(reverse("imports:import-undo", args=[made.pk])).content.decode()
    assert "has been changed or removed since" in page
    assert "Take it back" not in page


def test_file_is_checked_again_against_the_record_of_today(client, street):
    made = uploaded(street.clerk, "premises", OFFICE)
    factories.premises(street.first, name="办公楼", use="office")
    again = reverse("imports:import-again", args=[made.pk])
    client.post(again)
    made.refresh_from_db()
    assert (made.new_count, made.unchanged_count) == (0, 1)
    Premises.objects.all().delete()
    client.post(again)
    done = stored(Import.objects.get())
    answer = client.post(again)
    assert Import.objects.count() == 2
    assert answer["Location"] != done.get_absolute_url()


def test_file_is_discarded_with_all_that_was_found(client, street):
    made = uploaded(street.clerk, "premises", WRONG)
    client.post(reverse("imports:import-discard", args=[made.pk]))
    assert not Import.objects.exists()
    kept = stored(uploaded(street.clerk, "premises", HALL))
    client.post(reverse("imports:import-discard", args=[kept.pk]))
    assert Import.objects.get() == kept


def test_marked_workbook_is_corrected_and_uploaded_again(client, street):
    made = uploaded(street.clerk, "premises", HALL, WRONG)
    answer = client.get(reverse("imports:import-marked", args=[made.pk]))
    book = load_workbook(BytesIO(answer.downloaded))
    sheet = book.worksheets[0]
    wrong = sheet["C3"]
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("Offise", "00FFC7CE")
    assert "Was “Office” meant?" in wrong.comment.text
    assert sheet["C2"].fill.fgColor.rgb != "00FFC7CE"
    assert sheet["E1"].value == "Reasons (not imported)"
    assert "Use: “Offise”" in sheet["E3"].value
    assert "Floor area (m²): Enter a number." in sheet["E3"].value
    sheet["C3"], sheet["D3"] = "Office", 12
    corrected = BytesIO()
    book.save(corrected)
    sent(client, content=corrected.getvalue())
    again = Import.objects.latest("pk")
    assert (again.new_count, again.wrong_count) == (2, 0)
    assert again.headings["unknown"] == []


def test_marked_workbook_of_a_template_keeps_its_hidden_row(client, street):
    template = client.get(reverse("imports:template", args=["premises"]))
    book = load_workbook(BytesIO(template.downloaded))
    sheet = book.worksheets[0]
    sheet["A4"], sheet["B4"], sheet["C4"] = "凤凰山社区 (360424100001)", "楼", "?"
    filled = BytesIO()
    book.save(filled)
    sent(client, content=filled.getvalue())
    made = Import.objects.get()
    assert (made.line_count, made.wrong_count) == (1, 1)
    marked = client.get(reverse("imports:import-marked", args=[made.pk])).downloaded
    assert load_workbook(BytesIO(marked)).worksheets[0].row_dimensions[1].hidden
    assert read_tables(marked)[0].rows[0][0] == "premises:community"


def test_template_is_offered_empty_and_with_the_rows_on_record(client, street):
    factories.premises(street.first, name="办公楼")
    factories.premises(street.elsewhere, name="别处楼")
    address = reverse("imports:template", args=["premises"])
    empty, filled = (client.get(address + query) for query in ("", "?prefilled=1"))
    assert "attachment" in empty["Content-Disposition"]
    names = [row[1] for row in read_tables(filled.downloaded)[0].rows]
    assert "办公楼" in names
    assert "别处楼" not in names
    assert client.get(reverse("imports:template", args=["nothing"])).status_code == 404


def test_more_rows_than_an_import_takes_are_not_filled_in(client, street, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 1)
    for name in ("甲", "乙"):
        factories.premises(street.first, name=name)
    answer = client.get(reverse("imports:template", args=["premises"]) + "?prefilled=1")
    assert answer["Location"] == reverse("record:row-list", args=["premises"])


def test_import_of_a_community_that_is_no_longer_ones_own_is_not_there(client, street):
    made = stored(uploaded(street.clerk, "premises", HALL))
    assert client.get(made.get_absolute_url()).status_code == 200
    street.clerk.grants.all().delete()
    factories.a_grant(street.clerk, "clerk", street.elsewhere.township)
    assert client.get(made.get_absolute_url()).status_code == 404
    listed = client.get(reverse("imports:import-list")).content.decode()
    assert "premises.xlsx" not in listed
    assert "1 import of yours is about communities that you may no longer" in listed


def test_interrupted_work_says_how_far_it_got(client, street):
    made = uploaded(street.clerk, "premises", HALL)
    asked = actions.store(made, keeps_good=False, by=street.clerk)
    asked.job.state = "failed"
    asked.job.error_code = "out_of_time"
    asked.job.finished_at = asked.job.created_at + timedelta(hours=4)
    asked.job.save()
    page = page_of(client, made)
    assert "The work was interrupted" in page
    assert "0 rows are stored" in page
    assert "Store 1 row" in page


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


def test_list_shows_ones_own_imports_and_leads_to_them(client, street):
    uploaded(street.clerk, "premises", HALL)
    factories.an_import(file_name="others.xlsx")
    page = client.get(reverse("imports:import-list")).content.decode()
    assert "premises.xlsx" in page
    assert "others.xlsx" not in page
    assert "Waiting to be stored" in page
