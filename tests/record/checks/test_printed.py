from decimal import Decimal

import pytest

from demo.published import doubts_of
from record.checks.printed import (
    Band,
    bands_hold_mean,
    bands_partition,
    household_size,
    office_standard_in_reach,
    range_holds_total,
    rent_within_fund,
    tags_overlap,
)


def code(doubt):
    return doubt and doubt.code


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        ("30", None),
        ("35.99", None),
        ("36", "bands-exclude-mean"),
        ("29.9", "bands-exclude-mean"),
    ],
)
def test_bands_hold_mean_up_to_the_next_birthday(mean, expected):
    assert code(bands_hold_mean([Band(30, 35, 4)], Decimal(mean))) == expected


def test_bands_of_nobody_rule_out_nothing():
    assert bands_hold_mean([Band(30, 35, 0)], Decimal(40)) is None


@pytest.mark.parametrize(
    ("bands", "total", "expected"),
    [
        ([Band(18, 29, 1), Band(30, 44, 2)], 3, None),
        ([Band(18, 29, 1), Band(30, 44, 2)], 4, "bands-no-partition"),
        ([Band(18, 29, 1), Band(31, 44, 2)], 3, "bands-no-partition"),
        ([Band(18, 30, 1), Band(30, 44, 2)], 3, "bands-no-partition"),
    ],
)
def test_bands_partition(bands, total, expected):
    assert code(bands_partition(bands, total)) == expected


def test_tags_may_sum_to_the_total_and_no_further():
    assert tags_overlap({"a": 6, "b": 4}, 10) is None
    assert code(tags_overlap({"a": 6, "b": 5}, 10)) == "tags-overlap"


@pytest.mark.parametrize(("total", "doubted"), [(228, True), (229, False), (342, True)])
def test_range_that_its_total_forces_to_one_end_is_doubted(total, doubted):
    assert bool(range_holds_total(4, 6, 57, total)) is doubted


def test_rent_may_use_up_the_fund_and_no_more():
    assert rent_within_fund(700, 8400) is None
    assert code(rent_within_fund(700, 8000)) == "rent-above-fund"


@pytest.mark.parametrize(
    ("population", "doubted"), [(149, True), (150, False), (600, False), (601, True)]
)
def test_household_size(population, doubted):
    assert bool(household_size(population, 100)) is doubted


def test_household_size_of_no_household_is_not_asked():
    assert household_size(10, 0) is None


def test_standards_agree_when_a_lawful_community_can_reach_the_area():
    assert office_standard_in_reach(500, 30, 3000) is None
    assert code(office_standard_in_reach(500, 15, 3000)) == "standards-disagree"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "R02",
            [
                "bands-exclude-mean",
                "bands-no-partition",
                "tags-overlap",
                "rent-above-fund",
            ],
        ),
        ("R04", ["range-against-total", "standards-disagree"]),
        ("R06", []),
    ],
)
def test_contradictions_of_the_published_surveys_stay_visible(case, expected):
    assert [doubt.code for doubt in doubts_of(case)] == expected
