"""二、存在的主要问题: findings under their themes, each with its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reports.document.book import Book
from reports.document.clauses import in_paragraphs
from reports.document.headings import problem_heading
from reports.document.kinds import Part
from reports.document.sentences import line
from reports.document.shapes import Paragraph, Section, Sentence, hanzi_number
from reports.indicators.base import Theme
from reports.rules.base import Severity
from reports.rules.finding import Finding

_WEIGHT = {Severity.BREACH: 0, Severity.SHORTFALL: 1, Severity.ATTENTION: 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with communities, and its number in the list of the annex."""

    number: int
    finding: Finding

    @property
    def code(self) -> str:
        return self.finding.rule.code


@dataclass(frozen=True, slots=True)
class Group:
    """What was found under one theme, in the order of the rules' catalogue."""

    theme: Theme
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(problem.code for problem in self.problems)


def grouped(
    findings: Mapping[str, Finding],
    themes: Sequence[Theme],
    *,
    gravest_first: bool = True,
) -> tuple[Group, ...]:
    """Themes with problems: the gravest first, then those with most findings; or else
    in the order given."""
    by_theme: dict[Theme, list[Finding]] = {}
    for finding in findings.values():
        if finding.hit and finding.rule.theme in themes:
            by_theme.setdefault(finding.rule.theme, []).append(finding)
    ranked = sorted(by_theme.items(), key=lambda item: themes.index(item[0]))
    if gravest_first:
        ranked.sort(key=lambda item: _gravity(item[1]))
    number = 0
    groups = []
    for theme, found in ranked:
        problems = tuple(
            Problem(number + position, finding)
            for position, finding in enumerate(found, 1)
        )
        number += len(problems)
        groups.append(Group(theme, problems))
    return tuple(groups)


def _gravity(found: Sequence[Finding]) -> tuple[int, int]:
    return min(_WEIGHT[finding.rule.severity] for finding in found), -len(found)


def section(
    book: Book, groups: tuple[Group, ...], gaps: Mapping[str, Sentence] | None = None
) -> Section | None:
    """``gaps`` say by the rules' codes how much is missing in all.

    None when no rule could be applied to any community; where no status part has
    said before that nothing is on record, this one does.
    """
    kind = book.context.kind
    heading = kind.heading(Part.PROBLEMS)
    findings = [f for f in book.findings.values() if book.reports(f)]
    if not any(finding.assessed for finding in findings):
        if Part.STATUS in kind.parts:
            return None
        nothing = line(
            "section:problems",
            "{subject}有关事项各社区均未填报，未能对照现行标准核查。",
            subject=book.context.subject,
        )
        return Section("problems", heading, (Paragraph((nothing,)),))
    return Section(
        "problems",
        heading,
        (Paragraph((_opening(book, bool(groups)),)),),
        tuple(
            Section(
                f"problems:{group.theme}",
                problem_heading(group.theme, group.codes),
                tuple(_paragraphs(book, group, gaps or {})),
            )
            for group in groups
        ),
    )


def _opening(book: Book, found: bool) -> Sentence:  # noqa: FBT001
    subject = book.context.subject
    if found:
        pattern = (
            "对照现行标准和统计数据逐项核查，{subject}还存在以下薄弱环节，"
            "各项问题涉及的社区、现状和依据列于附件。"
        )
    else:
        pattern = "对照现行标准和统计数据逐项核查，{subject}已填报的事项均未发现问题。"
    return line("section:problems", pattern, subject=subject)


def _paragraphs(
    book: Book, group: Group, gaps: Mapping[str, Sentence]
) -> list[Paragraph]:
    """A paragraph for each problem; several are counted 一是、二是."""
    made: list[Paragraph] = []
    several = len(group.problems) > 1
    for position, problem in enumerate(group.problems, 1):
        finding = replace(problem.finding, is_headed=several)
        sentences = tuple(finding.rule.wording(finding, book.figures))
        if several or not sentences:
            ordinal = f"{hanzi_number(position)}是" if several else ""
            lead = line(
                f"finding:{problem.code}",
                "{ordinal}{heading}。",
                ordinal=ordinal,
                heading=finding.rule.heading,
            )
            sentences = (lead, *sentences)
        if problem.code in gaps:
            sentences += (gaps[problem.code],)
        made += in_paragraphs(sentences)
    return made
