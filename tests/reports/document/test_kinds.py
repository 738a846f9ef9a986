"""Kinds of report: their titles, which parts they have in which order, and that what
has no content is absent and the others number themselves."""

from typing import Any

import pytest

from reports.document.compose import compose
from reports.document.kinds import BY_CODE, COMPREHENSIVE, KINDS, Part, ReportKind
from reports.document.overlays import Edit, EditKind, apply
from reports.document.shapes import Document, Section, numbered
from reports.document.told import paragraphs_in
from reports.forms import KindChoice
from reports.indicators.base import Theme
from tests.reports.document import full, requests
from tests.reports.document.made import Assessed, figures
from tests.reports.document.reading import lines, text

TOLD = {
    Part.PRACTICE: (("县里连续3年开展达标创建。", "街道逐社区挂点。"), ("成效初显。",)),
    Part.CAUSES: (("历史欠账多。",),),
}
# What each kind prints at its first level where everything has content, and the
# themes below the status part or, where it has none, below the problems.
FIRST_LEVEL = {
    "comprehensive": (
        ["基本情况", "主要做法和成效", "存在的主要问题", "原因分析", "对策建议"],
        [
            *("scale", "premises", "staff", "party"),
            *("services", "funding", "safety", "construction"),
        ],
    ),
    "party-building": (
        ["基本情况", "主要做法", "存在的主要问题", "原因分析", "意见建议"],
        ["party", "staff", "premises", "funding"],
    ),
    "staff": (
        ["队伍现状", "主要做法和成效", "存在的突出问题", "原因分析", "对策建议"],
        ["staff", "scale"],
    ),
    "premises-services": (
        ["基本情况", "主要做法和成效", "存在的主要问题", "原因分析", "对策建议"],
        ["premises", "services"],
    ),
    "funding": (
        ["经费保障现状", "主要做法和成效", "存在的主要问题", "原因分析", "对策建议"],
        ["funding"],
    ),
    "safety": (
        ["主要做法和成效", "存在的主要问题", "原因分析", "对策建议"],
        ["safety"],
    ),
    "construction": (
        ["发展现状", "主要做法和成效", "存在的主要问题和困难", "原因分析", "对策建议"],
        ["construction"],
    ),
    "service-system": (
        [
            *("服务体系建设现状", "主要做法和成效", "存在的主要问题"),
            *("原因分析", "对策建议"),
        ],
        ["scale", "services", "premises", "staff"],
    ),
}
TITLES = {
    "comprehensive": "关于某县社区治理情况的调研报告",
    "party-building": "关于某县社区党建工作情况的调研报告",
    "staff": "关于某县社区工作者队伍建设情况的调研报告",
    "premises-services": "关于某县社区阵地建设和服务开展情况的调研报告",
    "funding": "关于某县社区经费保障情况的调研报告",
    "safety": "关于某县社区安全建设情况的调研报告",
    "construction": "关于某县社区建设项目推进情况的调研报告",
    "service-system": "关于某县社区服务体系建设情况的调研报告",
}


def document_of(kind: ReportKind, **asked: Any) -> Document:
    assessment = requests.assess(full.communities(), requests.STANDARDS)
    request = {"scope_code": "990101000000", "scope_name": "某县", "kind": kind}
    context = requests.context(**request | asked)
    return compose(context, assessment, requests.RECOMMENDATIONS)


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.code)
def kind(request: pytest.FixtureRequest) -> ReportKind:
    return request.param


def first_level(document: Document) -> list[Section]:
    return list(document.sections)


def below(document: Document, key: str) -> list[str]:
    found = [s for s in document.sections if s.key == key]
    return [each.key.partition(":")[2] for s in found for each in s.sections]


def test_every_kind_is_looked_at_and_can_be_asked_for() -> None:
    assert set(FIRST_LEVEL) == set(TITLES) == set(BY_CODE) == set(KindChoice.values)
    assert len(KINDS) == len(BY_CODE)


def test_parts_come_in_the_kinds_order_under_its_headings(kind: ReportKind) -> None:
    document = document_of(kind, told=TOLD)
    headings, themes = FIRST_LEVEL[kind.code]

    assert document.title == TITLES[kind.code]
    assert [each.heading for each in first_level(document)] == headings
    assert [each.key for each in first_level(document)] == [*kind.parts]
    shown = "status" if Part.STATUS in kind.parts else "problems"
    found = below(document, shown)
    assert found == [theme for theme in themes if theme in found]
    assert found


