"""A report of several pages made of plain values, with every kind of block."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from reports.document.shapes import (
    Annex,
    Chart,
    ChartKind,
    Column,
    Document,
    Evidence,
    Kind,
    Mark,
    Paragraph,
    Quantity,
    Section,
    Sentence,
    Series,
    Table,
)

TITLE = "关于东江县2025年城市社区建设情况的调研报告"
ORGAN = "东江县民政局"
DATED = "2026年3月12日"
NAMES = ("东风", "西桥", "南苑", "北关", "滨河", "新城", "老街", "文昌")

_FIGURE = re.compile(r"(\d[\d.]*%?)")
_TEXTS = (
    "全县城市社区共有居民21860户、63400人，其中常住人口58200人，占91.8%。",
    "社区工作者52人中，女性41人，大专及以上学历33人，取得社会工作职业资格的只有4人。",
    "办公用房平均每个社区96.5平方米，最小的老街社区48平方米，不足标准的三分之一。",
    "多数社区没有独立的议事场所，居民代表会议、党员大会和文体活动共用一间屋子，安排时常有冲突。",
    "依照《城市居住区规划设计标准》和“一刻钟便民生活圈”的要求，服务设施的布局还不均衡——老城尤其明显。",
    "工作经费由县财政按每个社区每年3万元安排，其中办公费占62.5%，其余用于小型维修和志愿服务。",
    "居民反映较多的是停车难、电梯加装慢、养老托育少等问题，不少事项需要街道和部门一起协调解决。",
)


def sentence(key: str, text: str) -> Sentence:
    """Words, with each number in them as a quantity."""
    parts = tuple(
        Quantity(part, "indicator:population") if part[0].isdigit() else part
        for part in _FIGURE.split(text)
        if part
    )
    return Sentence(key, parts)


def paragraph(start: int, count: int = 4) -> Paragraph:
    """Sentences from the stock, beginning with the ``start``-th."""
    texts = [_TEXTS[(start + i) % len(_TEXTS)] for i in range(count)]
    return Paragraph(
        tuple(sentence(f"stock:{start}-{i}", text) for i, text in enumerate(texts))
    )


def bars(**changed: Any) -> Chart:
    fields: dict[str, Any] = {
        "key": "education",
        "title": "社区工作者学历构成",
        "kind": ChartKind.BAR,
        "unit": "人",
        "categories": ("大专及以上", "高中（中专）", "初中及以下"),
        "series": (Series("人数", (33, 17, 2)),),
        "description": "大专及以上33人，高中（中专）17人，初中及以下2人。",
    }
    return Chart(**{**fields, **changed})


def areas(**changed: Any) -> Chart:
    """Lying bars, one without a value, against a standard."""
    fields: dict[str, Any] = {
        "key": "areas",
        "title": "办公用房面积与标准",
        "kind": ChartKind.BAR_ACROSS,
        "unit": "平方米",
        "categories": tuple(f"{name}社区" for name in NAMES),
        "series": (Series("现有面积", (120, 96, 88, None, 150, 210, 48, 60)),),
        "mark": Mark("标准下限", 300),
        "description": "有记录的社区办公用房都小于300平方米。",
    }
    return Chart(**{**fields, **changed})


def years(**changed: Any) -> Chart:
    fields: dict[str, Any] = {
        "key": "funds",
        "title": "工作经费逐年变化",
        "kind": ChartKind.LINE,
        "unit": "万元",
        "categories": ("2022年", "2023年", "2024年", "2025年"),
        "series": (
            Series("县级", (Decimal("16.5"), None, Decimal("22"), Decimal("24"))),
            Series("街道", (Decimal("6"), Decimal("7"), Decimal("7.5"), Decimal("9"))),
        ),
    }
    return Chart(**{**fields, **changed})


def small_table() -> Table:
    rows = tuple(
        (f"{name}社区", 2400 + 10 * i, None if i == 3 else Decimal("96.5"), opened)
        for i, name in enumerate(NAMES)
        for opened in (date(2003, 5, 1),)
    )
    return Table(
        "basics",
        "城市社区基本情况",
        (
            Column("社区", weight=2),
            Column("户数（户）", Kind.COUNT),
            Column("办公用房（平方米）", Kind.AREA, decimals=1),
            Column("成立日期", Kind.DATE),
        ),
        rows,
        len(rows),
    )


def long_table(rows: int = 90, figures: int = 3) -> Table:
    """Runs over several pages; with many figures it needs a turned page."""
    columns = (
        Column("社区代码", Kind.CODE),
        Column("社区名称", weight=2),
        *(Column(f"指标{chr(0x2460 + i)}", Kind.COUNT) for i in range(figures)),
    )
    return Table(
        f"long-{rows}-{figures}",
        "各社区主要指标",
        columns,
        tuple(
            (
                f"3604990{i:05d}",
                f"{NAMES[i % len(NAMES)]}社区居民委员会",
                *(
                    None if (i + j) % 9 == 0 else 1000 + 7 * i * j
                    for j in range(figures)
                ),
            )
            for i in range(rows)
        ),
        812 if rows == 200 else rows,
    )


def report(**changed: Any) -> Document:
    """The whole of it: about a dozen pages."""
    fields: dict[str, Any] = {
        "title": TITLE,
        "lead": (
            Paragraph(
                (
                    sentence(
                        "lead:why", "按照县委、县政府的安排，调研组走访了8个社区。"
                    ),
                    sentence("lead:how", "现将有关情况报告如下："),
                )
            ),
        ),
        "sections": _sections(),
        "closing": (Paragraph((sentence("closing", "以上报告，请审阅。"),)),),
        "annexes": (
            Annex("各社区主要指标", (long_table(),)),
            Annex("各社区办公和服务用房明细表", (paragraph(2, 1), long_table(24, 15))),
            Annex("各社区经费保障明细表", (long_table(12, 16),)),
        ),
        "organ": ORGAN,
        "dated": DATED,
        "evidence": {
            "indicator:population": Evidence(
                "indicator:population", "人口", "各社区人口之和", 63400, "人", 8, 8
            )
        },
    }
    return Document(**{**fields, **changed})


def _sections() -> tuple[Section, ...]:
    filling = tuple(paragraph(i, 5) for i in range(8))
    return (
        Section(
            "status",
            "基本情况",
            (paragraph(0, 3),),
            (
                Section("staff", "队伍建设", (paragraph(1), bars(), paragraph(3))),
                Section("premises", "阵地建设", (small_table(), *filling, areas())),
                Section(
                    "funds",
                    "经费保障",
                    (paragraph(5, 2), years()),
                    (
                        Section(
                            "work",
                            "工作经费",
                            (paragraph(6, 2),),
                            (
                                Section("county", "县级安排", (paragraph(0, 2),)),
                                Section("street", "街道配套", (paragraph(1, 2),)),
                            ),
                        ),
                        Section("special", "专项经费", (paragraph(3, 2),)),
                    ),
                ),
            ),
        ),
        Section(
            "problems",
            "存在的主要问题",
            (),
            (
                Section(
                    "space",
                    "办公用房面积普遍不足，部分社区租用借用房屋，办公和服务条件亟待改善",
                    (paragraph(2), paragraph(4)),
                ),
                Section("pay", "报酬待遇偏低", (paragraph(5),)),
            ),
        ),
        Section("advice", "对策建议", (paragraph(6),)),
    )
