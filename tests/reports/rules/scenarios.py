"""Findings for wording tests: every rule over counties of several make-ups."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.finding import Finding
from reports.rules.standards import Standards
from tests.reports.rules.made import (
    BY_CODE,
    DAY,
    STANDARDS,
    Row,
    a_place,
    finding_of,
)
from tests.reports.rules.tables import ROWS

# How many communities have the gap, pass, and have nothing on record.
MIXES = {
    "the_only_one": (1, 0, 0),
    "one_of_several": (1, 9, 0),
    "three_of_several": (3, 7, 0),
    "a_few": (4, 46, 0),
    "some": (5, 5, 2),
    "most": (8, 2, 0),
    "all": (10, 0, 0),
    "all_that_reported": (6, 0, 2),
}


def the_row(code: str, wanted: str) -> dict[str, Any]:
    return row_of(code, wanted).known


def row_of(code: str, wanted: str) -> Row:
    return next(row for row in ROWS if (row.code, row.name) == (code, wanted))


def placed(known: dict[str, Any], number: int) -> CommunityFacts:
    facts = a_place(number, **known)
    return replace(facts, code=str(int(facts.code) + ("code" in known) * number))


def mixed(code: str, gaps: int, passes: int, unknown: int) -> list[CommunityFacts]:
    """Communities of one county, some short of what the rule asks for, and those
    they are held against."""
    gap = the_row(code, "gap")
    where = {key: gap[key] for key in ("code", "checklist") if key in gap}
    kinds = (
        [gap] * gaps
        + [the_row(code, "passes") | where] * passes
        + [the_row(code, "unknown") | where] * unknown
        + list(row_of(code, "gap").beside)
    )
    return [placed(known, number) for number, known in enumerate(kinds)]


def all_gaps(rule: Rule) -> Finding:
    """Every kind of gap in the rule's table, twice, with all that they are held to."""
    table = [row for row in ROWS if row.code == rule.code]
    gaps = [row for row in table if isinstance(row.expected, tuple)]
    found = [known for row in gaps for known in (row.known, *row.beside)]
    places = [placed(known, number) for number, known in enumerate(found * 2)]
    held = dict.fromkeys(standard for row in table for standard in row.held)
    return finding_of(rule, places, Standards(DAY, (*STANDARDS.rows, *held)))


def said(finding: Finding) -> tuple[Sentence, ...]:
    return finding.rule.wording(finding, {})


def text(finding: Finding) -> str:
    return "".join(sentence.text for sentence in said(finding))


def of(code: str, mix: str) -> Finding:
    return finding_of(BY_CODE[code], mixed(code, *MIXES[mix]))


def scenarios() -> Iterator[tuple[str, dict[str, Finding]]]:
    for mix in MIXES:
        yield mix, {rule.code: of(rule.code, mix) for rule in RULES}
    yield (
        "all_kinds_of_gap",
        {rule.code: all_gaps(rule) for rule in RULES},
    )


SCENARIOS = dict(scenarios())
