"""Exports: exactly what the list shows, in cells that mean what they say."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from accounts.models import AuditEvent
from portal.columns import columns_of
from portal.entities import entities, entity_of
from record.exports import export as exporting
from record.exports.columns import export_columns
from tests import factories
from tests.browsing import PageClient
from tests.record.test_lists import names_in

pytestmark = pytest.mark.django_db

THERE = "360424101000"


@pytest.fixture
def client():
    return PageClient(factories.a_user("official", "official", full_name="王芳"))


@pytest.fixture
def community():
    return factories.a_community("360424100003", name="凤凰山社区")


def exported(client, address: str) -> list[dict]:
    """The rows of a CSV by heading."""
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.downloaded.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert answer["X-Rows-Expected"] == str(len(rows))
    return rows


def workbook(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.downloaded))


def sheet_rows(book) -> list[dict]:
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=楼",
        "?use=activity&life=all",
        "?sort=-floor_area_m2",
        "?sort=name&tenure=owned",
        "?sort=area_per_100_households",
        "?per_page=20&page=2",
    ],
)
def test_an_export_has_the_rows_of_the_list_in_its_order(client, community, query):
    for number, (name, area) in enumerate([("甲楼", 50), ("乙楼", None), ("丙站", 90)]):
        place = factories.a_community(f"36042410{number}001")
        factories.some_figures(place, household_count=10 + number)
        use = "office" if number else "activity"
        factories.premises(place, name=name, floor_area_m2=area, use=use)
    factories.premises(community, name="旧楼", ends_on=date(2020, 1, 1), use="activity")
    listed = names_in(client.get(f"/record/premises/{query}").content.decode())
    rows = exported(client, f"/record/premises/export.csv{query}")
    assert [row["Name"] for row in rows] == listed
    book = workbook(client, f"/record/premises/export.xlsx{query}")
    assert [row["Name"] for row in sheet_rows(book)] == listed


def test_all_rows_are_exported_not_only_those_of_a_page(client, community):
    for _ in range(60):
        factories.premises(community)
    assert len(exported(client, "/record/premises/export.csv?per_page=20")) == 60


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_headings_are_those_of_the_template_with_the_place_before(entity):
    labels = [column.label for column in export_columns(entity)]
    assert len(set(labels)) == len(labels)
    typed = [column.label for column in columns_of(entity)]
    assert [label for label in labels if label in typed] == typed
    assert labels[0] == typed[0]


def test_cells_hold_numbers_days_and_codes_as_what_they_are(client, community):
    factories.premises(
        community,
        name="办公楼",
        floor_area_m2=Decimal("120.50"),
        starts_on=date(2021, 5, 1),
        in_use=False,
        tenure="",
    )
    book = workbook(client, "/record/premises/export.xlsx")
    sheet = book.worksheets[0]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["Community"].value == "360424100003"
    assert cells["Community"].data_type == "s"
    assert cells["Name of the community"].value == "凤凰山社区"
    assert cells["Street or town"].value == "义宁镇"
    assert cells["Floor area (m²)"].value == 120.5
    assert cells["Floor area (m²)"].number_format == "#,##0.00"
    assert cells["From"].value.date() == date(2021, 5, 1)
    assert cells["From"].number_format == "yyyy-mm-dd"
    assert cells["Use"].value == "Office"
    assert cells["In use"].value == "No"
    assert cells["Tenure"].value is None
    assert cells["Rent (yuan a month)"].value is None


def test_a_year_is_a_number_without_grouping(client, community):
    factories.an_honour(community, year=2024)
    sheet = workbook(client, "/record/honours/export.xlsx").worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    year = sheet[2][heads.index("Year")]
    assert (year.value, year.number_format) == (2024, "0")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "<b>&\"'"]
)
def test_text_is_never_a_formula(client, community, text):
    factories.premises(community, name=text)
    sheet = workbook(client, "/record/premises/export.xlsx").worksheets[0]
    cell = sheet["D2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] != "<")
    # Filters stand on the sheet of notes, and are text there as well.
    notes = workbook(client, f"/record/premises/export.xlsx?q={text[:1]}").worksheets[1]
    assert {cell.data_type for row in notes.iter_rows() for cell in row} == {"s"}
    row = exported(client, "/record/premises/export.csv")[0]
    assert row["Name"] == (text if text[0] == "<" else f"'{text}")


def test_a_workbook_is_set_up_to_be_read_and_printed(client, community):
    factories.premises(community)
    book = workbook(client, "/record/premises/export.xlsx?use=office")
    sheet, notes = book.worksheets
    assert sheet.title == "Premises"
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:{sheet.dimensions.split(':')[1]}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["A"].width >= 15
    told = {row[0].value: row[1].value for row in notes.iter_rows()}
    assert told["Exported by"] == "王芳"
    assert told["Use"] == "Office"
    assert told["Number of rows"].startswith("1 row written")
    assert "In force on" in told


def test_an_empty_list_gives_a_sheet_of_headings(client, community):
    sheet = workbook(client, "/record/premises/export.xlsx").worksheets[0]
    assert sheet.max_row == 1
    assert exported(client, "/record/premises/export.csv") == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_each_export_leaves_a_line(client, community, form):
    factories.premises(community)
    client.get(f"/record/premises/export.{form}?use=office&nonsense=1")
    event = AuditEvent.objects.get(act="record_exported")
    assert event.user_name == "王芳"
    assert event.detail["entity"] == "premises"
    assert event.detail["format"] == form
    assert event.detail["rows"] == 1
    assert event.detail["private"] is False
    assert "Use: Office" in event.detail["filter"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_count_that_differs_leaves_no_file(client, community, monkeypatch, form):
    factories.premises(community)
    name = {"csv": "write_csv", "xlsx": "write_workbook"}[form]
    monkeypatch.setattr(exporting, name, lambda *_arguments, **_options: 0)
    with pytest.raises(exporting.WrongCount):
        client.get(f"/record/premises/export.{form}")
    assert not AuditEvent.objects.filter(act="record_exported").exists()


def test_more_rows_than_a_sheet_holds_are_refused_in_words(
    client, community, monkeypatch
):
    factories.premises(community)
    monkeypatch.setattr("record.exports.workbook.MOST_ROWS", 1)
    answer = client.get("/record/premises/export.xlsx?q=Pre", follow=True)
    assert answer.redirect_chain == [("/record/premises/?q=Pre", 302)]
    assert "A sheet cannot hold that many rows" in answer.content.decode()


class TestTelephoneNumbers:
    """A clerk of one street who may also look at another, and an official."""

    @pytest.fixture
    def clerk(self):
        there = factories.a_township(THERE, name="散原镇")
        mine = factories.a_community("360424101001", township=there)
        other = factories.a_community("360424100001")
        factories.a_staff_member(mine, name="甲", phone="13812345678")
        factories.a_staff_member(other, name="乙", phone="13987654321")
        user = factories.a_user("clerk", "clerk", there)
        factories.a_grant(user, "viewer", other.township)
        return PageClient(user)

    def phones(self, client, query: str = "") -> dict[str, str]:
        rows = exported(client, f"/record/staff-members/export.csv{query}")
        return {row["Name"]: row["Telephone"] for row in rows}

    def test_are_masked_unless_asked_for(self, clerk):
        assert self.phones(clerk) == {"甲": "138******78", "乙": "139******21"}
        assert AuditEvent.objects.get().detail["private"] is False

    def test_are_shown_where_the_person_may_see_them(self, clerk):
        found = self.phones(clerk, "?private=1")
        assert found == {"甲": "13812345678", "乙": "139******21"}
        assert AuditEvent.objects.get().detail["private"] is True

    def test_are_masked_for_those_who_may_not_reveal_them(self, clerk, client):
        assert "13812345678" not in self.phones(client, "?private=1").values()
        assert AuditEvent.objects.get().detail["private"] is False

    def test_are_offered_to_those_who_may(self, clerk, client):
        page = clerk.get("/record/staff-members/").content.decode()
        assert "With telephone numbers" in page
        assert "138******78" in page
        assert "13812345678" not in page
        assert "With telephone" not in clerk.get("/record/premises/").content.decode()
        page = client.get("/record/staff-members/").content.decode()
        assert "With telephone numbers" not in page

    def test_are_not_found_by_their_digits(self, clerk):
        assert self.phones(clerk, "?q=1381234") == {}
        ordered = exported(clerk, "/record/staff-members/export.csv?sort=-phone")
        assert [row["Name"] for row in ordered] == ["乙", "甲"]


def test_international_numbers_stay_as_they_are(client, community):
    factories.a_staff_member(community, phone="+86 138 1234 5678")
    clerk = PageClient(factories.a_user("clerk", "clerk", community.township))
    rows = exported(clerk, "/record/staff-members/export.csv?private=1")
    assert rows[0]["Telephone"] == "+86 138 1234 5678"


def test_rows_of_others_are_not_exported(client, community):
    factories.premises(community)
    there = factories.a_township(THERE, name="散原镇")
    clerk = PageClient(factories.a_user("clerk", "clerk", there))
    query = f"?community={community.code}&life=all"
    assert exported(clerk, f"/record/premises/export.csv{query}") == []


def test_what_cannot_be_read_leads_back_to_the_list(client, community):
    answer = client.get("/record/premises/export.csv?on=gestern&x=1")
    assert answer["Location"] == "/record/premises/?on=gestern"


def test_only_known_kinds_and_formats_are_exported(client):
    assert client.get("/record/secrets/export.csv").status_code == 404
    assert client.get("/record/premises/export.pdf").status_code == 404
    outsider = PageClient(factories.a_user("outsider"))
    assert outsider.get("/record/premises/export.csv").status_code == 403


def test_headings_speak_the_readers_language(client, community):
    factories.premises(community, in_use=True)
    del client.cookies["django_language"]
    row = exported(client, "/record/premises/export.csv")[0]
    assert row["名称"] == "Premises 1"
    assert "是" in row.values()
    assert entity_of("premises").form.base_fields["name"].label
