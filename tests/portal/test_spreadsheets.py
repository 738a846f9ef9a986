"""Text in files of spreadsheets: shown, told again, and never a formula."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.spreadsheets import LONGEST_TEXT, RISKY, defused, safe_text, undefused


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\x00b\x1b\ufffe\uffff\ud800", "ab"),
        (Decimal("1.20"), "1.20"),
        ("x" * 40_000, "x" * (LONGEST_TEXT - 1) + "…"),
    ],
)
def test_safe_text_fits_a_cell(value, text):
    assert safe_text(value) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1"]
)
def test_what_would_be_a_formula_begins_with_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-5", "-12.50", "+86 138 1234 5678", "+86-10-66550000", "3-1", "a=1"]
)
def test_numbers_and_telephone_numbers_stay_as_they_are(text):
    assert defused(text) == text


@given(st.text(alphabet="'=+-@\t\r0aA 中", max_size=8))
def test_every_text_is_told_again_and_none_begins_a_formula(text):
    written = defused(text)
    assert undefused(written) == text
    # What still begins with a sign holds nothing to compute with but digits.
    assert not written.startswith(RISKY) or written[1:].strip("0 .-") == ""
