"""Indicators and findings over a scope, in one pass or in parts."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.assessment import Assessment, rules_in_force
from reports.facts.shapes import CommunityFacts, PeriodFacts
from reports.indicators.base import Theme
from reports.indicators.catalogue import INDICATORS
from reports.indicators.tallies import Total
from reports.rules.base import Comparison, Gap, NotAssessed, Rule, Severity
from reports.rules.catalogue import RULES
from reports.rules.standards import Standards
from tests.reports.generated import communities
from tests.reports.indicators.made import (
    DAY,
    NO_STANDARDS,
    a_place,
    a_standard,
    an_office,
    with_figures,
)


def too_large(facts: CommunityFacts, standards: Standards) -> Gap | NotAssessed | None:
    households = facts.period.household_count
    if households is None:
        return NotAssessed("户数")
    return Gap(households, 3000, "户") if households > 3000 else None


def a_rule(code: str = "too-large", **given: object) -> Rule:
    fields = {
        "code": code,
        "heading": "规模过大",
        "theme": Theme.SCALE,
        "severity": Severity.SHORTFALL,
        "source": "测试",
        "check": too_large,
        "wording": lambda finding, figures: (),
    }
    return Rule(**fields | given)


def more_than_a_third(
    facts: CommunityFacts, standards: Standards, total: int | None
) -> Gap | NotAssessed | None:
    households = facts.period.household_count
    if households is None or not total:
        return NotAssessed("户数")
    return Gap(households, None, "户") if households * 3 > total else None


A_COMPARISON = a_rule(
    "much-larger",
    check=Comparison(
        Total, lambda facts: facts.period.household_count, more_than_a_third
    ),
)


def folded(rows, rules, standards) -> Assessment:
    assessment = Assessment(INDICATORS, rules, standards)
    for facts in rows:
        assessment.add(facts)
    return assessment


def assessed(*rows: CommunityFacts, rules=(), standards=NO_STANDARDS) -> Assessment:
    assessment = folded(rows, rules, standards)
    assessment.finish()
    list(assessment.compare(rows))
    return assessment


STANDARDS = Standards(DAY, (a_standard(500),))


@settings(max_examples=40, deadline=None)
@given(data=st.data(), rows=communities(most=9))
def test_parts_merged_in_any_order_are_the_whole(data, rows):
    parts = data.draw(
        st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows))
    )
    order = data.draw(st.permutations([0, 1, 2]))
    rules = (a_rule(), A_COMPARISON, *RULES)
    mine = [
        [row for row, its in zip(rows, parts, strict=True) if its == part]
        for part in order
    ]

    whole = assessed(*rows, rules=rules, standards=STANDARDS)
    merged = folded((), rules, STANDARDS)
    for part in mine:
        merged.merge(folded(part, rules, STANDARDS))
    merged.finish()
    for part in mine:
        compared = folded((), rules, STANDARDS)
        compared.yardsticks = merged.yardsticks
        list(compared.compare(part))
        merged.merge(compared)
    merged.finish()

    assert merged.figures == whole.figures
    assert merged.findings == whole.findings
    assert merged.communities == whole.communities == len(rows)


def test_add_returns_what_the_rules_found():
    assessment = Assessment((), (a_rule(),), NO_STANDARDS)

    nothing = assessment.add(with_figures(1, household_count=2600))
    unknown = assessment.add(a_place(2))
    ((rule, hit),) = assessment.add(with_figures(3, household_count=7200))

    assert nothing == unknown == []
    assert rule.code == "too-large"
    assert (hit.place.name, hit.gap.observed) == ("第三社区", 7200)


def test_compare_returns_who_falls_short_of_the_others():
    rows = [with_figures(n, household_count=100 * n) for n in (1, 2, 4)]
    rows.append(a_place(5))
    assessment = folded(rows, (A_COMPARISON,), NO_STANDARDS)
    assessment.finish()

    ((rule, hit),) = assessment.compare(rows)

    assert (rule.code, hit.place.code, hit.gap.observed) == (
        *("much-larger", rows[2].code, 400),
    )
    finding = assessment.findings["much-larger"]
    assert (finding.of, finding.assessed, finding.hit) == (4, 3, 1)
    assert finding.missing == {"户数": 1}


def test_nobody_is_compared_where_nothing_is_on_record():
    finding = assessed(a_place(1), rules=(A_COMPARISON,)).findings["much-larger"]

    assert (finding.assessed, finding.share) == (0, None)


def test_communities_are_not_read_again_for_rules_that_do_not_compare():
    def unread():
        raise AssertionError
        yield

    assessment = folded((), (a_rule(),), NO_STANDARDS)
    assessment.finish()

    assert list(assessment.compare(unread())) == []


def test_a_finding_counts_assessed_and_missing():
    rows = [with_figures(n, household_count=n * 1600) for n in (1, 2)]

    finding = assessed(*rows, a_place(3), rules=(a_rule(),)).findings["too-large"]

    assert (finding.of, finding.assessed, finding.hit) == (3, 2, 1)
    assert finding.missing == {"户数": 1}
    assert finding.share == Decimal("0.5")


def test_figures_are_rounded_for_print_and_exact_for_proof():
    rows = [a_place(n, premises=(an_office(area),)) for n, area in ((1, 60), (2, 61))]

    figure = assessed(*rows).figures["office_area_avg"]

    assert figure.value == 61
    assert figure.exact == Decimal("60.5")
    assert (figure.reported, figure.of) == (2, 2)


def test_indicators_see_the_standards_of_the_assessment():
    row = a_place(1, premises=(an_office(500),), period=PeriodFacts())

    with_standard = assessed(row, standards=STANDARDS)
    without = assessed(row)

    slug = "area_meeting_standard_count"
    assert with_standard.figures[slug].value == 1
    assert not without.figures[slug].is_known


def test_an_assessment_of_nothing_knows_nothing():
    assessment = assessed(rules=(a_rule(),))

    assert assessment.communities == 0
    assert not any(figure.is_known for figure in assessment.figures.values())
    assert assessment.findings["too-large"].hit == 0


def test_finish_may_be_repeated_after_more_has_come():
    assessment = assessed(a_place(1))
    assessment.add(a_place(2))
    assessment.finish()

    assert assessment.figures["community_count"].value == 2


def test_extensions_are_off_and_other_rules_on_unless_switched():
    rules = (
        a_rule("stated"),
        a_rule("proposed", extension=True),
        a_rule("proposed-and-wanted", extension=True),
        a_rule("stated-and-unwanted"),
    )
    switches = {"proposed-and-wanted": True, "stated-and-unwanted": False}

    kept = [rule.code for rule in rules_in_force(rules, switches)]

    assert kept == ["stated", "proposed-and-wanted"]
