"""What communities have not handed in, and what a report cannot say for it."""

from collections import Counter
from collections.abc import Iterator

from reports.document.book import Book
from reports.document.tabulated import Row
from reports.indicators.base import THEME_NAMES, Figure, Indicator, Theme
from reports.indicators.scale import CHANGE_KEYS
from reports.rules.finding import Finding


def unassessed(book: Book) -> Iterator[Row]:
    """What rules asked for in vain, the most missed first."""
    lacking: Counter[str] = Counter()
    hidden: dict[str, list[Finding]] = {}
    for finding in book.findings.values():
        if book.reports(finding):
            for what, count in finding.missing.items():
                lacking[what] = max(lacking[what], count)
                hidden.setdefault(what, []).append(finding)
    for what, count in lacking.most_common():
        headings = "、".join(finding.rule.heading for finding in hidden[what])
        evidence = f"finding:{hidden[what][0].rule.code}"
        yield evidence, (what, count, f"未能评估：{headings}")


def unreported(book: Book) -> Iterator[Row]:
    """Figures that not all communities gave, those of one theme and as many
    communities together."""
    short: dict[tuple[Theme, int], list[Figure]] = {}
    for theme in book.context.ordered_themes:
        for figure in book.figures.values():
            asked = _is_asked(book, figure.indicator)
            if (
                figure.indicator.theme is theme
                and figure.reported < figure.of
                and asked
            ):
                short.setdefault((theme, figure.reported), []).append(figure)
    for (theme, reported), figures in short.items():
        labels = "、".join(figure.indicator.label for figure in figures)
        effect = f"按已填报的{reported}个社区统计" if reported else "报告未列出"
        evidence = f"indicator:{figures[0].indicator.slug}"
        missing = figures[0].of - reported
        yield evidence, (f"{THEME_NAMES[theme]}：{labels}", missing, effect)


def _is_asked(book: Book, indicator: Indicator) -> bool:
    """Whether communities could have given the figure: none is asked for a base
    period without one, nor for what depends on a standard being in force."""
    if indicator.against is not None:
        return False
    return bool(book.context.base_label) or indicator.keys != CHANGE_KEYS
