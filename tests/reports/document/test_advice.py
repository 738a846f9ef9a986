from reports.document.advice import section
from reports.document.problems import Group, Problem
from reports.document.recommendations import Recommendation
from reports.document.shapes import Paragraph, Section
from reports.indicators.base import Theme
from tests.reports.document.made import finding, rule

PREMISES = rule("office-not-owned")
FUNDING = rule("office-fund-short", theme=Theme.FUNDING)
GROUPS = (
    Group(Theme.PREMISES, (Problem(1, finding(PREMISES, ("东风社区", None, None))),)),
    Group(Theme.FUNDING, (Problem(2, finding(FUNDING, ("东风社区", 1, 2))),)),
)


def recommendation(code: str, text: str, *rules: str) -> Recommendation:
    return Recommendation(code, text, frozenset(rules), Theme.PREMISES)


def texts(found: Section | None) -> list[list[str]]:
    assert found is not None
    return [
        [block.text for block in each.blocks if isinstance(block, Paragraph)]
        for each in found.sections
    ]


def test_sections_are_parallel_to_the_problems() -> None:
    found = section(GROUPS, [])
    assert found is not None
    assert [each.heading for each in found.sections] == [
        "改善办公用房条件",
        "加大经费投入",
    ]


def test_several_are_counted_and_one_is_not() -> None:
    own = [
        recommendation("one", "建设用房", "office-not-owned"),
        recommendation("two", "调剂用房。", "office-not-owned"),
        recommendation("three", "增加经费。", "office-fund-short"),
    ]
    assert texts(section(GROUPS, own)) == [
        ["一是建设用房。", "二是调剂用房。"],
        ["增加经费。"],
    ]


def test_theme_answered_elsewhere_points_there() -> None:
    both = recommendation("both", "增加投入。", "office-not-owned", "office-fund-short")
    assert texts(section(GROUPS, [both])) == [
        ["增加投入。"],
        ["此类问题与“改善办公用房条件”部分所提措施一并推进解决。"],
    ]


def test_theme_without_recommendations_is_not_left_empty() -> None:
    told = texts(section(GROUPS, []))
    assert told
    assert all(len(paragraphs) == 1 for paragraphs in told)


def test_digits_of_a_recommendation_are_its_own() -> None:
    own = recommendation("one", "每百户配置30平方米。", "office-not-owned")
    found = section(GROUPS, [own])
    assert found is not None
    (paragraph,) = found.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    (quantity,) = paragraph.sentences[0].quantities
    assert (quantity.text, quantity.evidence) == ("30", "recommendation:one")


def test_no_problems_need_no_advice() -> None:
    assert section((), []) is None
