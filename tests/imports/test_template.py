"""The template workbook: what people fill in is what an import reads."""

from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation
from openpyxl import load_workbook

from imports.checking import Checker
from imports.headings import read_headings, recognise
from imports.lines import lines_of
from imports.reading import read_tables
from imports.template import current_rows, write_template
from imports.verdicts import Outcome
from portal.columns import columns_of
from portal.entities import entities, entity_of
from tests import factories


def made(path: Path, slug: str, user, **options) -> Path:
    file = path / f"{slug}.xlsx"
    write_template(file, entity_of(slug), by=user, **options)
    return file


@pytest.fixture
def book(street, tmp_path):
    with translation.override("zh-hans"):
        return load_workbook(made(tmp_path, "premises", street.clerk))


def test_first_row_is_hidden_and_the_heading_stays_in_sight(book):
    sheet = book.worksheets[0]
    assert sheet.row_dimensions[1].hidden
    assert sheet["A1"].value == "premises:community"
    assert sheet.freeze_panes == "B3"
    heads = [cell.value for cell in sheet[2]]
    assert heads[:5] == ["社区 *", "名称 *", "用途 *", "地址", "面积（平方米）"]
    assert sheet["A2"].fill.fgColor.rgb != sheet["D2"].fill.fgColor.rgb


def test_choices_and_the_persons_own_communities_are_picked_from_lists(book):
    sheet, lists = book.worksheets[0], book["lists"]
    assert lists.sheet_state == "hidden"
    places = {
        str(each.sqref).split(":")[0]: each.formula1
        for each in sheet.data_validations.dataValidation
    }
    assert places["A3"] == "lists!$A$1:$A$2"
    listed = [cell.value for cell in lists["A"][:2]]
    assert listed == ["凤凰山社区 (360424100001)", "南门社区 (360424100002)"]
    assert {"C3", "I3", "M3"} <= set(places)
    assert "北门社区" not in str([cell.value for cell in lists["A"]])


def test_columns_of_codes_and_text_are_formatted_as_text(book):
    sheet = book.worksheets[0]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["B"].number_format == "@"
    assert sheet["U3"].number_format == "yyyy-mm-dd"


def test_notes_say_what_each_column_takes(book):
    rows = [[cell.value for cell in row] for row in book.worksheets[1]]
    by_label = {row[0]: row for row in rows if row[0]}
    assert by_label["名称"][1] == "是"
    assert "租赁" in by_label["取得方式"][3]
    assert "20250305" in by_label["起始日期"][2]
    assert any("20,000" in label for label in by_label)


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_template_of_every_kind_is_read_back_without_its_example(
    entity, street, tmp_path
):
    file = made(tmp_path, entity.slug, street.clerk)
    (first, *_notes) = read_tables(file.read_bytes())
    assert recognise(first) is entity
    found = read_headings(first, entity)
    assert found.is_usable
    assert [c.name for c in found.columns.values()] == [
        c.name for c in columns_of(entity)
    ]
    assert list(lines_of(first, found)) == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_prefilled_template_changes_nothing_when_it_is_read_back(
    language, street, tmp_path
):
    factories.some_figures(street.first, household_count=900, has_website=True)
    factories.premises(street.first, name="=1+1", floor_area_m2="85.50", in_use=False)
    factories.a_staff_member(street.second, name="张三", phone="13812345678")
    factories.a_staff_member(street.elsewhere, name="李四")
    with translation.override(language):
        for slug, changed in (("figures", 1), ("premises", 1), ("staff-members", 1)):
            entity = entity_of(slug)
            rows = current_rows(entity, street.clerk)
            file = made(tmp_path, slug, street.clerk, rows=rows)
            first = read_tables(file.read_bytes())[0]
            found = read_headings(first, entity)
            judged = Checker(found, street.clerk, clears_empty=True).judge(
                list(lines_of(first, found))
            )
            assert [each.outcome for each in judged] == [Outcome.UNCHANGED] * changed
            assert b"13812345678" not in file.read_bytes()


def test_text_that_looks_like_a_formula_stays_text(street, tmp_path):
    factories.premises(street.first, name="=1+1")
    rows = current_rows(entity_of("premises"), street.clerk)
    file = made(tmp_path, "premises", street.clerk, rows=rows)
    cell = load_workbook(BytesIO(file.read_bytes())).worksheets[0]["B4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_rows_filled_in_beforehand_share_their_queries(
    street, tmp_path, django_assert_num_queries
):
    entity = entity_of("staff-members")
    for number in range(12):
        person = factories.a_staff_member(street.first, name=f"张{number}")
        factories.a_post(person)
    rows = current_rows(entity, street.clerk)
    # Grants and communities to pick from, people, and their posts.
    with django_assert_num_queries(4):
        made(tmp_path, "staff-members", street.clerk, rows=rows)


def test_examples_are_numbers_that_could_stand_there(book):
    sheet = book.worksheets[0]
    shown = {
        head.value: cell.value for head, cell in zip(sheet[2], sheet[3], strict=True)
    }
    assert shown["面积（平方米）"] == 86.5
    assert shown["利用率"] == 0.85
