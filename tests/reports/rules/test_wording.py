"""The sentences of every rule: about one community, some, most and all of them."""

import re
from dataclasses import replace

import pytest

from tests.reports.rules.scenarios import SCENARIOS, of, said, text

MOST_LETTERS = 110
FORBIDDEN = re.compile(
    r"(?<![\d.])0(?:\.0+)?(?:%|[个名人户处间张项次起元家]|平方米)"  # 0个 is 尚无
    r"|均均|社区社区|None|[，。；、]{2}|[,;:()]|\s|《《|的的|规定规定"
)


each_scenario = pytest.mark.parametrize("scenario", SCENARIOS)


@each_scenario
def test_every_sentence_reads_as_one(scenario):
    for code, finding in SCENARIOS[scenario].items():
        assert finding.hit, code
        for sentence in said(finding):
            assert sentence.text.endswith("。"), sentence.text
            assert sentence.text.count("。") == 1, sentence.text
            assert not FORBIDDEN.search(sentence.text), sentence.text
            assert len(sentence.text) <= MOST_LETTERS, sentence.text


@each_scenario
def test_behind_its_heading_a_finding_reads_as_well_and_says_it_once(scenario):
    for code, finding in SCENARIOS[scenario].items():
        whole, headed = said(finding), said(replace(finding, is_headed=True))
        assert [sentence.key for sentence in headed] == [s.key for s in whole], code
        for sentence in headed:
            assert not FORBIDDEN.search(sentence.text), sentence.text
            assert len(sentence.text) <= MOST_LETTERS, sentence.text
        numbers = [q.text for q in whole[0].quantities]
        assert {q.text for q in headed[0].quantities} >= set(numbers[-1:]), code


def test_what_the_heading_says_drops_behind_it():
    finding = of("staff-education-low", "all")
    assert text(finding).startswith("10个社区人员文化程度均偏低，大专及以上学历仅20名")
    behind = text(replace(finding, is_headed=True))
    assert behind.startswith("10个社区大专及以上学历仅20名，占20%，未达到")
    absent = text(replace(of("no-meeting-room", "all"), is_headed=True))
    assert absent == "涉及10个社区，居民议事和干部开会缺少固定场所。"


@each_scenario
def test_no_sentence_is_said_twice(scenario):
    seen: dict[str, str] = {}
    for code, finding in SCENARIOS[scenario].items():
        for sentence in said(finding):
            assert sentence.text not in seen, (code, seen[sentence.text])
            seen[sentence.text] = code


@each_scenario
def test_every_number_is_proved_by_the_finding_or_by_a_standard(scenario):
    for code, finding in SCENARIOS[scenario].items():
        keys = [sentence.key for sentence in said(finding)]
        numbered = [f"finding:{code}:{n}" for n in range(2, len(keys) + 1)]
        assert keys == [f"finding:{code}", *numbered]
        proofs = {f"finding:{code}", *finding.held_to}
        for sentence in said(finding):
            assert {part.evidence for part in sentence.quantities} <= proofs


@each_scenario
def test_one_community_is_called_by_its_name(scenario):
    for finding in SCENARIOS[scenario].values():
        if finding.hit == 1:
            assert "宁红社区" in text(finding)
        elif finding.hit == finding.assessed:
            assert f"{finding.hit}个社区" in text(finding)


def test_defaults_of_the_portal_are_not_cited_as_documents():
    for finding in SCENARIOS["all"].values():
        for standard in finding.standards:
            if standard.authority == "portal":
                assert standard.title not in text(finding)


@pytest.mark.parametrize(
    ("mix", "expected"),
    [
        ("the_only_one", "宁红社区没有会议室"),
        ("one_of_several", "宁红社区没有会议室"),
        ("three_of_several", "宁红社区、凤凰山社区、南崖社区均没有会议室"),
        (
            "a_few",
            "少数社区（宁红社区、凤凰山社区、南崖社区等4个，占50个社区的8%）没有会议室",
        ),
        (
            "some",
            "部分社区（宁红社区、凤凰山社区、南崖社区等5个，占已填报10个社区的50%）没有会议室",
        ),
        ("most", "大部分社区（8个，占10个社区的80%）没有会议室"),
        ("all", "10个社区均没有会议室"),
        ("all_that_reported", "已填报的6个社区均没有会议室"),
    ],
)
def test_how_many_communities_decides_the_subject(mix, expected):
    assert text(of("no-meeting-room", mix)).startswith(expected)
