"""What a small report says: two figures, three charts, one proposal."""

from decimal import Decimal

from reports.document.shapes import (
    Chart,
    ChartKind,
    Document,
    Evidence,
    Mark,
    Paragraph,
    Quantity,
    Section,
    Sentence,
    Series,
)


def a_document() -> Document:
    households = Quantity("8720", "indicator:households_total", 8720)
    share = Quantity("96.5%", "indicator:satisfaction", Decimal("0.965"))
    return Document(
        title="关于修水县社区治理情况的调研报告",
        lead=(
            Paragraph(
                (
                    Sentence(
                        "lead",
                        (
                            "截至",
                            Quantity("2026年3月12日", "request:as_of"),
                            "，现将有关情况报告如下。",
                        ),
                    ),
                )
            ),
        ),
        sections=(
            Section(
                "status",
                "基本情况",
                (
                    Paragraph(
                        (
                            Sentence(
                                "indicator:households_total",
                                ("共有", households, "户，满意率为", share, "。"),
                            ),
                        )
                    ),
                    Chart(
                        key="education",
                        title="学历结构",
                        kind=ChartKind.BAR,
                        unit="人",
                        categories=("本科", "高中"),
                        series=(Series("人数", (1, 1)),),
                    ),
                    Chart(
                        key="area",
                        title="办公用房面积",
                        kind=ChartKind.BAR_ACROSS,
                        unit="平方米",
                        categories=("塔山社区", "东山社区"),
                        series=(Series("面积", (Decimal("144.00"), None)),),
                        mark=Mark("标准", 300),
                    ),
                    Chart(
                        key="cases",
                        title="治安案件",
                        kind=ChartKind.LINE,
                        unit="件",
                        categories=("2023年", "2024年", "2025年"),
                        series=(Series("案件", (12, 9, 5)),),
                        mark=Mark("目标", 6),
                    ),
                ),
            ),
            Section(
                "advice",
                "对策建议",
                (
                    Paragraph(
                        (Sentence("recommendation:R-01", ("统一规划建设用房。",)),)
                    ),
                ),
            ),
        ),
        closing=(),
        annexes=(),
        organ="修水县民政局",
        dated="2026年3月12日",
        evidence={
            "indicator:households_total": Evidence(
                key="indicator:households_total",
                label="总户数",
                formula="各社区户数相加",
                value=8720,
                unit="户",
                reported=2,
                of=3,
            ),
            "indicator:satisfaction": Evidence(
                key="indicator:satisfaction",
                label="热线满意率",
                formula="各社区平均",
                value=Decimal("0.965"),
                unit="share",
                reported=2,
                of=3,
            ),
            "request:as_of": Evidence(
                key="request:as_of",
                label="统计截止日期",
                formula="生成报告时填写",
                value="2026年3月12日",
                unit="",
            ),
        },
    )
