"""The annex tables: figures, problems by community, standards, what is missing."""

from collections.abc import Sequence
from typing import Any

from reports.document import lacking
from reports.document.book import Book
from reports.document.demands import demand, limit_words, measured
from reports.document.evidence import authority_note, in_force
from reports.document.problems import Group, Problem
from reports.document.shapes import Annex, Column, Kind, Table
from reports.document.tabulated import Row, entries
from reports.document.unreported import unassessed, unreported
from reports.rules.base import Gap
from reports.rules.finding import Finding
from reports.rules.standards import Standard
from reports.rules.wording import name_text
from reports.shortfalls.fold import Shortfalls

# Rows a table of the PDF holds; the workbook holds all.
MOST_ROWS = 200
# Communities a problem's row names, the worst first.
NAMED = 20
# Letters of 2021年12月27日起.
_ONE_DAY = 12


def annexes(
    book: Book, groups: tuple[Group, ...], shortfalls: Shortfalls | None = None
) -> tuple[Annex, ...]:
    """The annexes that have rows, in the order they are attached."""
    attached = (
        (figures(book),),
        (problems(groups),),
        shortfall_tables(book, shortfalls) if shortfalls else (),
        (standards(groups),),
        (missing(book),),
    )
    return tuple(
        Annex(tables[0].title, tuple(table for table in tables if table.rows))
        for tables in attached
        if tables and tables[0].rows
    )


def shortfall_tables(book: Book, shortfalls: Shortfalls) -> tuple[Table, ...]:
    """How much is missing, where; and the unit costs it was priced by."""
    found = lacking.reported(book, shortfalls)
    rows = lacking.lacking(found)
    return (
        _table("shortfalls", "缺口测算", lacking.columns(shortfalls.by), rows),
        _table(
            "prices",
            "缺口测算所用单价",
            lacking.PRICE_COLUMNS,
            lacking.prices(found),
        ),
    )


def figures(book: Book) -> Table:
    """Every figure on record, by theme."""
    rows = []
    for theme in book.context.ordered_themes:
        for figure in book.figures.values():
            if figure.indicator.theme is theme:
                key = f"indicator:{figure.indicator.slug}"
                for entry in entries(figure):
                    coverage = f"{figure.reported_of(entry.key)}/{figure.of}"
                    rows.append((key, (entry.label, entry.text, entry.unit, coverage)))
    return _table(
        "figures",
        "主要指标",
        (
            Column("指标", weight=5),
            Column("数值", weight=4),
            Column("单位", weight=2),
            Column("已填报社区", weight=2),
        ),
        rows,
    )


def problems(groups: Sequence[Group]) -> Table:
    """One row a problem: what is asked for, and who falls how far short.

    A problem names its worst communities; the workbook has a row for each.
    """
    rows = [
        (f"finding:{problem.code}", _problem_cells(problem))
        for group in groups
        for problem in group.problems
    ]
    return _table(
        "problems",
        "问题清单及涉及社区",
        (
            Column("序号", Kind.COUNT, weight=2),
            Column("问题", weight=5),
            Column("标准", weight=6),
            Column("涉及社区及现状", weight=11),
        ),
        rows,
    )


def _problem_cells(problem: Problem) -> tuple[Any, ...]:
    finding = problem.finding
    return (
        problem.number,
        finding.rule.heading,
        demand(finding),
        _communities(finding),
    )


def _communities(finding: Finding) -> str:
    """西摆社区48平方米、南崖社区55平方米; told once where it is the same for all."""
    shown = finding.worst[:NAMED]
    told = [_observed(hit.gap) for hit in shown]
    if finding.hit > 1 and len(set(told)) == 1:
        names = "、".join(name_text(finding, hit) for hit in shown)
        text = f"{names}，均为{told[0]}" if told[0] else names
    else:
        pairs = zip(shown, told, strict=True)
        text = "、".join(f"{name_text(finding, hit)}{has}" for hit, has in pairs)
    rest = finding.hit - len(shown)
    return f"{text}；另有{rest}个社区见工作簿" if rest else text


def _observed(gap: Gap) -> str:
    """A rule that asks whether something is there observes nothing but that."""
    if gap.observed is None or (gap.required is None and not gap.observed):
        return ""
    return measured(gap.observed, gap.unit)


def standards(groups: Sequence[Group]) -> Table:
    """The standards the problems are held to, each once."""
    cited: dict[str, Standard] = {}
    for group in groups:
        for problem in group.problems:
            for standard in problem.finding.standards:
                cited.setdefault(standard.evidence, standard)
    rows = [
        (
            key,
            (
                standard.title,
                standard.doc_no or "—",
                standard.clause or "—",
                limit_words(standard),
                in_force(standard) or "—",
                standard.issuing_body or "—",
                authority_note(standard),
            ),
        )
        for key, standard in cited.items()
    ]
    return _table(
        "standards",
        "引用标准",
        (
            Column("标准名称", weight=6),
            Column("文号", weight=4),
            Column("条款", weight=3),
            Column("标准值", weight=5),
            Column("施行时间", _undivided(rows, 4), weight=4),
            Column("发布机关", weight=4),
            Column("性质", weight=4),
        ),
        rows,
    )


def _undivided(rows: Sequence[Row], column: int) -> Kind:
    """A day is not divided between two lines, as long as no cell holds two."""
    longest = max((len(str(cells[column])) for _, cells in rows), default=0)
    return Kind.CODE if longest <= _ONE_DAY else Kind.TEXT


def missing(book: Book) -> Table:
    """What is not on record, how many communities lack it, and what that hides."""
    return _table(
        "missing",
        "未填报情况",
        (
            Column("未填报内容", weight=7),
            Column("社区数", Kind.COUNT, weight=2),
            Column("影响", weight=7),
        ),
        [*unassessed(book), *unreported(book)],
    )


def _table(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
) -> Table:
    """A table of rows, each with the key of its evidence."""
    shown = rows[:MOST_ROWS]
    return Table(
        key=f"annex:{key}",
        title=title,
        columns=columns,
        rows=tuple(cells for _, cells in shown),
        total_rows=len(rows),
        row_evidence=tuple(evidence for evidence, _ in shown),
    )
