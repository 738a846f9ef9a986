"""The annex tables: figures, problems by community, standards, what is missing."""

from collections.abc import Sequence

from reports.document.book import Book
from reports.document.evidence import authority_note, in_force
from reports.document.problems import Group, Problem
from reports.document.sentences import trimmed
from reports.document.shapes import Annex, Column, Kind, Table
from reports.document.tabulated import Row, entries
from reports.document.unreported import unassessed, unreported
from reports.rules.base import Gap, Number
from reports.rules.standards import Standard

# Rows a table of the PDF holds; the workbook holds all.
MOST_ROWS = 200


def annexes(book: Book, groups: tuple[Group, ...]) -> tuple[Annex, ...]:
    """The annexes that have rows, in the order they are attached."""
    tables = (figures(book), problems(groups), standards(groups), missing(book))
    return tuple(Annex(table.title, (table,)) for table in tables if table.rows)


def figures(book: Book) -> Table:
    """Every figure on record, by theme."""
    rows = []
    for theme in book.context.ordered_themes:
        for figure in book.figures.values():
            if figure.indicator.theme is theme:
                key = f"indicator:{figure.indicator.slug}"
                coverage = f"{figure.reported}/{figure.of}"
                rows += [
                    (key, (entry.label, entry.text, entry.unit, coverage))
                    for entry in entries(figure)
                ]
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
    """The communities behind each problem, the worst first.

    Where there are more than the table holds, each problem keeps its fair part.
    """
    found = [problem for group in groups for problem in group.problems]
    shown = fair_parts([len(each.finding.worst) for each in found], MOST_ROWS)
    rows = []
    for each, count in zip(found, shown, strict=True):
        rows += _problem_rows(each)[:count]
    return _table(
        "problems",
        "问题清单及涉及社区",
        (
            Column("序号", Kind.COUNT, weight=2),
            Column("问题", weight=6),
            Column("社区代码", Kind.CODE, weight=5),
            Column("社区名称", weight=4),
            Column("现状", weight=4),
            Column("标准", weight=4),
            Column("依据", weight=6),
        ),
        rows,
        total=sum(each.finding.hit for each in found),
    )


def _problem_rows(problem: Problem) -> list[Row]:
    finding = problem.finding
    rows: list[Row] = []
    for hit in finding.worst:
        gap = hit.gap
        cells = (
            problem.number,
            finding.rule.heading,
            hit.place.code,
            hit.place.name,
            _observed(gap),
            _measured(gap.required, gap.unit),
            _basis(gap.standard),
        )
        rows.append((f"finding:{problem.code}", cells))
    return rows


def _observed(gap: Gap) -> str:
    """A rule that asks whether something is there observes nothing but that."""
    if gap.required is None and not gap.observed:
        return "存在该问题"
    return _measured(gap.observed, gap.unit)


def _measured(value: Number | None, unit: str) -> str:
    if value is None:
        return "—"
    if not value:
        return "无"
    text = trimmed(value * 100 if unit == "share" else value, "").text
    return f"{text}%" if unit == "share" else f"{text}{unit}"


def _basis(standard: Standard | None) -> str:
    if standard is None:
        return "—"
    if standard.authority == "portal":
        return "本系统参考值"
    return standard.citation


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
                _measured(standard.value, standard.unit),
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
            Column("标准值", weight=3),
            Column("施行时间", weight=4),
            Column("发布机关", weight=4),
            Column("性质", weight=4),
        ),
        rows,
    )


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


def fair_parts(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each to keep so that all fit: what some leave, others share."""
    kept = [0] * len(sizes)
    left, open_ = most, [i for i, size in enumerate(sizes) if size]
    while left and open_:
        each = max(left // len(open_), 1)
        for i in open_:
            more = min(each, sizes[i] - kept[i], left)
            kept[i] += more
            left -= more
        open_ = [i for i in open_ if kept[i] < sizes[i]]
    return kept


def _table(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    total: int | None = None,
) -> Table:
    """A table of rows, each with the key of its evidence."""
    shown = rows[:MOST_ROWS]
    return Table(
        key=f"annex:{key}",
        title=title,
        columns=columns,
        rows=tuple(cells for _, cells in shown),
        total_rows=len(rows) if total is None else total,
        row_evidence=tuple(evidence for evidence, _ in shown),
    )
