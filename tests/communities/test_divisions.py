import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.divisions import (
    Level,
    MalformedCode,
    ancestors_of,
    check,
    contains,
    level_of,
    parent_of,
    range_below,
)

CODES = st.from_regex(r"[1-9][0-9]{11}", fullmatch=True)


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("360000000000", Level.PROVINCE, None),
        ("360400000000", Level.PREFECTURE, "360000000000"),
        ("360424000000", Level.COUNTY, "360400000000"),
        ("360424100000", Level.TOWNSHIP, "360424000000"),
        ("360424100001", Level.COMMUNITY, "360424100000"),
        # A prefecture without counties: its townships name it directly.
        ("441900003000", Level.TOWNSHIP, "441900000000"),
        ("441900003001", Level.COMMUNITY, "441900003000"),
        ("500151001000", Level.TOWNSHIP, "500151000000"),
    ],
)
def test_level_and_parent(code, level, parent):
    assert level_of(code) == level
    assert parent_of(code) == parent


@pytest.mark.parametrize("code", ["", "36", "060424100001", "36042410000x", "３６" * 6])
def test_malformed_codes_are_refused(code):
    with pytest.raises(MalformedCode):
        check(code)


def test_a_code_without_a_digit_has_no_level():
    with pytest.raises(MalformedCode):
        level_of("000000000000")


def test_ancestors_are_named_from_the_nearest():
    assert ancestors_of("360424100001") == [
        "360424100000",
        "360424000000",
        "360400000000",
        "360000000000",
    ]
    assert ancestors_of("360000000000") == []


def test_below_is_a_range():
    assert range_below("360424000000") == ("360424000000", "360424999999")
    assert range_below("360424100001") == ("360424100001", "360424100001")
    assert contains("360424000000", "360424100001")
    assert contains("360424000000", "360424000000")
    assert not contains("360424000000", "360425100001")
    assert not contains("360424100001", "360424100000")


@given(CODES)
def test_every_ancestor_contains_the_code(code):
    for above in ancestors_of(code):
        assert contains(above, code)
        assert level_of(above) < level_of(code)


@given(CODES, CODES)
def test_divisions_are_nested_or_apart(one, other):
    if contains(one, other) and contains(other, one):
        assert one == other