def test_first_level_headings_are_numbered_without_gap(kind: ReportKind) -> None:
    for told, missing in ((TOLD, 0), ({}, 2)):
        document = document_of(kind, told=told)
        numbers = [str(n) for n, s in numbered(document.sections) if n.level == 1]
        assert (
            numbers
            == ["一、", "二、", "三、", "四、", "五、"][: len(kind.parts) - missing]
        )


def test_what_nobody_has_told_has_no_heading(kind: ReportKind) -> None:
    keys = [each.key for each in first_level(document_of(kind))]

    assert keys == [p for p in kind.parts if p not in (Part.PRACTICE, Part.CAUSES)]


def test_problems_and_advice_keep_to_the_kinds_themes(kind: ReportKind) -> None:
    document = document_of(kind)
    for part in ("problems", "advice"):
        found = below(document, part)
        assert set(found) <= set(kind.themes)
        if not kind.gravest_first:
            assert found == [theme for theme in kind.themes if theme in found]
    assert below(document, "problems") == below(document, "advice")


def test_themes_chosen_freely_stand_in_the_kinds_order() -> None:
    chosen = frozenset({Theme.SCALE, Theme.PREMISES, Theme.PARTY})
    document = document_of(BY_CODE["party-building"], themes=chosen)

    assert below(document, "status") == ["party", "premises", "scale"]
    assert document.title == TITLES["party-building"]


def test_lead_and_problems_speak_of_the_kinds_subject() -> None:
    said = list(lines(document_of(BY_CODE["party-building"], organ="", methods=())))

    assert any(each.startswith("本报告反映某县") for each in said)
    assert any("社区的党建工作情况" in each for each in said)
    assert any("社区党建工作还存在以下薄弱环节" in each for each in said)


def test_what_is_told_is_printed_as_it_was_written() -> None:
    document = document_of(BY_CODE["safety"], told=TOLD)
    practice, *_ = first_level(document)

    assert [block.text for block in practice.blocks] == [
        "县里连续3年开展达标创建。街道逐社区挂点。",
        "成效初显。",
    ]
    (three,) = practice.blocks[0].sentences[0].quantities
    assert (three.text, three.evidence) == ("3", "request:practice-1")
    evidence = document.evidence["request:practice-1"]
    assert (evidence.value, evidence.formula) == (
        "县里连续3年开展达标创建。",
        "生成报告时填写",
    )


def test_without_status_the_report_begins_with_the_problems() -> None:
    document = document_of(BY_CODE["safety"])

    assert [each.heading for each in first_level(document)] == [
        "存在的主要问题",
        "对策建议",
    ]
    assert "一、存在的主要问题" in text(document)


def test_a_kind_with_nothing_on_record_says_so_once() -> None:
    nothing = Assessed(figures(community_count=8))
    document = compose(requests.context(kind=BY_CODE["staff"]), nothing, ())

    assert [each.heading for each in first_level(document)] == ["队伍现状"]

    document = compose(requests.context(kind=BY_CODE["safety"]), nothing, ())
    (problems,) = first_level(document)
    assert [block.text for block in problems.blocks] == [
        "社区安全建设有关事项各社区均未填报，未能对照现行标准核查。"
    ]


def test_an_officials_own_finding_stands_where_problems_do() -> None:
    nothing = Assessed(figures(community_count=8))
    context = requests.context(kind=COMPREHENSIVE, told=TOLD)
    edits = [
        Edit(kind=EditKind.ADVICE, key="own:a", text="抓紧整改。"),
        Edit(kind=EditKind.FINDING, key="own:f", heading="认识偏差", text="重视不够。"),
    ]
    document = apply(compose(context, nothing, ()), edits).document

    assert [each.key for each in first_level(document)] == list(COMPREHENSIVE.parts)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        (" \n ", ()),
        ("一句。", (("一句。",),)),
        (
            "一句。两句！\n\n他说：“三句。”四句",
            (("一句。", "两句！"), ("他说：“三句。”", "四句")),
        ),
    ],
)
def test_typed_text_is_taken_in_paragraphs_and_sentences(typed, expected) -> None:
    assert paragraphs_in(typed) == expected
