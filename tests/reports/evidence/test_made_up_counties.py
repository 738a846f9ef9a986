"""Counties made up by hypothesis, with unknowns everywhere: every number of their
reports is proved by the rows, in the document and in the files.

``--counties 200`` proves as many, each in all formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reports.document.kinds import KINDS
from tests.reports.evidence.counties import Shape, county
from tests.reports.evidence.made import (
    Report,
    a_report,
    strict_county,
    undone,
    with_pdf,
)
from tests.reports.evidence.mutations import mutate
from tests.reports.evidence.own_standards import own_standards
from tests.reports.evidence.proof_changes import unfounded
from tests.reports.evidence.proof_whole import document_faults, file_faults
from tests.reports.evidence.shapes import made_up
from tests.reports.evidence.themes import THEMES

# Without the option: one of each kind. A PDF takes longer than all else.
FEW, PRINTED = 8, 1
# On the second database: it can read the rows differently, and no more than that.
FEW_AGAIN = 2
# How often one row of a county is changed, each time from where it began.
TURNS = 2

pytestmark = pytest.mark.django_db


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "made" not in metafunc.fixturenames:
        return
    asked = metafunc.config.getoption("--counties")
    again = metafunc.config.getoption("--database-only")
    shapes = made_up(asked or (FEW_AGAIN if again else FEW))
    printed = len(shapes) if asked else PRINTED
    cases = [(shape, number < printed) for number, shape in enumerate(shapes)]
    ids = [f"{number}-{shape.kind}" for number, shape in enumerate(shapes)]
    metafunc.parametrize("made", cases, indirect=True, scope="module", ids=ids)


@dataclass(frozen=True)
class Made:
    shape: Shape
    report: Report


@pytest.fixture(scope="module")
def made(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Made]:
    """A county and the report on it; its rows stay as long as it is asked about."""
    shape, in_print = request.param
    with django_db_blocker.unblock(), undone():
        strict_county()
        own_standards(county(shape, THEMES))
        folder = tmp_path_factory.mktemp("county")
        report = report_on(shape, folder, formats=("xlsx", "docx"))
        yield Made(shape, with_pdf(report, folder) if in_print else report)


def report_on(shape: Shape, folder: Path, **asked: Any) -> Report:
    base = "2024" if shape.compared else None
    return a_report(
        shape.scope,
        folder,
        kind=shape.kind,
        as_of=shape.as_of,
        base_code=base,
        **asked,
    )


def test_every_number_of_the_document_is_what_the_rows_give(made: Made) -> None:
    assert document_faults(made.report) == {}


def test_the_files_hold_these_numbers_and_no_others(made: Made) -> None:
    assert file_faults(made.report) == {}


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_changed_row_changes_the_sentences_that_rest_on_it(
    made: Made, turn: int, tmp_path: Path
) -> None:
    """Any row, changed anyhow: what says otherwise rests on it, and what says the
    same is as true of the rows as they are now."""
    draw = Random(f"{made.shape.seed} {turn}")  # noqa: S311 - not for secrets
    done = mutate(draw, made.shape.as_of)
    after = report_on(made.shape, tmp_path)

    assert list(unfounded(made.report, after)) == [], done
    assert document_faults(after) == {}, done


def test_counties_are_unlike() -> None:
    """All kinds of report among them, small and large ones, empty and full ones."""
    shapes = made_up(40)

    assert shapes == made_up.__wrapped__(40)
    assert {shape.kind for shape in shapes} == {kind.code for kind in KINDS}
    for name, several in (("communities", 8), ("towns", 4), ("unknown", 5)):
        assert len({getattr(shape, name) for shape in shapes}) >= several
    assert {len(shape.silent) for shape in shapes} >= {0, 1, 2, 3}
    assert {shape.of_town for shape in shapes} == {True, False}
