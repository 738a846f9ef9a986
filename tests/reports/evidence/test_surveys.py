"""The reports on the published surveys, from their rows to their files: whatever
number is printed anywhere is worked out again, and none is left over."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reports import pipeline
from reports.order import Order
from tests.reports.evidence.made import AS_OF, CASES, Report, load_case, undone
from tests.reports.evidence.printed import has_digit, tokens
from tests.reports.evidence.proof import faults
from tests.reports.evidence.proof_assessment import assessment_faults
from tests.reports.evidence.proof_coverage import uncovered
from tests.reports.evidence.proof_files import (
    numbers_of_document,
    numbers_of_layout,
    pdf_text,
    without_page_numbers,
)
from tests.reports.evidence.proof_tables import table_faults
from tests.reports.evidence.proof_workbook import workbook_faults
from tests.reports.evidence.recomputed import Recomputed

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Survey:
    """What is found in one report; the record itself is gone again."""

    made: pipeline.Made
    assessment: list[str]
    sentences: list[str]
    tables: list[str]
    workbook: list[str]
    pdf: str


@pytest.fixture(scope="module", params=CASES)
def survey(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Survey:
    """The report on a survey with its files: made once, for all that is asked."""
    folder = tmp_path_factory.mktemp(request.param)
    with django_db_blocker.unblock(), undone():
        return examined(load_case(request.param), folder)


def examined(scope: str, folder: Path) -> Survey:
    order = Order(scope_code=scope, period_code="2025", as_of=AS_OF)
    made = pipeline.build(order, folder, requested_by=None, dated=AS_OF)
    again = Recomputed.of(scope, AS_OF)
    report = Report(made.document, made.read, again)
    return Survey(
        made,
        assessment_faults(report),
        [*faults(report), *uncovered(report)],
        table_faults(report),
        workbook_faults(made.files["xlsx"], made.document, again),
        pdf_text(made.files["pdf"]),
    )


def test_every_figure_and_finding_is_what_the_rows_give(survey: Survey) -> None:
    assert survey.assessment == []


def test_every_number_of_the_text_is_proved(survey: Survey) -> None:
    assert survey.sentences == []


def test_every_number_of_tables_and_charts_is_proved(survey: Survey) -> None:
    assert survey.tables == []


def test_the_workbook_holds_what_the_rows_give(survey: Survey) -> None:
    assert survey.workbook == []


def test_the_print_has_the_numbers_of_the_document_and_no_others(
    survey: Survey,
) -> None:
    document, found = survey.made.document, tokens(survey.pdf)
    expected = numbers_of_document(document)
    expected += numbers_of_layout(document, survey.pdf)
    assert expected.total() > 100
    assert found - expected == {}
    assert expected - found == {}


def test_the_sentences_stand_in_print_as_they_are(survey: Survey) -> None:
    """Word for word, with their numbers in their places."""
    letters = "".join(without_page_numbers(survey.pdf).split())
    lacking = [
        sentence.text
        for sentence in survey.made.document.sentences()
        if has_digit(sentence.text) and sentence.text not in letters
    ]
    assert lacking == []
