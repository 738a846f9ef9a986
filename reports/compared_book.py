"""A comparison of two reports as a workbook, in the words of the reports."""

from collections.abc import Iterable
from typing import Any

from reports.comparing import Change, FigureRow, FindingRow
from reports.document.shapes import Kind
from reports.indicators.base import THEME_NAMES, Theme
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.sheet import Head, Sheet
from reports.rules.base import Gap

_CHANGE_WORDS = {
    Change.NEW: "新出现",
    Change.WORSE: "加重",
    Change.BETTER: "减轻",
    Change.SOLVED: "已解决",
    Change.UNCHANGED: "无变化",
    Change.FOUND: "本期发现（上期未评估）",
    Change.UNKNOWN: "本期无法评估",
    Change.GONE: "不再适用",
}


FINDING_HEADS = (
    Head("变化", width=22),
    Head("部分", width=12),
    Head("问题", width=30),
    Head("社区代码", Kind.CODE),
    Head("社区"),
    Head("前期实有", Kind.DECIMAL, 2),
    Head("前期应有", Kind.DECIMAL, 2),
    Head("后期实有", Kind.DECIMAL, 2),
    Head("后期应有", Kind.DECIMAL, 2),
    Head("单位", width=12),
    Head("规则标识", width=28),
)
FIGURE_HEADS = (
    Head("部分", width=12),
    Head("指标", width=36),
    Head("前期", Kind.DECIMAL, 2),
    Head("后期", Kind.DECIMAL, 2),
    Head("增减", Kind.DECIMAL, 2),
    Head("单位", width=10),
    Head("前期已填报社区", Kind.COUNT),
    Head("后期已填报社区", Kind.COUNT),
)


def write(
    book: Any,
    findings: Iterable[FindingRow],
    figures: Iterable[FigureRow],
    title: str,
) -> None:
    """Two sheets: what became of each finding, and figure by figure."""
    sheet = Sheet(book, "问题变化", FINDING_HEADS, title=title)
    for row in findings:
        gaps = [of_gap(row.before), of_gap(row.after)]
        gap = row.after or row.before
        unit = gap.unit if gap else ""
        sheet.add(
            (
                _CHANGE_WORDS[row.change],
                THEME_NAMES[Theme(row.theme)],
                row.heading,
                row.code,
                row.name,
                *gaps[0],
                *gaps[1],
                "%" if unit == "share" else unit,
                row.rule,
            )
        )
    sheet = Sheet(book, "指标变化", FIGURE_HEADS, title=title)
    for each in figures:
        times = 100 if each.unit == "share" else 1
        sheet.add(
            (
                THEME_NAMES[Theme(each.theme)],
                each.label,
                *(
                    None if value is None else value * times
                    for value in (each.before, each.after, each.difference)
                ),
                "%" if each.unit == "share" else each.unit,
                each.reported_before,
                each.reported_after,
            )
        )


def of_gap(gap: Gap | None) -> tuple[Any, Any]:
    """Observed and required; a dash where there is no finding."""
    if gap is None:
        return Shown("—"), Shown("—")
    times = 100 if gap.unit == "share" else 1
    observed = None if gap.observed is None else gap.observed * times
    return observed, Shown("—") if gap.required is None else gap.required * times
