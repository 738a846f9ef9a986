"""Books and findings made by hand, for sentences about plain values."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from reports.document.book import Book
from reports.document.sentences import line
from reports.document.shapes import Block, Paragraph, Sentence
from reports.indicators.base import Figure, Theme
from reports.indicators.catalogue import BY_SLUG, INDICATORS
from reports.indicators.listings import ListedRows, Listing
from reports.indicators.tallies import Place, Superlative
from reports.rules.base import Gap, Rule, Severity
from reports.rules.finding import Finding
from reports.rules.standards import Standard
from tests.reports.document.requests import context


@dataclass(frozen=True)
class Known:
    """A figure that fewer communities have reported than there are."""

    value: Any
    reported: int


def figures(of: int = 8, **values: Any) -> dict[str, Figure]:
    """All indicators, unknown but for the values given."""
    made = {each.slug: Figure(each, None, None, 0, of) for each in INDICATORS}
    for slug, value in values.items():
        known = value if isinstance(value, Known) else Known(value, of)
        made[slug] = Figure(BY_SLUG[slug], known.value, known.value, known.reported, of)
    return made


def book(
    of: int = 8,
    findings: tuple[Finding, ...] = (),
    request: dict[str, Any] | None = None,
    **values: Any,
) -> Book:
    return Book(
        context(**(request or {})),
        figures(of, **values),
        {finding.rule.code: finding for finding in findings},
        of,
    )


def place(name: str, township: str = "城关镇", number: int = 1) -> Place:
    return Place(f"36042410{number:04}"[:12].ljust(12, "0"), name, township)


def listed(*rows: tuple[Place, dict[str, Any]]) -> ListedRows:
    """A listing's rows, each of a community of its own."""
    listing = Listing()
    for where, figures in rows:
        listing.add(where, [figures])
    return listing.value


def superlative(figure: int | str, *places: Place, count: int = 0) -> Superlative:
    number = figure if isinstance(figure, int) else Decimal(figure)
    return Superlative(number, places, count or len(places))


def text(blocks: tuple[Block, ...]) -> str:
    return "".join(block.text for block in blocks if isinstance(block, Paragraph))


def _said(finding: Finding, figures: Any) -> tuple[Sentence, ...]:
    return (line(f"finding:{finding.rule.code}", "有关社区存在此类情况。"),)


@dataclass
class Assessed:
    """What the composer reads of an assessment."""

    figures: dict[str, Figure]
    findings: dict[str, Finding] = field(default_factory=dict)
    communities: int = 8


RULE = Rule(
    code="office-not-owned",
    heading="没有自有办公用房",
    theme=Theme.PREMISES,
    severity=Severity.SHORTFALL,
    source="调研报告反映的问题",
    check=lambda facts, standards: None,
    wording=_said,
)


def rule(code: str, **changed: Any) -> Rule:
    return replace(RULE, code=code, **{"heading": f"{code}标题"} | changed)


def finding(
    made: Rule,
    *gaps: tuple[str, Any, Any],
    unit: str = "平方米",
    standard: Standard | None = None,
    assessed: int | None = None,
    of: int | None = None,
    missing: dict[str, int] | None = None,
) -> Finding:
    """A settled finding; a gap is the community's name, observed and required."""
    found = Finding(made)
    for number, (name, observed, required) in enumerate(gaps, 1):
        gap = Gap(observed, required, unit, standard)
        where = place(name, number=number)
        found.note(where, gap)
    found.assessed = len(gaps) if assessed is None else assessed
    found.of = of or max(found.assessed, 1)
    found.missing.update(missing or {})
    found.settle()
    return found
