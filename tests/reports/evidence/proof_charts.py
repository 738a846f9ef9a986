"""Holds a document's charts against the rows, bar by bar."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reports.document.shapes import Chart
from reports.indicators.catalogue import BY_SLUG
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import says, tokens
from tests.reports.evidence.proof_problems import told_apart, two_places
from tests.reports.evidence.proof_tables import charts


def chart_faults(report: Report) -> Iterator[str]:
    for chart in charts(report.document):
        yield from (f"{chart.key}: {fault}" for fault in faults_of(report, chart))


def faults_of(report: Report, chart: Chart) -> Iterator[str]:
    kind, _, rest = chart.evidence.partition(":")
    if chart.evidence not in report.document.evidence:
        yield f"{chart.evidence} is no evidence"
    for series in chart.series:
        for category, value in zip(chart.categories, series.values, strict=True):
            expected = charted(report, kind, rest, category, series.name)
            if value is None and expected is None:
                continue
            exact = Decimal(-1 if expected is None else expected)
            if value is None or abs(Decimal(value) - exact) > Decimal("0.5"):
                yield f"{category}: {value} is not {expected}"
            elif tokens(chart.description) and value:
                told = f"{category}{two_places(value)}"
                if told not in chart.description and "万" not in chart.description:
                    yield f"{told} is not in {chart.description}"
    reach = "（" + chart.title.partition("（")[2] if "（" in chart.title else ""
    if reach != rests_on(report, kind, rest, len(chart.categories)):
        yield f"{chart.title} is not {rests_on(report, kind, rest, 0)}"
    if chart.mark:
        values = {s.required for _, s in report.again.findings[rest].shorts}
        if not any(says(text, v) for text in tokens(chart.mark.label) for v in values):
            yield f"{chart.mark.label} is none of {values}"


def rests_on(report: Report, kind: str, rest: str, drawn: int) -> str:
    """What the caption adds where not all communities are in the picture."""
    if kind == "finding":
        few = report.again.findings[rest].hit > drawn
        return f"（差距最大的{drawn}个社区）" if few else ""
    answer = report.again.figures[rest]
    return f"（已填报{answer.reported}个社区）" if answer.reported < answer.of else ""


def charted(report: Report, kind: str, rest: str, category: str, series: str) -> Any:
    if kind == "finding":
        found = report.again.findings[rest]
        told = told_apart(found)
        (short,) = (each for p, each in found.shorts if told[p.code] == category)
        return short.required if series == "应达面积" else short.observed
    value = report.again.figures[rest].value
    if set(value) == {"base", "now", "change"}:
        return value["now" if category == "2025年" else "base"]
    if category.endswith("年"):
        return value.get(category.removesuffix("年"))
    words = {word: key for key, word in (BY_SLUG[rest].keys or {}).items()}
    # A level that nobody has is not among the sums of those who have one.
    return value.get(words[category], 0)
