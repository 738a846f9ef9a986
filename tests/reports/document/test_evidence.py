from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.document.compose import compose
from reports.document.evidence import (
    MissingEvidence,
    check_evidence,
    in_force,
    keys,
    of_figure,
    of_finding,
    of_standard,
)
from reports.document.sentences import line
from reports.document.shapes import EvidenceRow, Paragraph, Quantity, Section
from reports.rules.standards import Standard
from tests.reports.document import cases, requests
from tests.reports.document.made import (
    Assessed,
    figures,
    finding,
    listed,
    place,
    rule,
    superlative,
)

LAW = Standard(
    slug="committee-max-households",
    title="《城市居民委员会组织法》",
    clause="第三条",
    value=Decimal(3000),
    unit="户",
    issuing_body="全国人大常委会",
    doc_no="主席令",
    valid_from=date(2026, 1, 1),
    authority="law",
)


def test_document_without_proof_of_a_number_is_refused() -> None:
    document = compose(requests.context(), Assessed(figures(community_count=8)), [])
    loose = line("section:x", "共{n}个。", n=Quantity("9", "indicator:made_up", 9))
    section = Section("x", "情况", (Paragraph((loose,)),))
    broken = replace(document, sections=(*document.sections, section))
    with pytest.raises(MissingEvidence, match="indicator:made_up"):
        check_evidence(broken)


def test_keys_are_those_of_quantities_sentences_tables_and_charts() -> None:
    assessment = requests.assess(cases.xiushui(), requests.STANDARDS)
    document = compose(requests.context(), assessment, requests.RECOMMENDATIONS)
    found = keys(document)
    assert {
        *("indicator:household_total", "finding:no-meeting-room", "request:as_of"),
        *("standard:committee-max-households@CN", "recommendation:R-invest"),
        *("finding:office-area-per-100hh-low", "indicator:staff_by_age_band"),
    } <= found
    assert found == set(document.evidence)


def test_figure_tells_how_it_was_computed_and_on_how_many() -> None:
    figure = figures(household_total=34120)["household_total"]
    evidence = of_figure(figure)
    assert (evidence.label, evidence.value, evidence.unit) == ("居民户数", 34120, "户")
    assert (evidence.reported, evidence.of) == (8, 8)
    assert evidence.formula == figure.indicator.formula


def test_rows_of_superlatives_and_listings_are_named() -> None:
    made = figures(
        most_members=superlative(190, place("宁红社区")),
        rent_rows=listed((place("宁红社区"), {"monthly_rent_yuan": Decimal(700)})),
    )
    most = of_figure(made["most_members"])
    assert most.value == 190
    assert most.rows == (EvidenceRow(place("宁红社区").code, "宁红社区", 190),)
    rent = of_figure(made["rent_rows"])
    assert rent.rows[0].value == {"monthly_rent_yuan": Decimal(700)}


def test_finding_keeps_its_worst_rows_and_the_number_of_all() -> None:
    found = finding(rule("a"), ("宁红社区", 20, 500), ("西摆社区", 400, 500), of=9)
    evidence = of_finding(found)
    assert [(row.name, row.value, row.required) for row in evidence.rows] == [
        ("宁红社区", 20, 500),
        ("西摆社区", 400, 500),
    ]
    assert (evidence.value, evidence.total_rows, evidence.of) == (2, 2, 9)


def test_standard_tells_its_source() -> None:
    evidence = of_standard(LAW)
    assert evidence.key == "standard:committee-max-households@CN"
    assert evidence.label == "《城市居民委员会组织法》第三条"
    assert evidence.source == "全国人大常委会；主席令；2026年1月1日起"
    own = of_standard(replace(LAW, authority="portal"))
    assert own.formula == "本系统参考值，非规范性文件"


def test_a_rule_of_the_party_is_not_called_a_law() -> None:
    assert of_standard(LAW).formula == "法律法规"
    party = replace(LAW, issuing_body="中共中央")
    assert of_standard(party).formula == "党内法规"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 1, 1), None, "2026年1月1日起"),
        (None, date(2025, 12, 31), "至2025年12月31日止"),
        (date(2020, 1, 1), date(2025, 12, 31), "2020年1月1日起至2025年12月31日止"),
        (None, None, ""),
    ],
)
def test_days_in_force(since: date | None, until: date | None, words: str) -> None:
    assert in_force(replace(LAW, valid_from=since, valid_to=until)) == words
