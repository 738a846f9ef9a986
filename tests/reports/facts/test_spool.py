"""Facts go into a spool and come out the same."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from reports.facts.codec import NoCodec, decode, encode
from reports.facts.shapes import CommunityFacts, HazardFacts, StaffFacts
from reports.facts.spool import Reader, Writer
from tests.reports.generated import of_kind


@settings(max_examples=60, deadline=None)
@given(facts=of_kind(CommunityFacts))
def test_codec_returns_what_it_was_given(facts):
    again = decode(CommunityFacts, encode(facts))

    assert again == facts
    assert repr(again) == repr(facts)  # also tells 1 from True and from 1.00


def test_codec_leaves_out_what_is_not_on_record():
    person = StaffFacts(age=41)

    assert encode(person) == {"age": 41}


def test_codec_keeps_unknown_apart_from_none_to_record():
    unknown = CommunityFacts(
        id=1,
        code="360424100001",
        name="甲",
        township="乙",
        township_code="1",
        county_code="2",
    )
    empty = CommunityFacts(
        id=1,
        code="360424100001",
        name="甲",
        township="乙",
        township_code="1",
        county_code="2",
        staff=(),
    )

    assert decode(CommunityFacts, encode(unknown)).staff is None
    assert decode(CommunityFacts, encode(empty)).staff == ()


def test_codec_refuses_a_hint_it_does_not_know():
    with pytest.raises(NoCodec):
        decode(complex, {})


def a_row(number: int) -> CommunityFacts:
    return CommunityFacts(
        id=number,
        code=str(360424100000 + number),
        name=f"第{number}社区",
        township="义宁镇",
        township_code="360424100000",
        county_code="360424000000",
        area_km2=Decimal("6.70"),
        hazards=(
            HazardFacts(
                category="fire",
                level="general",
                status="found",
                found_on=date(2025, 3, 1),
            ),
        ),
    )


def test_spool_is_read_again_and_again(tmp_path):
    rows = [a_row(number) for number in range(1, 6)]
    path = tmp_path / "facts.jsonl.gz"
    with Writer(path) as writer:
        for row in rows:
            writer.write(row)

    reader = Reader(path)

    assert writer.count == 5
    assert list(reader) == rows
    assert list(reader) == rows


def test_equal_facts_make_equal_files(tmp_path):
    for name in ("one", "other"):
        with Writer(tmp_path / name) as writer:
            writer.write(a_row(1))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
