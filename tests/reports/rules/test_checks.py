"""Every rule against its table, without a database."""

from collections import defaultdict

import pytest

from reports.rules.base import NOT_HELD, Gap
from reports.rules.catalogue import RULES
from tests.reports.rules.made import NO_STANDARDS, STANDARDS, Row, as_expected
from tests.reports.rules.tables import ROWS

NAMES = defaultdict(set)
for each in ROWS:
    NAMES[each.code].add(each.name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code}-{row.name}")
def test_rule_answers_as_its_table_says(row: Row):
    assert as_expected(row.outcome()) == row.expected


def test_every_rule_has_a_table_with_gap_pass_and_unknown():
    lacking = {
        rule.code: {"gap", "passes", "unknown"} - NAMES[rule.code] for rule in RULES
    }
    assert not {code: names for code, names in lacking.items() if names}


def test_codes_and_headings_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.heading for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_all_standards_it_asks_for(rule):
    asked: set[str] = set()

    class Noting:
        def find(self, slug, code, kind=None):
            asked.add(slug)
            return STANDARDS.find(slug, code, kind)

    for row in ROWS:
        if row.code == rule.code:
            row.outcome(Noting())
    assert asked == set(rule.standards)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.name == "gap"], ids=lambda row: row.code
)
def test_a_gap_names_its_standard_and_without_one_nothing_is_held(row: Row):
    outcome = row.outcome()
    assert isinstance(outcome, Gap)
    if outcome.standard is None:
        return
    assert outcome.standard.slug in row.rule.standards
    without = row.outcome(NO_STANDARDS)
    assert (
        without is NOT_HELD or not isinstance(without, Gap) or without.standard is None
    )
