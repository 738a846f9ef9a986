"""Columns are found by their hidden codes or their headings; the rest is named."""

import pytest
from django.utils import translation

from imports.headings import NoHeading, read_headings, recognise
from imports.sheets import Sheet
from imports.words import code_of
from portal.columns import columns_of
from portal.entities import entities, entity_of

PREMISES = entity_of("premises")


def labels(language: str = "en") -> list[str]:
    with translation.override(language):
        return [column.label for column in columns_of(PREMISES)]


def names(found) -> list[str]:
    return [column.name for column in found.columns.values()]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_headings_are_found_in_either_language(language):
    found = read_headings(Sheet([labels(language), ["x"]]), PREMISES)
    assert names(found) == [column.name for column in columns_of(PREMISES)]
    assert (found.first_row, found.is_usable, found.unknown) == (1, True, ())


def test_width_case_blanks_and_marks_make_no_difference():
    head = ["ＣＯＭＭＵＮＩＴＹ *", " na me", "Use＊", "Floor area（m2）"]
    found = read_headings(Sheet([head]), PREMISES)
    assert names(found) == ["community", "name", "use", "floor_area_m2"]


def test_title_above_the_heading_is_skipped():
    found = read_headings(
        Sheet([["Premises of 2025"], [], labels()[:3], ["x"]]), PREMISES
    )
    assert found.first_row == 3


def test_hidden_codes_outrank_reworded_headings():
    codes = [code_of(PREMISES, column) for column in columns_of(PREMISES)][:3]
    reworded = ["Which community", "Called", "For"]
    found = read_headings(Sheet([codes, reworded, ["x"]]), PREMISES)
    assert names(found) == ["community", "name", "use"]
    assert (found.first_row, found.unknown) == (2, ())


def test_column_added_beside_coded_ones_is_found_by_its_heading():
    codes = [code_of(PREMISES, column) for column in columns_of(PREMISES)][:3]
    found = read_headings(Sheet([codes, [*labels()[:3], "Address"]]), PREMISES)
    assert names(found)[3] == "address"


def test_unknown_headings_come_with_the_nearest_column_that_is_missing():
    head = [*labels()[:3], "Floor aera (m²)", "Remarks", "Name of it"]
    found = read_headings(Sheet([head]), PREMISES)
    assert [(each.heading, each.nearest) for each in found.unknown] == [
        ("Floor aera (m²)", "Floor area (m²)"),
        ("Remarks", ""),
        ("Name of it", ""),
    ]
    assert found.is_usable


def test_missing_required_and_doubled_headings_are_named():
    found = read_headings(Sheet([["Community", "Name", "名称"]]), PREMISES)
    assert [column.name for column in found.missing] == ["use"]
    assert [column.name for column in found.doubled] == ["name"]
    assert not found.is_usable


def test_computed_columns_of_an_export_are_known_and_left_alone():
    head = [*labels()[:3], "Floor area per 100 households (m²)"]
    found = read_headings(Sheet([head]), PREMISES)
    assert (found.unknown, len(found.computed)) == ((), 1)


def test_table_without_any_known_heading_is_told():
    with pytest.raises(NoHeading):
        read_headings(Sheet([["a", "b"], ["c", "d"]]), PREMISES)


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_every_kind_of_row_is_recognised_by_its_codes(entity):
    codes = [code_of(entity, column) for column in columns_of(entity)]
    assert recognise(Sheet([codes, []])) is entity


def test_kind_is_recognised_by_headings_that_leave_no_doubt():
    assert recognise(Sheet([labels("zh-hans")])) is PREMISES
    assert recognise(Sheet([["社区", "名称"]])) is None
    assert recognise(Sheet([["a"], ["b"]])) is None
