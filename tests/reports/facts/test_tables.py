"""Facts as CSV tables and back, whatever they hold."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reports.facts.shapes import CommunityFacts
from reports.facts.tables import NotTheTables, facts_from, tables_of
from tests.reports.document import cases, full
from tests.reports.generated import of_kind


@settings(max_examples=60)
@given(of_kind(CommunityFacts))
def test_any_facts_come_back_exactly(found):
    assert list(facts_from(tables_of([found]))) == [found]


@pytest.mark.parametrize(
    "facts", [full.communities, cases.xiushui, cases.tongliang, cases.taoyuan]
)
def test_published_cases_come_back_exactly(facts):
    known = list(facts())
    assert list(facts_from(tables_of(known))) == known


def test_what_is_unknown_and_what_is_nothing_stay_apart():
    (first, *_) = full.communities()
    tables = tables_of([first])
    head, row = tables["communities"].splitlines()[:2]
    assert "staff" in head
    assert row


def test_texts_cannot_turn_formula():
    (first, *_) = full.communities()
    risky = replace(first, name="=1+1", township="")
    assert "\\=1+1" in tables_of([risky])["communities"]
    assert list(facts_from(tables_of([risky]))) == [risky]


def test_a_lost_row_is_noticed():
    tables = tables_of(full.communities())
    lines = tables["staff"].splitlines(keepends=True)
    with pytest.raises(NotTheTables, match="staff of"):
        list(facts_from(tables | {"staff": "".join(lines[:-1])}))
    with pytest.raises(NotTheTables):
        list(facts_from(tables | {"communities": "nothing\n"}))
