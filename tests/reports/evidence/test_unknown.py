"""What is not on record is not printed, least of all as 0."""

from pathlib import Path

import pytest

from reports.document.shapes import Document, Section, numbered
from tests import factories
from tests.reports.evidence.counties import COUNTY, Shape, county
from tests.reports.evidence.made import a_report, strict_county
from tests.reports.evidence.printed import tokens
from tests.reports.evidence.proof import faults, sentences
from tests.reports.evidence.proof_tables import charts, table_faults, tables
from tests.reports.evidence.themes import THEMES

PLACES = 5


def texts(document: Document, part: str) -> list[str]:
    """The sentences of a part, such as the status with all below it."""
    (section,) = (each for each in document.sections if each.key == part)
    below: list[Section] = [each for _, each in numbered((section,))]
    return [sentence.text for each in below for sentence in sentences(each)]


def is_zero(token: str) -> bool:
    return float(token.rstrip("%")) == 0


@pytest.fixture
def empty(db: None) -> None:
    """Communities of which nothing but their names is on record."""
    strict_county()
    factories.a_period("2025")
    for number in range(PLACES):
        factories.a_community(name=f"社区{'甲乙丙丁戊'[number]}", urban_rural_class="")


def test_without_a_record_only_the_communities_are_counted(
    empty: None, tmp_path: Path
) -> None:
    report = a_report(COUNTY, tmp_path)
    status = tokens("".join(texts(report.document, "status")))

    assert set(status) == {str(PLACES)}
    assert faults(report) == []
    assert table_faults(report) == []


def test_without_a_record_no_0_is_printed_anywhere(empty: None, tmp_path: Path) -> None:
    document = a_report(COUNTY, tmp_path).document
    prose = "".join(sentence.text for sentence in document.sentences())
    cells = [
        str(cell) for table in tables(document) for row in table.rows for cell in row
    ]

    assert not any(map(is_zero, tokens(prose)))
    assert not any(map(is_zero, tokens(" ".join(cells))))


def test_without_a_record_nothing_falls_short(empty: None, tmp_path: Path) -> None:
    report = a_report(COUNTY, tmp_path)

    assert {code for code, each in report.again.findings.items() if each.hit} == set()
    assert "advice" not in {section.key for section in report.document.sections}


def test_one_figure_of_one_community_is_told_with_its_coverage(
    empty: None, tmp_path: Path
) -> None:
    community = factories.a_community(name="河口", urban_rural_class="urban")
    factories.some_figures(community, household_count=2000)
    status = texts(a_report(COUNTY, tmp_path).document, "status")

    (said,) = [text for text in status if "2000" in text]
    assert said == "现有居民2000户（已填报1个社区）。"


def test_a_zero_that_is_on_record_is_no_unknown(empty: None, tmp_path: Path) -> None:
    """Five communities are silent, one has no household: both are told apart."""
    factories.some_figures(factories.a_community(name="河口"), household_count=0)
    report = a_report(COUNTY, tmp_path)
    (figures, *_) = tables(report.document)
    cells = {row[0]: row for row in figures.rows}

    assert cells["居民户数"] == ("居民户数", "0", "户", f"1/{PLACES + 1}")
    assert "人口数" not in cells


def test_years_that_others_have_reported_make_no_trend(
    empty: None, tmp_path: Path
) -> None:
    """Sums of three, two and one community: what falls is who has reported."""
    for number in range(3):
        community = factories.a_community(name=f"河{'东西北'[number]}")
        for year in range(2023, 2026 - number):
            factories.an_income(community, year=year, amount_yuan=1000)
    document = a_report(COUNTY, tmp_path).document

    (said,) = [text for text in texts(document, "status") if "自有收入" in text]
    assert said == (
        "社区自有收入2023年3000元（已填报3个社区）、2024年2000元（已填报2个社区）、"
        "2025年1000元（已填报1个社区）。"
    )
    assert list(charts(document)) == []


def test_kinds_that_others_have_reported_say_so_each(
    empty: None, tmp_path: Path
) -> None:
    for number, groups in enumerate((("hardship", "disabled"), ("hardship",))):
        community = factories.a_community(name=f"河{'东西'[number]}")
        for group in groups:
            factories.a_population_group(community, group=group, person_count=10)
    document = a_report(COUNTY, tmp_path).document

    (said,) = [text for text in texts(document, "status") if "残疾人" in text]
    assert "困难户20人（已填报2个社区）、残疾人10人（已填报1个社区）" in said


@pytest.mark.parametrize("seed", range(4))
def test_what_nobody_has_reported_is_printed_nowhere(
    db: None, tmp_path: Path, seed: int
) -> None:
    """Whole themes are missing: their figures are in no sentence, table or chart."""
    strict_county()
    county(Shape(100 + seed), {theme: THEMES[theme] for theme in ("figures", "pay")})
    report = a_report(COUNTY, tmp_path)
    unknown = {
        f"indicator:{slug}"
        for slug, answer in report.again.figures.items()
        if answer.value is None
    }
    told = {
        quantity.evidence
        for sentence in report.document.sentences()
        for quantity in sentence.quantities
    }
    (figures, *_) = tables(report.document)

    assert len(unknown) > 80
    assert told & unknown == set()
    assert set(figures.row_evidence) & unknown == set()
