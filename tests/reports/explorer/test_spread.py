"""Findings spread over divisions: the parts are those of the whole."""

import pytest

from communities.divisions import child_of
from reports.assessment import Assessment
from reports.explorer.spread import Cell, Counts, Spread
from reports.facts.shapes import PeriodFacts
from reports.rules.base import NOT_HELD, Comparison, Gap, NotAssessed
from reports.rules.catalogue import RULES
from reports.rules.standards import Standards
from tests.reports.indicators.made import DAY, NO_STANDARDS, a_place
from tests.reports.rules.made import shipped_rows
from tests.reports.test_assessment import A_COMPARISON, a_rule, too_large

COUNTY, FIRST, SECOND = "360424000000", "360424100000", "360424101000"
HOUSEHOLDS = {
    f"{FIRST[:9]}001": 4000,
    f"{FIRST[:9]}002": 100,
    f"{FIRST[:9]}003": None,
    f"{SECOND[:9]}001": 5000,
    f"{SECOND[:9]}002": 6000,
}


def communities(**named):
    return [
        a_place(
            number,
            code=code,
            name=f"第{number}",
            township_code=f"{code[:9]}000",
            period=PeriodFacts(household_count=households),
            **named,
        )
        for number, (code, households) in enumerate(HOUSEHOLDS.items(), 1)
    ]


def spread(scope: str, *rules, facts=None, standards=NO_STANDARDS) -> Counts:
    found = Spread(scope, rules, standards)
    facts = communities() if facts is None else facts
    for each in facts:
        found.add(each)
    found.finish()
    list(found.compare(facts))
    return found.counts()


def counts(cell: Cell) -> tuple[int, ...]:
    return cell.hit, cell.assessed, cell.unknown, cell.of


def test_each_division_counts_its_own_and_unknown_ones_apart():
    rule = a_rule()
    found = spread(COUNTY, rule)

    assert counts(found.cell(rule, FIRST)) == (1, 2, 1, 3)
    assert counts(found.cell(rule, SECOND)) == (2, 2, 0, 2)
    assert counts(found.whole(rule)) == (3, 4, 1, 5)
    assert found.cell(rule, FIRST).share * 2 == 1


def test_within_a_street_the_columns_are_its_communities():
    rule = a_rule()
    own = [each for each in communities() if each.township_code == FIRST]
    found = spread(FIRST, rule, facts=own)

    assert found.places == [each.code for each in own]
    assert found.names[own[0].code] == "第1社区"
    assert counts(found.cell(rule, own[2].code)) == (0, 0, 1, 1)


def test_communities_are_compared_with_the_whole_scope():
    """Only one of five has more than a third of all households."""
    found = spread(COUNTY, A_COMPARISON)

    assert found.cell(A_COMPARISON, FIRST).hit == 0
    assert found.cell(A_COMPARISON, SECOND).hit == 1
    assert spread(SECOND, A_COMPARISON, facts=communities()[3:]).total == 2


def test_what_nothing_holds_to_a_rule_is_neither_unknown_nor_assessed():
    rule = a_rule(check=lambda facts, standards: NOT_HELD)
    whole = spread(COUNTY, rule).whole(rule)

    assert (whole.assessed, whole.unknown, whole.not_held) == (0, 0, 5)
    assert whole.share is None


def test_no_community_is_read_again_where_nothing_is_compared():
    found = Spread(COUNTY, (a_rule(),), NO_STANDARDS)
    found.finish()
    assert list(found.compare(None)) == []


def test_parts_of_all_rules_add_up_to_the_assessment_of_a_report():
    facts = communities(staff=(), hazards=(), premises=())
    standards = Standards.in_force(shipped_rows(), DAY)
    report = Assessment((), RULES, standards)
    for each in facts:
        report.add(each)
    report.finish()
    list(report.compare(facts))
    found = spread(COUNTY, *RULES, facts=facts, standards=standards)

    for rule in RULES:
        whole, finding = found.whole(rule), report.findings[rule.code]
        assert (whole.of, whole.assessed, whole.hit, whole.not_held) == (
            finding.of,
            finding.assessed,
            finding.hit,
            finding.not_held,
        )
        outcomes = [report.outcome(rule, each) for each in facts]
        assert sum(isinstance(each, Gap) for each in outcomes) == finding.hit
        unknown = sum(isinstance(each, NotAssessed) for each in outcomes)
        assert unknown == whole.unknown
    assert any(isinstance(rule.check, Comparison) for rule in RULES)
    assert too_large(facts[0], standards) is not None


@pytest.mark.parametrize(
    ("scope", "community", "child"),
    [
        ("360000000000", "360424100001", "360400000000"),
        ("360424000000", "360424100001", "360424100000"),
        ("360424100000", "360424100001", "360424100001"),
        ("360424100001", "360424100001", "360424100001"),
        ("441900000000", "441900003001", "441900003000"),
    ],
)
def test_the_division_next_below(scope, community, child):
    assert child_of(scope, community) == child
