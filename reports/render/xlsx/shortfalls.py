"""How much is missing to the standards, by street, and what it was priced by."""

from collections.abc import Iterable
from typing import Any

from reports.document.lacking import OWN_DEFAULT, WHOLE, joined
from reports.document.shapes import Kind
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.sheet import Head, Sheet
from reports.rules.standards import Standard
from reports.shortfalls.rows import Row

NAME = "缺口测算"
HEADS = (
    Head("事项", width=20),
    Head("区划代码", Kind.CODE),
    Head("范围", width=18),
    Head("缺口", Kind.DECIMAL, 2),
    Head("单位", width=8),
    Head("涉及社区数", Kind.COUNT),
    Head("已评估社区数", Kind.COUNT),
    Head("不适用社区数", Kind.COUNT),
    Head("社区总数", Kind.COUNT),
    Head("依据", width=40),
    Head("补齐措施", width=30),
    Head("有单价社区数", Kind.COUNT),
    Head("估算费用（元）", Kind.MONEY, 2),
    Head("费用性质", width=10),
    Head("单价及来源", width=50),
    Head("规则标识", width=28),
)


def write(book: Any, rows: Iterable[Row], *, title: str) -> Sheet:
    sheet = Sheet(book, NAME, HEADS, title=title)
    for row in rows:
        lack, measure = row.lack, row.measure
        sheet.add(
            (
                measure.label,
                row.place.code if row.place else Shown("—"),
                row.place.name if row.place else WHOLE,
                lack.missing,
                measure.unit,
                lack.short,
                lack.assessed,
                lack.not_held,
                lack.of,
                joined([*map(_basis, row.standards), *lack.bases]),
                measure.remedy,
                lack.priced,
                lack.cost_yuan if lack.priced else None,
                "每年" if measure.is_yearly else "一次性",
                _prices(row),
                measure.rule,
            )
        )
    return sheet


def _basis(standard: Standard) -> str:
    if standard.authority == "portal":
        return f"{standard.title}（{OWN_DEFAULT}）"
    return standard.citation


def _prices(row: Row) -> Any:
    if row.measure.is_money:
        return Shown("不适用")
    told = [
        f"{price.scope_name}{price.year}年每{row.measure.unit}"
        f"{price.amount_yuan:f}元（{price.source}）"
        for price in row.lack.prices
    ]
    return joined(told) or None
