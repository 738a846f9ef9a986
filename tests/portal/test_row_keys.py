import pytest

from portal.row_keys import row_key

LARGEST = 2**63 - 1


@pytest.mark.parametrize(
    ("text", "key"), [("7", 7), ("007", 7), ("9" * 18, 10**18 - 1)]
)
def test_digits_name_a_row(text, key):
    assert row_key(text) == key
    assert key <= LARGEST


@pytest.mark.parametrize(
    "text", ["\uff17", "", "-7", "7.0", " 7", "x", "七", "²", "9" * 19]
)
def test_nothing_else_does(text):
    assert row_key(text) is None


def test_more_digits_than_python_reads_name_none():
    assert row_key("9" * 5_000) is None
