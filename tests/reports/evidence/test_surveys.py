"""The reports on the published surveys, from their rows to their files: whatever
number is printed anywhere is worked out again, and none is left over."""

from collections.abc import Iterator
from typing import Any

import pytest

from reports.order import FORMATS
from tests.reports.evidence.made import CASES, Report, a_report, load_case, undone
from tests.reports.evidence.proof_files import numbers_of_text
from tests.reports.evidence.proof_links import (
    dead_cells,
    dead_links,
    named_numbers,
    numbers_of_print,
    numbers_of_word,
    unnamed_rows,
    unproved_blocks,
)
from tests.reports.evidence.proof_whole import document_faults, file_faults

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=CASES)
def survey(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Report]:
    """The report on a survey with its files: made once, for all that is asked."""
    folder = tmp_path_factory.mktemp(request.param)
    with django_db_blocker.unblock(), undone():
        yield a_report(load_case(request.param), folder, formats=FORMATS)


def test_every_number_of_the_document_is_what_the_rows_give(survey: Report) -> None:
    assert numbers_of_text(survey.document).total() > 100
    assert document_faults(survey) == {}


def test_the_files_hold_these_numbers_and_no_others(survey: Report) -> None:
    assert set(survey.files) == set(FORMATS)
    assert file_faults(survey) == {}


def test_every_number_in_print_leads_to_its_evidence(survey: Report) -> None:
    named = named_numbers(survey.document)
    assert len(named) >= 50
    assert numbers_of_print(survey.files["pdf"]) == named
    assert unproved_blocks(survey.document) == []


def test_every_number_in_word_leads_to_its_evidence(survey: Report) -> None:
    found, loose = numbers_of_word(survey.files["docx"])
    named = named_numbers(survey.document)
    assert "".join(n for n, _ in found) == "".join(n for n, _ in named)
    assert list(dict.fromkeys(k for _, k in found)) == list(
        dict.fromkeys(k for _, k in named)
    )
    assert loose == []
    assert dead_links(survey.files["docx"]) == set()


def test_every_row_of_the_workbook_names_its_evidence(survey: Report) -> None:
    path = survey.files["xlsx"]
    assert list(unnamed_rows(survey.document, path)) == []
    assert dead_cells(path) == []
