"""In what unit and sense thresholds are read, and that all tables speak of the same."""

import csv
from decimal import Decimal

import pytest

from reports.reference.loading import FOLDER
from reports.rules.base import Gap
from reports.rules.catalogue import RULES
from reports.rules.standards import Standards
from reports.rules.thresholds import THRESHOLDS, as_rules_count, counted_in
from tests.reports.rules.made import DAY, STANDARDS, as_expected, own
from tests.reports.rules.tables import ROWS


def test_every_threshold_that_rules_ask_for_has_a_unit():
    assert set(THRESHOLDS) == {slug for rule in RULES for slug in rule.standards}


def test_shipped_standards_are_in_the_units_and_senses_of_the_rules():
    with (FOLDER / "standards.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            known = THRESHOLDS[line["slug"]]
            assert (line["unit"], line["comparison"]) == (known.unit, known.comparison)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (Decimal("4.5"), "万元", "元", 45_000),
        (Decimal(3), "亩", "平方米", 2000),
        (Decimal(5), "‰", "share", Decimal("0.005")),
        (Decimal(7), "户", "户", 7),
        (Decimal(7), "户", "人", None),
        (Decimal(7), "元", "万元", None),
    ],
)
def test_units_that_measure_the_same_are_turned_into_one_another(
    value, unit, wanted, expected
):
    turned = counted_in(value, unit, wanted)

    assert turned == (None if expected is None else pytest.approx(expected))


# How else a document may put a threshold, and by what its number is then divided.
ELSEWHERE = {
    "元": ("万元", 10_000),
    "平方米": ("公顷", 10_000),
    "share": ("%", Decimal("0.01")),
    "人": ("万人", 10_000),
    "个月": ("年", 12),
    "名": ("人", 1),
}


def in_other_units(standards: Standards) -> Standards:
    """The same standards as if each had been entered in another unit."""
    turned = []
    for row in standards.rows:
        unit, factor = ELSEWHERE.get(row.unit, (row.unit, 1))
        value, counted = as_rules_count(row.slug, row.value / factor, unit)
        fields = {"scope_code": row.scope_code, "applies_to": row.applies_to}
        dates = {"valid_from": row.valid_from, "valid_to": row.valid_to}
        turned.append(own(row.slug, value, counted, **fields, **dates))
    return Standards(DAY, tuple(turned))


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.name in {"gap", "boundary", "passes"} and not row.held],
    ids=lambda row: f"{row.code}-{row.name}",
)
def test_every_rule_answers_the_same_to_a_document_in_other_units(row):
    outcome = row.outcome(in_other_units(STANDARDS))

    if isinstance(outcome, Gap) and outcome.required is not None:
        observed, required = row.expected
        assert outcome.observed == observed
        assert round(Decimal(outcome.required), 12) == round(Decimal(required), 12)
    else:
        assert as_expected(outcome) == row.expected
