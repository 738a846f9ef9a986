from typing import Any

from reports.document.problems import grouped, section
from reports.document.sentences import line
from reports.document.shapes import Paragraph, Section, Sentence
from reports.indicators.base import Theme
from reports.rules.base import Severity
from reports.rules.finding import Finding
from tests.reports.document.made import book, finding, rule

ALL = tuple(Theme)
HIT = ("东风社区", None, None)


def texts(found: Section) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def of(*findings: Finding) -> dict[str, Finding]:
    return {each.rule.code: each for each in findings}


def test_themes_are_ranked_by_severity_then_number_then_order() -> None:
    findings = of(
        finding(rule("scale-one", theme=Theme.SCALE), HIT),
        finding(rule("staff-one", theme=Theme.STAFF), HIT),
        finding(rule("staff-two", theme=Theme.STAFF), HIT),
        finding(rule("safety", theme=Theme.SAFETY, severity=Severity.BREACH), HIT),
        finding(rule("party", theme=Theme.PARTY), HIT),
    )
    groups = grouped(findings, ALL)
    assert [group.theme for group in groups] == [
        *(Theme.SAFETY, Theme.STAFF, Theme.SCALE, Theme.PARTY),
    ]
    numbers = [problem.number for group in groups for problem in group.problems]
    assert numbers == [1, 2, 3, 4, 5]


def test_findings_of_other_themes_and_without_communities_are_left_out() -> None:
    findings = of(
        finding(rule("staff", theme=Theme.STAFF), HIT),
        finding(rule("party", theme=Theme.PARTY), assessed=3),
    )
    assert grouped(findings, (Theme.PARTY,)) == ()


def test_several_problems_of_a_theme_are_counted() -> None:
    findings = (finding(rule("office-not-owned"), HIT), finding(rule("b"), HIT))
    made = book(findings=findings)
    found = section(made, grouped(made.findings, ALL))
    assert found is not None
    (theme,) = found.sections
    assert theme.heading == "办公用房条件差"
    assert texts(theme) == [
        "一是office-not-owned标题。有关社区存在此类情况。",
        "二是b标题。有关社区存在此类情况。",
    ]


def test_single_problem_of_a_theme_is_not_counted() -> None:
    made = book(findings=(finding(rule("office-not-owned"), HIT),))
    found = section(made, grouped(made.findings, ALL))
    assert found is not None
    assert texts(found.sections[0]) == ["有关社区存在此类情况。"]


def test_long_problem_takes_several_paragraphs() -> None:
    def wordy(found: Finding, figures: Any) -> tuple[Sentence, ...]:
        return tuple(line("finding:b", "情况" * 50 + "。") for _ in range(5))

    made = book(findings=(finding(rule("b", wording=wordy), HIT),))
    found = section(made, grouped(made.findings, ALL))
    assert found is not None
    assert [len(text) for text in texts(found.sections[0])] == [303, 202]


def test_nothing_found_is_said() -> None:
    made = book(findings=(finding(rule("b"), assessed=8, of=8),))
    found = section(made, ())
    assert found is not None
    assert texts(found) == [
        "对照现行标准和统计数据逐项核查，社区治理已填报的事项均未发现问题。"
    ]


def test_nothing_assessed_is_no_section() -> None:
    made = book(findings=(finding(rule("b"), assessed=0, of=8),))
    assert section(made, ()) is None
