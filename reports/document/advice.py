"""三、对策建议: parallel to the problems, each recommendation once."""

from collections.abc import Iterable

from reports.document.headings import advice_heading
from reports.document.kinds import COMPREHENSIVE, Part
from reports.document.problems import Group
from reports.document.recommendations import Advice, Recommendation, answers
from reports.document.sentences import as_written, line
from reports.document.shapes import Paragraph, Section, Sentence, hanzi_number
from reports.indicators.base import Theme

# Where no recommendation in use answers a theme's findings.
_FALLBACK = {
    Theme.SCALE: "对规模不合理的社区逐一研究调整方案，成熟一个、调整一个。",
    Theme.PREMISES: "建立社区阵地建设台账，逐个社区确定整改方式、责任单位和完成时限。",
    Theme.STAFF: "把社区队伍建设纳入年度工作计划，分类制定补充、培训和激励办法。",
    Theme.PARTY: "由上级党组织逐一督促整改，定期通报进展情况。",
    Theme.SERVICES: "根据居民需求列出服务清单，分步补齐短缺项目。",
    Theme.FUNDING: "将社区经费纳入年度预算统筹安排，确保按时足额到位。",
    Theme.SAFETY: "逐项落实整改责任、措施、资金、时限和预案，整改一处、销号一处。",
    Theme.CONSTRUCTION: "加强项目调度，及时研究解决建设中的具体困难。",
}


def section(
    groups: tuple[Group, ...],
    recommendations: Iterable[Recommendation],
    heading: str = COMPREHENSIVE.heading(Part.ADVICE),
) -> Section | None:
    """One subsection for each group of problems, in the same order."""
    if not groups:
        return None
    advice = answers([(g.theme, g.codes) for g in groups], recommendations)
    headings = {g.theme: advice_heading(g.theme, g.codes) for g in groups}
    return Section(
        "advice",
        heading,
        sections=tuple(
            Section(
                f"advice:{each.theme}",
                headings[each.theme],
                tuple(Paragraph((said,)) for said in _sentences(each, headings)),
            )
            for each in advice
        ),
    )


def _sentences(advice: Advice, headings: dict[Theme, str]) -> list[Sentence]:
    """Each recommendation is a paragraph; several are counted 一是、二是."""
    key = f"advice:{advice.theme}"
    if len(advice.own) == 1:
        return [_recommended(advice.own[0], "")]
    if advice.own:
        return [
            _recommended(each, f"{hanzi_number(position)}是")
            for position, each in enumerate(advice.own, 1)
        ]
    if advice.elsewhere:
        others = "、".join(f"“{headings[theme]}”" for theme in advice.elsewhere)
        pattern = "此类问题与{others}部分所提措施一并推进解决。"
        return [line(key, pattern, others=others)]
    return [line(key, _FALLBACK[advice.theme])]


def _recommended(recommendation: Recommendation, ordinal: str) -> Sentence:
    """A recommendation as printed. Figures in it are its own, not the record's."""
    key = f"recommendation:{recommendation.code}"
    return as_written(key, recommendation.text, ordinal)
