"""The portal's own defaults are called so wherever a report names what it holds
communities to, and never like a law."""

import pytest

from reports.document.annexes import problems, standards
from reports.document.evidence import of_standard
from reports.document.problems import grouped
from reports.indicators.base import Theme
from reports.rules.finding import Finding
from tests.reports.rules.made import SHIPPED
from tests.reports.rules.scenarios import SCENARIOS, text

OWN = "本系统参考值"
NOT_BINDING = "本系统参考值，非规范性文件"
FINDINGS = SCENARIOS["all_kinds_of_gap"]
GROUPS = grouped(FINDINGS, tuple(Theme))
HELD = [finding for finding in FINDINGS.values() if finding.standards]


def own(finding: Finding) -> list[str]:
    """Titles of the portal's defaults that a finding is held to."""
    return [each.title for each in finding.standards if each.authority == "portal"]


def test_most_shipped_thresholds_are_defaults_and_all_of_those_in_use_are_looked_at():
    shipped = {row.slug for row in SHIPPED if row.authority == "portal"}
    seen = {s.slug for f in HELD for s in f.standards if s.authority == "portal"}
    # Of several limits of one rule a gap names the one furthest off, and an idle
    # house is told without its limit.
    unnamed = {"min-utilisation-share", "max-approval-steps", "max-approval-fee"}
    assert shipped - seen == unnamed
    assert len(seen) > 30


@pytest.mark.parametrize("finding", HELD, ids=lambda each: each.rule.code)
def test_prose_calls_a_default_by_what_it_is(finding: Finding) -> None:
    for title in own(finding):
        assert title not in text(finding)


def test_the_annex_of_standards_says_of_each_what_authority_it_has() -> None:
    titles = {title for finding in HELD for title in own(finding)}
    rows = standards(GROUPS).rows
    kinds = {row[0]: row[-1] for row in rows}

    assert titles <= set(kinds)
    assert {kinds[title] for title in titles} == {NOT_BINDING}
    assert all(
        row[1] == row[2] == row[5] == "—" for row in rows if row[-1] == NOT_BINDING
    )
    assert not any(NOT_BINDING in kinds[title] for title in set(kinds) - titles)


def test_the_annex_of_problems_names_no_default_like_a_document() -> None:
    by_heading = {row[1]: row[2] for row in problems(GROUPS).rows}
    for finding in HELD:
        basis = by_heading[finding.rule.heading]
        for title in own(finding):
            assert title not in basis
            assert OWN in basis


def test_evidence_of_a_default_says_so() -> None:
    for row in SHIPPED:
        told = of_standard(row).formula
        assert (told == NOT_BINDING) is (row.authority == "portal")
