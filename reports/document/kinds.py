"""What kinds of report there are: each its title, its parts in order, its themes.

A kind is data. ``parts`` are first-level parts with their headings in the order
they are printed; one without content is left out and the others number themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reports.indicators.base import Theme


class Part(StrEnum):
    """The first-level parts a report may have; the values are their sections' keys."""

    STATUS = "status"
    PRACTICE = "practice"  # what has been done and with what success, as told
    PROBLEMS = "problems"
    CAUSES = "causes"  # why it is so, as told
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """``code`` is stored with reports and never changes its meaning.

    ``subject`` begins with 社区 and is what the report is on; ``themes`` are those
    reported unless others are chosen, in their order. ``gravest_first`` has the
    problems begin with the theme of the gravest, else they follow the themes.
    """

    code: str
    name: str
    title: str  # with {scope} and {subject}
    subject: str
    themes: tuple[Theme, ...]
    parts: Mapping[Part, str]
    gravest_first: bool = False

    def ordered(self, themes: frozenset[Theme]) -> tuple[Theme, ...]:
        """Themes in the kind's order, those that are not its own behind them."""
        order = [*self.themes, *(theme for theme in Theme if theme not in self.themes)]
        return tuple(theme for theme in order if theme in themes)

    def heading(self, part: Part) -> str:
        return self.parts[part]


_TITLE = "关于{scope}{subject}情况的调研报告"

COMPREHENSIVE = ReportKind(
    code="comprehensive",
    name="综合",
    title=_TITLE,
    subject="社区治理",
    themes=tuple(Theme),
    parts={
        Part.STATUS: "基本情况",
        Part.PRACTICE: "主要做法和成效",
        Part.PROBLEMS: "存在的主要问题",
        Part.CAUSES: "原因分析",
        Part.ADVICE: "对策建议",
    },
    gravest_first=True,
)

KINDS: tuple[ReportKind, ...] = (
    COMPREHENSIVE,
    ReportKind(
        code="party-building",
        name="党建",
        title=_TITLE,
        subject="社区党建工作",
        themes=(Theme.PARTY, Theme.STAFF, Theme.PREMISES, Theme.FUNDING),
        parts={
            Part.STATUS: "基本情况",
            Part.PRACTICE: "主要做法",
            Part.PROBLEMS: "存在的主要问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "意见建议",
        },
    ),
    ReportKind(
        code="staff",
        name="队伍",
        title=_TITLE,
        subject="社区工作者队伍建设",
        themes=(Theme.STAFF, Theme.SCALE),
        parts={
            Part.STATUS: "队伍现状",
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的突出问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
    ReportKind(
        code="premises-services",
        name="阵地与服务",
        title=_TITLE,
        subject="社区阵地建设和服务开展",
        themes=(Theme.PREMISES, Theme.SERVICES),
        parts={
            Part.STATUS: "基本情况",
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的主要问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
    ReportKind(
        code="funding",
        name="经费",
        title=_TITLE,
        subject="社区经费保障",
        themes=(Theme.FUNDING,),
        parts={
            Part.STATUS: "经费保障现状",
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的主要问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
    ReportKind(
        code="safety",
        name="安全",
        title=_TITLE,
        subject="社区安全建设",
        themes=(Theme.SAFETY,),
        parts={
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的主要问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
    ReportKind(
        code="construction",
        name="建设",
        title="关于{scope}{subject}推进情况的调研报告",
        subject="社区建设项目",
        themes=(Theme.CONSTRUCTION,),
        parts={
            Part.STATUS: "发展现状",
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的主要问题和困难",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
    ReportKind(
        code="service-system",
        name="服务体系",
        title=_TITLE,
        subject="社区服务体系建设",
        themes=(Theme.SCALE, Theme.SERVICES, Theme.PREMISES, Theme.STAFF),
        parts={
            Part.STATUS: "服务体系建设现状",
            Part.PRACTICE: "主要做法和成效",
            Part.PROBLEMS: "存在的主要问题",
            Part.CAUSES: "原因分析",
            Part.ADVICE: "对策建议",
        },
    ),
)

BY_CODE: dict[str, ReportKind] = {kind.code: kind for kind in KINDS}
