"""The whole workbook: contents first, then what the report says, then the rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.document.shapes import Document, Kind
from reports.facts.shapes import CommunityFacts
from reports.hits import HitRow
from reports.indicators.base import Figure
from reports.render.xlsx import charts, figures, findings, prose, shortfalls
from reports.render.xlsx.book import saved_at
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.links import Links
from reports.render.xlsx.profile import COMMUNITIES
from reports.render.xlsx.raw import Plan, write_rows
from reports.render.xlsx.sheet import Head, Sheet, place
from reports.rules.finding import Finding
from reports.shortfalls.rows import Row

CONTENTS = "目录"
NOTES = "说明"
CONTENTS_HEADS = (
    Head("序号", Kind.COUNT),
    Head("工作表", width=24),
    Head("内容", width=70),
    Head("应有行数", Kind.COUNT),
    Head("实有行数", Kind.COUNT),
)
NOTES_HEADS = (Head("项目", width=20), Head("内容", width=90))

_ABOUT = {
    NOTES: "报告的范围、时间和填报口径",
    figures.NAME: "报告的全部指标，按类别分行列出",
    findings.NAME: "按标准检查的结果，点击问题可到涉及的社区",
    findings.ROWS: "每个问题涉及的全部社区，实有与应有对照，点击社区代码可到社区概况",
    shortfalls.NAME: "距各项标准的缺口，按范围合计和分区划列出，有单价的估算费用",
    prose.ADVICE: "报告提出的对策建议",
    prose.FIGURES: "报告正文中的每个数字及其依据，点击依据标识可到所在行",
    charts.NAME: "报告中的图，由图表数据绘制",
    charts.NUMBERS: "各图的数据",
}


# A sheet, and how many rows it must have where that is known beforehand.
Made = tuple[Sheet, int | None]


class WrongCount(Exception):
    """The workbook holds more or fewer rows than the report is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the workbook is written from.

    ``facts`` is read once, community by community; ``hits`` gives a finding's
    communities by its code.
    """

    document: Document
    figures: Mapping[str, Figure]
    findings: Mapping[str, Finding]
    plan: Plan
    facts: Iterable[CommunityFacts]
    hits: Callable[[str], Iterable[HitRow]]
    shortfalls: tuple[Row, ...] = ()


def write_xlsx(
    material: Material,
    path: Path,
    *,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """Writes the workbook and returns each sheet's number of rows. Raises WrongCount.

    ``on_progress`` is told of findings and communities done, and may raise.
    """
    with saved_at(path) as book:
        made = _write_sheets(book, material, on_progress)
    return {part.name: part.rows for sheet in made for part in sheet.parts}


def _write_sheets(
    book: Any, material: Material, on_progress: Callable[[int, int], None]
) -> list[Sheet]:
    title = material.document.title
    links = Links(
        COMMUNITIES.name,
        material.plan.community_rows,
        findings.expected_rows(material.findings),
    )
    contents = Sheet(book, CONTENTS, CONTENTS_HEADS, title=title)
    total = len(material.findings) + material.plan.communities
    made: list[Made] = [
        (_write_notes(book, material), None),
        (figures.write(book, material.figures, title=title, links=links), None),
    ]
    summary, detail = findings.write(
        book,
        material.findings,
        material.hits,
        title=title,
        links=links,
        on_finding=lambda done: on_progress(done, total),
    )
    made += [
        (summary, len(material.findings)),
        (detail, findings.expected_rows(material.findings)),
        *_write_shortfalls(book, material),
        (prose.write_advice(book, material.document, title=title), None),
        (prose.write_figures(book, material.document, title=title, links=links), None),
    ]
    numbers = charts.write(book, material.document, title=title)
    if numbers:
        made.append((numbers, None))
    rows = write_rows(
        book,
        material.plan,
        material.facts,
        title=title,
        links=links,
        on_community=lambda done: on_progress(len(material.findings) + done, total),
    )
    made += [(sheet, material.plan.expected[sheet.name]) for sheet in rows]
    for sheet, expected in made:
        if expected is not None and sheet.rows != expected:
            raise WrongCount(f"{sheet.name}: {sheet.rows} rows, {expected} expected")
    _write_contents(contents, material.plan, made, with_charts=numbers is not None)
    return [contents, *(sheet for sheet, _ in made)]


def _write_shortfalls(book: Any, material: Material) -> list[Made]:
    if not material.shortfalls:
        return []
    title = material.document.title
    sheet = shortfalls.write(book, material.shortfalls, title=title)
    return [(sheet, len(material.shortfalls))]


def _write_notes(book: Any, material: Material) -> Sheet:
    document, plan = material.document, material.plan
    sheet = Sheet(book, NOTES, NOTES_HEADS, title=document.title)
    sheet.add(("标题", document.title))
    for key in ("request:scope", "request:period", "request:base", "request:as_of"):
        evidence = document.evidence.get(key)
        if evidence:
            sheet.add((evidence.label, Shown(evidence.value)))
    if document.organ:
        sheet.add(("调研单位", document.organ))
    sheet.add(("成文日期", document.dated))
    sheet.add(("社区总数", Shown(plan.communities, Kind.COUNT)))
    sheet.add(
        ("未填报", "记录中没有这一项，不是零；合计、平均和占比都不含未填报的社区")
    )
    sheet.add(("未列出的栏目", "没有一个社区填报的栏目和没有记录的工作表不列出"))
    sheet.add(("行数", "目录列出各表应有和实有的行数，两者不符时不生成本文件"))
    return sheet


def _write_contents(
    contents: Sheet,
    plan: Plan,
    made: Iterable[Made],
    *,
    with_charts: bool,
) -> None:
    about = _ABOUT | {table.name: table.about for table in plan.tables}
    listed: list[tuple[str, int | None, int | None]] = []
    for sheet, expected in made:
        if sheet.name == charts.NUMBERS and with_charts:
            listed.append((charts.NAME, None, None))
        # Where a table goes on in further sheets, each tells what it holds itself.
        wanted = None if len(sheet.parts) > 1 else expected
        for part in sheet.parts:
            told = part.rows if wanted is None else wanted
            listed.append((part.name, told, part.rows))
            about.setdefault(part.name, f"{about[sheet.name]}（续表）")
    for number, (name, expected, written) in enumerate(listed, 1):
        contents.add(
            (
                number,
                Shown(name, leads_to=place(name)),
                about[name],
                Shown("图") if expected is None else expected,
                Shown("图") if written is None else written,
            )
        )
