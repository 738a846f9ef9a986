"""Workbooks that are handed out to be filled in or corrected, and come back."""

from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from imports.models import Import
from imports.reading import read_tables
from imports.views import files
from tests import factories
from tests.imports.pages import HALL, OFFICE, WRONG, page_of, sent
from tests.imports.tables import saved, table, uploaded, workbook


def test_hidden_rows_are_told_before_they_are_stored(client):
    book = load_workbook(BytesIO(workbook(*table("premises", [OFFICE, HALL]))))
    book.active.row_dimensions[3].hidden = True
    sent(client, content=saved(book))
    made = Import.objects.get()
    assert made.new_count == 2
    assert "1 row is hidden in the workbook" in page_of(client, made)


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
