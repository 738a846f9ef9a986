"""The table of findings as a workbook, in the words of the reports."""

from typing import Any

from reports.document.shapes import Kind
from reports.explorer.order import Row
from reports.explorer.spread import Cell, Counts
from reports.facts.request import Request
from reports.hits import HitFiles
from reports.indicators.base import THEME_NAMES
from reports.period_words import period_words
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.findings import ROW_HEADS, detail_cells, measured
from reports.render.xlsx.sheet import Head, Sheet
from reports.render.xlsx.words import SEVERITIES
from reports.rules.base import Gap
from reports.shown import distance

TABLE, PLACES, COMMUNITIES, NOTES = "问题分布", "分地情况", "问题明细", "说明"
RULE_HEADS = (
    Head("部分", width=12),
    Head("问题", width=34),
    Head("程度", width=10),
)
COUNT_HEADS = (
    Head("涉及社区数", Kind.COUNT),
    Head("已评估社区数", Kind.COUNT),
    Head("未填报社区数", Kind.COUNT),
    Head("不适用社区数", Kind.COUNT),
    Head("占比", Kind.SHARE, 1),
)
PLACE_HEADS = (Head("区划代码", Kind.CODE), Head("地区", width=20))
NOTE_HEADS = (Head("项目", width=20), Head("内容", width=90))


def write(
    book: Any,
    counts: Counts,
    rows: list[Row],
    names: dict[str, str],
    hits: HitFiles,
    asked: Request,
) -> int:
    """Four sheets; returns how many communities behind findings they list."""
    title = f"{asked.scope_name}问题分布"
    places = counts.places
    heads = [Head(names.get(code, code), Kind.COUNT, width=12) for code in places]
    table = Sheet(book, TABLE, (*RULE_HEADS, *COUNT_HEADS, *heads), title=title)
    by_place = Sheet(
        book, PLACES, (*RULE_HEADS, *PLACE_HEADS, *COUNT_HEADS), title=title
    )
    detail = Sheet(
        book, COMMUNITIES, (*ROW_HEADS, Head("差距", Kind.DECIMAL, 2)), title=title
    )
    for row in rows:
        first = detail.next_place()
        for hit in hits.read(row.rule.code):
            gap = distance(Gap(hit.observed, hit.required, hit.unit))
            detail.add((*detail_cells(row.rule, hit), measured(gap, hit.unit)))
        leads_to = first if row.whole.hit else ""
        table.add(
            (
                *_rule(row, leads_to),
                *_counts(row.whole),
                *(_number(cell) for cell in row.cells),
            )
        )
        for code, cell in zip(places, row.cells, strict=True):
            by_place.add((*_rule(row), code, names.get(code, code), *_counts(cell)))
    _notes(book, asked, counts, title)
    return detail.rows


def _rule(row: Row, leads_to: str = "") -> tuple[Any, ...]:
    rule = row.rule
    heading = Shown(rule.heading, leads_to=leads_to) if leads_to else rule.heading
    return THEME_NAMES[rule.theme], heading, SEVERITIES[rule.severity]


def _counts(cell: Cell) -> tuple[Any, ...]:
    share = Shown("未评估") if cell.share is None else cell.share
    return cell.hit, cell.assessed, cell.unknown, cell.not_held, share


def _number(cell: Cell) -> Any:
    """Communities hit; in words where nothing could be assessed."""
    if cell.assessed:
        return cell.hit
    return None if cell.unknown else Shown("不适用")


def _notes(book: Any, asked: Request, counts: Counts, title: str) -> None:
    sheet = Sheet(book, NOTES, NOTE_HEADS, title=title)
    sheet.add(("范围", asked.scope_name))
    sheet.add(("统计期", period_words(asked.period_code)))
    if asked.base_code:
        sheet.add(("对比期", period_words(asked.base_code)))
    sheet.add(("截至日期", asked.as_of))
    sheet.add(("社区总数", Shown(counts.total, Kind.COUNT)))
    sheet.add(("未填报", "评估所需的记录没有填报，不计入已评估社区，也不视为没有问题"))
    sheet.add(("不适用", "社区没有该项检查的对象，或者当地没有施行的标准"))
