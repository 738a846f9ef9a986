from datetime import date

import pytest

from reports.document.context import date_text
from reports.document.opening import lead
from reports.indicators.base import Theme
from tests.reports.document.made import book
from tests.reports.document.requests import context


@pytest.mark.parametrize(
    ("themes", "title"),
    [
        (frozenset(Theme), "关于修水县社区治理情况的调研报告"),
        ({Theme.PREMISES}, "关于修水县社区阵地建设情况的调研报告"),
        (
            {Theme.STAFF, Theme.PREMISES},
            "关于修水县社区阵地建设和队伍建设情况的调研报告",
        ),
    ],
)
def test_title_follows_from_the_themes(themes: frozenset[Theme], title: str) -> None:
    assert context(themes=frozenset(themes)).printed_title == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("滨河社区", "关于滨河社区治理情况的调研报告"),
        ("石门村", "关于石门村社区治理情况的调研报告"),
    ],
)
def test_the_title_of_one_community_says_its_kind_once(name: str, title: str) -> None:
    one = context(scope_code="220102009002", scope_name=name)
    assert one.printed_title == title


def test_title_may_be_given() -> None:
    assert context(title="社区党建调研报告").printed_title == "社区党建调研报告"


def test_dates_are_not_padded() -> None:
    assert date_text(date(2026, 3, 5)) == "2026年3月5日"


def test_lead_in_tells_grounds_who_how_and_when() -> None:
    request = {
        "mandate": "《关于开展社区调研的通知》（修办发〔2026〕5号）",
        "base_label": "2024年",
    }
    grown = {"base": 34000, "now": 34120, "change": 120}
    made = book(community_count=8, household_change=grown, request=request)
    (paragraph,) = lead(made)
    assert paragraph.text == (
        "根据《关于开展社区调研的通知》（修办发〔2026〕5号）要求，中共修水县委组织部"
        "通过座谈交流、实地察看、查阅资料等方式，对修水县8个社区的治理情况开展了调研。"
        "报告所用数据为2025年统计填报数据，统计截止日期为2026年3月12日，对比期为2024年。"
        "现将有关情况报告如下："
    )


def test_a_base_period_of_which_nothing_is_known_is_not_said_to_be_compared() -> None:
    (paragraph,) = lead(book(community_count=8, request={"base_label": "2024年"}))
    assert "2026年3月12日，2024年没有可供对比的数据。" in paragraph.text


def test_a_series_that_reaches_back_to_the_base_period_is_compared_with_it() -> None:
    cases = {"2024": 15, "2025": 13}
    for base, said in (("2024年", "对比期为2024年"), ("2022年", "没有可供对比")):
        made = book(security_cases_by_year=cases, request={"base_label": base})
        (paragraph,) = lead(made)
        assert said in paragraph.text


def test_the_lead_in_of_one_community_counts_none() -> None:
    one = {"scope_code": "220102009002", "scope_name": "滨河社区"}
    made = book(community_count=1, request={**one, "organ": "", "methods": ()})
    (paragraph,) = lead(made)
    assert paragraph.text.startswith("本报告反映滨河社区治理情况。报告所用")


def test_clauses_on_what_is_not_given_drop() -> None:
    request = {"organ": "", "methods": (), "themes": frozenset({Theme.PARTY})}
    (paragraph,) = lead(book(community_count=8, request=request))
    assert paragraph.text.startswith("本报告反映修水县8个社区的党的建设情况。")


def test_every_field_printed_has_evidence() -> None:
    request = {"mandate": "某办发〔2026〕5号", "methods": ("走访12个小区",)}
    made = book(community_count=8, request=request)
    (paragraph,) = lead(made)
    keys = {q.evidence for s in paragraph.sentences for q in s.quantities}
    requested = {key for key in keys if key.startswith("request:")}
    assert requested == {
        *("request:mandate", "request:organ", "request:methods"),
        *("request:scope", "request:period", "request:as_of"),
    }
    assert requested <= set(made.context.evidence())
