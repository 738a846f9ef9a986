"""The proof itself: it notices a wrong number, a missing one, a number too many."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reports.document.compose import compose
from reports.document.shapes import Quantity
from tests.reports.evidence.counties import COUNTY, Shape, county
from tests.reports.evidence.made import Report, a_report, strict_county
from tests.reports.evidence.printed import says
from tests.reports.evidence.proof import around, fault_of, faults, unproved
from tests.reports.evidence.proof_assessment import assessment_faults
from tests.reports.evidence.proof_tables import table_faults
from tests.reports.evidence.themes import THEMES

OWN = Path(__file__).parent / "recomputed"


def test_nothing_is_shared_with_what_makes_reports() -> None:
    """Of the reports, only the rows of standards are read."""
    imported = {
        line.split()[1]
        for file in OWN.glob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("from reports", "import reports"))
    }

    assert imported == {"reports.models"}


@pytest.fixture
def report(db: None, tmp_path: Path) -> Report:
    strict_county()
    county(Shape(3, unknown=0.2), THEMES)
    return a_report(COUNTY, tmp_path)


def test_a_wrong_number_is_noticed_wherever_it_stands(report: Report) -> None:
    """Each number of the text with a digit more, one after the other."""
    unnoticed, asked = [], 0
    for sentence in report.document.sentences():
        for before, quantity, after in around(sentence):
            if quantity.value is None or not quantity.text[0].isdigit():
                continue
            wrong = replace(quantity, text=f"9{quantity.text}")
            asked += 1
            if not fault_of(report, before, wrong, after):
                unnoticed.append((wrong.text, sentence.text))
    assert asked > 100
    assert unnoticed == []


def test_a_name_that_is_not_on_record_is_noticed(report: Report) -> None:
    invented = Quantity("106社区", "finding:staff-pay-low")

    assert fault_of(report, "", invented, "")


def test_a_number_without_evidence_is_noticed(report: Report) -> None:
    document = replace(report.document, evidence={})

    assert len(list(unproved(document))) > 100


def test_a_figure_that_moves_is_noticed_in_text_and_tables(report: Report) -> None:
    """As if the rows had been read wrongly: one household more."""
    figures = dict(report.read.assessment.figures)
    total = figures["household_total"]
    figures["household_total"] = replace(
        total, value=total.value + 1, exact=total.exact + 1
    )
    wrong = told_anew(report, figures=figures)

    assert any("household_total" in fault for fault in faults(wrong))
    assert any("居民户数" in fault for fault in table_faults(wrong))


def test_a_community_left_out_of_a_finding_is_noticed(report: Report) -> None:
    findings = report.read.assessment.findings
    finding = max(findings.values(), key=lambda each: each.hit)
    finding.worst.pop()
    finding.hit -= 1
    wrong = told_anew(report)

    code = finding.rule.code
    assert any(fault.startswith(code) for fault in assessment_faults(wrong))
    assert table_faults(wrong)


def told_anew(report: Report, figures: dict[str, Any] | None = None) -> Report:
    assessment = report.read.assessment
    if figures:
        assessment.figures = figures
    document = compose(report.read.context, assessment, report.read.recommendations)
    return replace(report, document=document)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3.8", "3.81"), ("29.4%", "0.29386"), ("14万", 140000), ("898", "897.89")],
)
def test_a_rounded_number_says_the_exact_one(text: str, number: Any) -> None:
    assert says(text, Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", "3.81"), ("29%", "0.29386"), ("14万", 141000), ("897", "897.89"), ("0", 3)],
)
def test_another_number_does_not(text: str, number: Any) -> None:
    assert not says(text, Decimal(number))
