"""What falls short: a row per finding, and one per community behind it.

The two sheets are linked: each finding leads to the first of its rows.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from reports.document.shapes import Kind
from reports.hits import HitRow
from reports.indicators.base import THEME_NAMES
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.figures import unit_text
from reports.render.xlsx.links import Links
from reports.render.xlsx.sheet import Head, Sheet
from reports.render.xlsx.words import SEVERITIES
from reports.rules.base import Rule
from reports.rules.finding import Finding

NAME = "问题"
ROWS = "问题明细"
HEADS = (
    Head("部分", width=12),
    Head("问题", width=34),
    Head("程度", width=10),
    Head("涉及社区数", Kind.COUNT),
    Head("已评估社区数", Kind.COUNT),
    Head("不适用社区数", Kind.COUNT),
    Head("社区总数", Kind.COUNT),
    Head("占比", Kind.SHARE, 1),
    Head("缺少的记录", width=28),
    Head("依据", width=44),
    Head("规则出处", width=30),
    Head("规则标识", width=28),
)
# Columns of the heading on the first sheet, of the community on the second.
HEADING, CODE = "B", "C"
ROW_HEADS = (
    Head("规则标识", width=28),
    Head("问题", width=30),
    Head("社区代码", Kind.CODE),
    Head("社区"),
    Head("街道（乡镇）"),
    Head("实有", Kind.DECIMAL, 2),
    Head("应有", Kind.DECIMAL, 2),
    Head("单位", width=12),
    Head("依据", width=44),
)


def write(
    book: Any,
    findings: Mapping[str, Finding],
    hits: Callable[[str], Iterable[HitRow]],
    *,
    title: str,
    links: Links,
    on_finding: Callable[[int], None],
) -> tuple[Sheet, Sheet]:
    """The two sheets. Findings without a community are listed too: assessed, met."""
    ordered = sorted(
        findings.values(),
        key=lambda f: (list(THEME_NAMES).index(f.rule.theme), f.rule.code),
    )
    summary = Sheet(book, NAME, HEADS, title=title)
    detail = Sheet(book, ROWS, ROW_HEADS, title=title)
    for number, finding in enumerate(ordered, 1):
        first, own = detail.next_place(), summary.next_place(HEADING)
        links.note_evidence(f"finding:{finding.rule.code}", own)
        for hit in hits(finding.rule.code) if finding.hit else ():
            links.note_finding(hit.code, detail.next_place(CODE))
            cells = detail_cells(finding.rule, hit)
            detail.add(_linked(cells, own, links) if links else cells)
        summary.add(_summary(finding, first))
        on_finding(number)
    return summary, detail


def _linked(cells: tuple[Any, ...], own: str, links: Links) -> tuple[Any, ...]:
    """Back to the finding, and on to the community."""
    rule, heading, code, *rest = cells
    whose = links.to_community(code)
    return (
        rule,
        Shown(heading, leads_to=own),
        Shown(code, Kind.CODE, leads_to=whose),
        *rest,
    )


def expected_rows(findings: Mapping[str, Finding]) -> int:
    return sum(finding.hit for finding in findings.values())


def _summary(finding: Finding, leads_to: str) -> tuple[Any, ...]:
    rule = finding.rule
    missing = (
        f"{what}（{count}个社区）" for what, count in finding.missing.most_common()
    )
    return (
        THEME_NAMES[rule.theme],
        Shown(rule.heading, leads_to=leads_to) if finding.hit else rule.heading,
        SEVERITIES[rule.severity],
        finding.hit,
        finding.assessed,
        finding.not_held,
        finding.of,
        Shown("未评估") if finding.share is None else finding.share,
        "、".join(missing) or "无",
        "；".join(standard.citation for standard in finding.standards) or "无",
        rule.source,
        rule.code,
    )


def detail_cells(rule: Rule, hit: HitRow) -> tuple[Any, ...]:
    """One community of a finding, as ROW_HEADS has it."""
    return (
        rule.code,
        rule.heading,
        hit.code,
        hit.name,
        hit.township,
        measured(hit.observed, hit.unit),
        measured(hit.required, hit.unit),
        unit_text(hit.unit),
        hit.standard or "无",
    )


def measured(value: Any, unit: str) -> Any:
    """A number in the format of its unit; 不适用 where the rule measures nothing."""
    if value is None:
        return Shown("不适用")
    if unit == "share":
        return Shown(value, Kind.SHARE, 1)
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        return Shown(value, Kind.COUNT)
    return value
