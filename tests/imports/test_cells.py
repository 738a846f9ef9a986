"""What stands in a cell becomes what a person would have typed into the form."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.cells import CellRefused, plain_number, reader_of, text_of
from imports.memo import Memos
from imports.words import column_named
from portal.entities import entity_of

PREMISES = entity_of("premises")


def read(name: str, cell):
    return reader_of(PREMISES, column_named(PREMISES, name), Memos())(cell)


def refusal(name: str, cell) -> str:
    with pytest.raises(CellRefused) as refused:
        read(name, cell)
    return refused.value.message


@pytest.mark.parametrize(
    "name", ["name", "use", "floor_area_m2", "in_use", "starts_on"]
)
@pytest.mark.parametrize("cell", [None, "", "  ", "Not reported", "未填报"])
def test_empty_cells_and_the_word_for_them_are_not_reported(name, cell):
    assert read(name, cell) == ""


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (" 办公楼 ", "办公楼"),
        (12.0, "12"),
        (13812345678.0, "13812345678"),
        (1.5, "1.5"),
    ],
)
def test_text(cell, expected):
    assert read("name", cell) == expected


@pytest.mark.parametrize("cell", ["3.60424E+11", "1.1e+11", 3.6042410000112345e17])
def test_numbers_that_lost_digits_are_refused_with_advice(cell):
    assert "“Text”" in refusal("name", cell)


@pytest.mark.parametrize("cell", [date(2025, 3, 5), time(3, 4)])
def test_days_where_text_belongs_are_refused(cell):
    assert "day or a time" in refusal("name", cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(12.0, "12"), (12.5, "12.5"), (0.1 + 0.2, "0.3"), ("1,234", "1,234"), (0.0, "0")],
)
def test_numbers(cell, expected):
    assert read("floor_area_m2", cell) == expected


def test_days_and_truths_are_no_numbers():
    assert "number belongs here" in refusal("floor_area_m2", date(2025, 1, 1))
    assert "number belongs here" in refusal("floor_area_m2", True)


def test_days_are_left_to_the_form():
    assert read("starts_on", date(2025, 3, 5)) == date(2025, 3, 5)
    assert read("starts_on", datetime(2025, 3, 5)) == datetime(2025, 3, 5)  # noqa: DTZ001
    assert read("starts_on", 20250305.0) == "20250305"


@pytest.mark.parametrize("cell", ["是", "有", "√", "Yes", " ＹＥＳ ", True, 1.0, "1"])
def test_words_for_yes(cell):
    assert read("in_use", cell) == "true"


@pytest.mark.parametrize("cell", ["否", "无", "×", "no", False, 0.0])
def test_words_for_no(cell):
    assert read("in_use", cell) == "false"


def test_other_words_are_neither():
    assert "“Yes” or “No”" in refusal("in_use", "maybe")


@pytest.mark.parametrize("cell", ["Leased", "租赁", "leased", " ｌｅａｓｅｄ"])
def test_choices_by_label_in_either_language_or_by_code(cell):
    assert read("tenure", cell) == "leased"


def test_unknown_choice_names_the_nearest_or_all():
    assert "Was “Leased” meant?" in refusal("tenure", "Laesed")
    assert "Owned, Leased" in refusal("tenure", "??")


@given(st.floats(0, 10**14).map(lambda value: round(value, 3)))
def test_numbers_keep_the_digits_that_excel_shows(value):
    assert float(plain_number(value)) == pytest.approx(value, rel=1e-14)
    assert "e" not in plain_number(value).lower()


@given(st.integers(0, 10**15 - 1))
def test_codes_typed_as_numbers_keep_all_their_digits(code):
    assert text_of(float(code)) == str(code)
