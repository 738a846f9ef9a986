"""Findings: what is counted, what is kept, and that parts merge to the whole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.rules.base import NOT_HELD, Gap, NotAssessed
from reports.rules.finding import KEPT, Finding
from reports.rules.standards import Standard
from tests.reports.rules.made import BY_CODE, a_place

RULE = BY_CODE["community-oversized"]
LAW = Standard(
    slug="committee-max-households", title="法", value=Decimal(3000), unit="户"
)
OWN = Standard(
    slug="committee-max-households",
    title="县规定",
    value=Decimal(4000),
    unit="户",
    scope_code="360424000000",
)
RURAL = Standard(
    slug="committee-max-households",
    title="法",
    value=Decimal(900),
    unit="户",
    applies_to=frozenset({"rural"}),
)


def a_gap(households: int, standard: Standard = LAW) -> Gap:
    return Gap(
        households,
        standard.value,
        "户",
        standard,
        groups=("large",) if households > 5000 else (),
        sums={"households": households},
        most={"households": households},
    )


def test_communities_not_held_to_a_rule_are_not_among_those_assessed():
    finding = Finding(BY_CODE["community-oversized"])
    for number, outcome in enumerate(
        [NOT_HELD, NotAssessed("户数"), None, Gap(4000, 3000, "户")]
    ):
        finding.add(a_place(number), outcome)
    assert (finding.of, finding.assessed, finding.hit, finding.not_held) == (4, 2, 1, 1)
    assert finding.share == Decimal("0.5")
    assert finding.missing == {"户数": 1}


def test_groups_and_sums_are_of_all_gaps():
    finding = Finding(RULE)
    for number, households in enumerate((4000, 6000, 7000)):
        finding.add(a_place(number), a_gap(households))
    assert finding.groups == {"large": 2}
    assert finding.sums == {"households": 17000}
    assert finding.observed_total == 17000


def test_the_worst_come_first_and_ties_by_code():
    finding = Finding(RULE)
    for number, households in enumerate((4000, 7000, 4000)):
        finding.add(a_place(number), a_gap(households))
    finding.settle()
    assert [hit.place.code for hit in finding.worst] == [
        *("360424100002", "360424100001", "360424100003")
    ]


def test_no_more_rows_are_kept_than_a_table_holds():
    finding = Finding(RULE)
    for number in range(2 * KEPT + 50):
        finding.add(a_place(number), a_gap(3001 + number))
    finding.settle()
    assert len(finding.worst) == KEPT
    assert finding.hit == 2 * KEPT + 50
    assert finding.worst[0].gap.observed == 3000 + finding.hit


def test_the_one_with_the_most_is_kept_though_others_are_further_off():
    finding, rest = Finding(RULE), Finding(RULE)
    for number in range(2 * KEPT):
        finding.add(a_place(number), a_gap(6000))
    for number in (2 * KEPT, 2 * KEPT + 1):
        rest.add(a_place(number), replace(a_gap(6001), required=Decimal(6000)))
    finding.merge(rest)

    leading = finding.leading["households"]
    assert leading.gap.observed == 6001
    assert leading.place.code == a_place(2 * KEPT).code
    assert leading not in finding.worst


@pytest.mark.parametrize("cut", [0, 1, 3, 5])
def test_parts_merge_to_the_whole(cut):
    outcomes = [
        *(a_gap(4000), None, NOT_HELD, NotAssessed("户数"), a_gap(6000, OWN)),
    ]
    whole, first, second = Finding(RULE), Finding(RULE), Finding(RULE)
    for number, outcome in enumerate(outcomes):
        whole.add(a_place(number), outcome)
        (first if number < cut else second).add(a_place(number), outcome)
    second.merge(first)
    for finding in (whole, second):
        finding.settle()
    assert second == whole


def test_standards_are_named_once_the_nation_first():
    finding = Finding(RULE)
    for number, standard in enumerate((OWN, RURAL, LAW, LAW)):
        finding.add(a_place(number), a_gap(5000, standard))
    assert finding.standards == [LAW, RURAL, OWN]


def test_evidence_tells_standards_of_one_threshold_apart():
    assert {each.evidence for each in (LAW, OWN, RURAL)} == {
        "standard:committee-max-households@CN",
        "standard:committee-max-households@360424000000",
        "standard:committee-max-households@CN/rural",
    }


@pytest.mark.parametrize(
    ("gap", "ratio"),
    [
        (Gap(20, 500, "平方米"), Decimal("0.96")),
        (Gap(7500, 3000, "户"), Decimal("1.5")),
        (Gap(3, 0, "处"), Decimal(3)),
        (Gap(0, None, "间"), Decimal(0)),
        (Gap(None, 5, "名"), Decimal(0)),
    ],
)
def test_how_far_off_a_gap_is(gap, ratio):
    assert gap.ratio == ratio
