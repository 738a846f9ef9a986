"""Whole documents of the published cases, and what holds for every document."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from reports.document.compose import compose
from reports.document.context import Context
from reports.document.shapes import Chart, Document, Quantity, Table, numbered
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from tests.reports.document import cases, full, requests
from tests.reports.document.made import Assessed, figures
from tests.reports.document.reading import lines, text

Facts = Callable[[], Iterator[CommunityFacts]]
XIUSHUI = requests.context()
TONGLIANG = requests.context(
    scope_code="500151000000", scope_name="铜梁区", organ="铜梁区民政局"
)
TAOYUAN = requests.context(
    scope_code="220102009000", scope_name="桃源街道", organ="", methods=()
)
FULL = requests.context(
    scope_code="990101000000",
    scope_name="某县",
    base_label="2024年",
    mandate="《关于开展社区治理调研的通知》（某办发〔2026〕5号）",
    closing="以上报告，请审阅。",
)


def document_of(context: Context, facts: Facts) -> Document:
    assessment = requests.assess(facts(), requests.STANDARDS)
    return compose(context, assessment, requests.RECOMMENDATIONS)


@pytest.fixture(scope="module")
def xiushui() -> Document:
    return document_of(XIUSHUI, cases.xiushui)


@pytest.fixture(scope="module")
def tongliang() -> Document:
    return document_of(TONGLIANG, cases.tongliang)


@pytest.fixture(scope="module")
def taoyuan() -> Document:
    return document_of(TAOYUAN, cases.taoyuan)


@pytest.fixture(
    scope="module",
    params=[
        (XIUSHUI, cases.xiushui),
        (TONGLIANG, cases.tongliang),
        (TAOYUAN, cases.taoyuan),
        (FULL, full.communities),
    ],
    ids=["xiushui", "tongliang", "taoyuan", "full"],
)
def document(request: pytest.FixtureRequest) -> Document:
    return document_of(*request.param)


def test_xiushui_prints_what_its_survey_printed(xiushui: Document) -> None:
    found = text(xiushui)
    for said in (
        "共有社区8个",
        "居民34120户，人口13万人",
        "工作人员38名，其中男性3名",
        "大专及以上12人、高中（中专）23人、初中及以下3人",
        "平均年龄40.1岁",
        "平均每个社区61平方米",
        "租赁1个、借用（无偿提供）7个",
        "书记、主任每月报酬1000元，一般干部890元",
        "县财政分别发放600元、500元，乡镇（街道）均发放300元",
        "办公经费每年8000元",
        "承担行政性事务17项",
        "党总支1个、党支部7个",
        "党员1014名",
        "流动党员287名、下岗党员375名、无法联系的党员149名、60岁以上党员366名",
    ):
        assert said in found


def test_tongliang_prints_superlatives_and_coverage(tongliang: Document) -> None:
    found = text(tongliang)
    for said in (
        "城市社区57个、农村社区47个",
        "居民小组434个",
        "南城街道桐梓社区，达6.7平方公里，最小的是侣俸镇中兴社区，仅0.1平方公里",
        "东城街道塔山社区，达30560人，最少的是少云镇长滩社区，仅338人",
        "工作人员228名（已填报57个社区）",
        "干部职位4至6个",
        "党员占工作人员总数的82%",
        "大专及以上学历占29.4%",
        "街道社区书记、主任每月报酬1500元，一般干部1200元",
        "镇级社区书记、主任每月报酬1000元，一般干部800元",
        "服务大厅的社区55个",
        "达到500平方米标准的社区9个",
        "养老保险补助每人每年400至600元",
        "办公经费每年2万元",
    ):
        assert said in found


def test_taoyuan_prints_series_of_years(taoyuan: Document) -> None:
    found = text(taoyuan)
    for said in (
        "居民5047户，人口17875人",
        "居民楼71栋",
        "困难户262户，占总户数的5.2%",
        "党员158名",
        "2023年5万元、2024年1.4万元、2025年无收入，呈逐年递减趋势",
        "2024年33起、2025年28起，下降15.2%",
        "便民服务网点91处",
        "主任1名、副主任5名",
        "法定职责9项",
    ):
        assert said in found
    # Its communities are not named with the township the report is on.
    assert "桃源街道长源社区" not in found


def test_headings_are_numbered_without_gap(document: Document) -> None:
    found = [str(number) for number, _ in numbered(document.sections)]
    top = [number for number in found if number.endswith("、")]
    assert top == ["一、", "二、", "三、"]
    below = [number for number in found if number.startswith("（")]
    first = [position for position, number in enumerate(below) if number == "（一）"]
    assert len(first) == 3


def test_advice_is_parallel_to_the_problems(document: Document) -> None:
    problems, advice = document.sections[1:]
    themes = [each.key.split(":")[1] for each in problems.sections]
    assert [each.key.split(":")[1] for each in advice.sections] == themes
    assert themes


def test_each_recommendation_stands_once(document: Document) -> None:
    given = Counter(
        sentence.key
        for sentence in document.sentences()
        if sentence.key.startswith("recommendation:")
    )
    assert set(given.values()) <= {1}


def test_every_number_has_evidence(document: Document) -> None:
    for sentence in document.sentences():
        for part in sentence.parts:
            if isinstance(part, Quantity):
                assert part.evidence in document.evidence
            else:
                assert not re.search(r"\d", part)


def test_unknown_and_nothing_are_never_printed_as_a_number(document: Document) -> None:
    for line in lines(document):
        assert not re.search(r"(?<![\d.])0(?:\.0+)?[%个名人户处项元起万]", line), line
        assert "None" not in line


def test_paragraphs_and_sentences_keep_their_length(document: Document) -> None:
    for line in lines(document):
        assert len(line) < 400, line
        for sentence in re.findall("[^。]+。?", line):
            assert len(sentence) <= 120, sentence


def test_no_sentence_is_said_twice(document: Document) -> None:
    said = Counter(
        sentence
        for line in lines(document)
        for sentence in re.findall("[^。]+。", line)
    )
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_annexes_hold_what_is_behind_the_text(xiushui: Document) -> None:
    assert [annex.title for annex in xiushui.annexes] == [
        *("主要指标", "问题清单及涉及社区", "引用标准", "未填报情况"),
    ]
    for annex in xiushui.annexes:
        (table,) = annex.blocks
        assert isinstance(table, Table)
        assert len(table.rows) == min(table.total_rows, 200)
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert set(table.row_evidence) <= set(xiushui.evidence)


def test_charts_stand_beside_their_sentences(
    xiushui: Document, taoyuan: Document
) -> None:
    def charts(document: Document) -> list[str]:
        return [
            block.key
            for _, section in numbered(document.sections)
            for block in section.blocks
            if isinstance(block, Chart)
        ]

    assert charts(xiushui) == [
        "chart:office-area-per-100hh-low",
        "chart:staff_by_education",
        "chart:staff_by_age_band",
    ]
    assert charts(taoyuan) == ["chart:income_by_year", "chart:security_cases_by_year"]


def test_report_on_some_themes_holds_no_others() -> None:
    themes = frozenset({Theme.PARTY})
    found = document_of(requests.context(themes=themes), cases.xiushui)
    assert found.title == "关于修水县社区党的建设情况的调研报告"
    assert {below.key for each in found.sections for below in each.sections} == {
        *("status:party", "problems:party", "advice:party"),
    }
    assert "办公" not in text(found)


def test_communities_with_nothing_on_record_make_a_short_report() -> None:
    nothing = Assessed(figures(community_count=8))
    found = compose(requests.context(), nothing, requests.RECOMMENDATIONS)
    assert text(found).splitlines()[2:] == [
        "一、基本情况",
        "修水县共有社区8个。",
        "中共修水县委组织部",
        "2026年3月12日",
    ]


def test_same_input_makes_the_same_document(xiushui: Document) -> None:
    assert document_of(XIUSHUI, cases.xiushui) == xiushui


def test_mean_is_recomputed_from_its_parts(xiushui: Document) -> None:
    total = xiushui.evidence["indicator:office_area_total"]
    mean = xiushui.evidence["indicator:office_area_avg"]
    assert mean.reported is not None
    assert Decimal(total.value) / mean.reported == mean.value


def test_edits_find_every_sentence_by_its_key(document: Document) -> None:
    """Keys repeat within one finding only, whose heading is its first sentence."""
    keys = Counter(sentence.key for sentence in document.sentences())
    repeated = {key for key, times in keys.items() if times > 1}
    assert {key for key in repeated if not key.startswith("finding:")} == set()


def test_there_is_no_first_heading_without_a_second() -> None:
    themes = frozenset({Theme.PARTY})
    found = document_of(requests.context(themes=themes), cases.xiushui)
    printed = list(numbered(found.sections))
    assert [number.level for number, _ in printed] == [1] * len(printed)
    kept = [block for section in found.sections for block in section.sections[0].blocks]
    assert {id(block) for block in kept} <= {
        id(block) for _, section in printed for block in section.blocks
    }
    assert len(list(found.sentences())) == len({id(s) for s in found.sentences()})
