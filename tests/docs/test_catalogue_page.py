"""docs/catalogue.md says what there is: all of it, and nothing else."""

import re

from reports.document.kinds import KINDS
from reports.indicators.catalogue import BY_SLUG
from reports.qualitative import HEADINGS
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS
from reports.shortfalls.measures import BY_CODE
from tests.docs.catalogue_page import PAGE, ROOT, page


def test_the_page_is_what_would_be_written_now():
    """Else write it anew: .venv/bin/python -m tests.docs.catalogue_page"""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_figure_problem_proposal_and_threshold_has_a_row():
    named = re.findall(r"^\| `([^`]+)` \|", page(), re.MULTILINE)
    expected = [
        *BY_SLUG,
        *(rule.code for rule in RULES),
        *(each.code for each in HEADINGS),
        *THRESHOLDS,
        *BY_CODE,
        *(kind.code for kind in KINDS),
    ]
    assert set(expected) <= set(named)
    recommendations = ROOT / "reports" / "reference" / "recommendations.csv"
    lines = recommendations.read_text(encoding="utf-8").splitlines()
    assert len(named) == len(expected) + len(lines) - 1


def test_every_file_named_is_there():
    files = set(re.findall(r"(?:reports|tests)/[\w/]+\.(?:py|csv)", page()))
    assert len(files) > 40
    assert not [path for path in files if not (ROOT / path).is_file()]


def test_every_problem_has_a_table_of_its_own_and_is_worked_out_again():
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    for rule in RULES:
        (row,) = [line for line in rows if line.startswith(f"| `{rule.code}` | ")][:1]
        assert "tests/reports/rules/tables/" in row
        assert "tests/reports/evidence/recomputed/" in row
