"""A figure over the periods: issued ones stay as issued, the rest is computed now."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from reports import history
from reports.document import codec
from reports.history import History, Point, has_history, history_of
from reports.models import Report
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report

TODAY = date(2026, 3, 12)
HOUSEHOLDS = "indicator:household_total"
OFFICES = "finding:office-not-owned"


@pytest.fixture(autouse=True)
def nothing_read() -> None:
    history._read.cache_clear()


@pytest.fixture
def report(county, order, official, files) -> Report:
    """The county's of 2025, with figures of one community for the two years before."""
    for year, households in ((2024, 1500), (2023, None)):
        factories.some_figures(
            county[0], factories.a_period(str(year)), household_count=households
        )
    return a_made_report(order, official)


def told(report: Report, key: str, user) -> History:
    return history_of(report, report.read().evidence[key], user=user, today=TODAY)


def test_each_period_has_its_own_figure_and_unknown_stays_unknown(report, official):
    found = told(report, HOUSEHOLDS, official)

    assert [point.period.code for point in found.points] == ["2023", "2024", "2025"]
    assert [point.value for point in found.points] == [None, "1,500 户", "6,000 户"]
    assert [point.evidence.reported for point in found.points] == [0, 1, 2]
    assert [point.report for point in found.points] == [None, None, report]
    assert [point.as_of.year for point in found.points] == [2023, 2024, 2026]
    assert [bar for _, bar in found.bars] == [None, 25, 100]


def test_of_a_finding_the_communities_concerned_are_counted(report, official):
    found = told(report, OFFICES, official)
    assert [p.evidence.value for p in found.points] == [2, 2, 2]
    assert [p.evidence.reported for p in found.points] == [2, 2, 2]


def issued(report: Report, document: dict, **fields) -> Report:
    """A report of 2024 that has gone out with the document of another."""
    reviewer = factories.a_user("reviewer", "official")
    earlier = factories.a_report(
        job=factories.a_finished_job(owner=report.created_by),
        created_by=report.created_by,
        submitted_by=report.created_by,
        reviewed_by=reviewer,
        period="2024",
        as_of=date(2025, 2, 1),
        document=document,
        facts_path=report.facts_path,
        facts_sha256=report.facts_sha256,
        grounds=report.grounds,
        communities=3,
        **{"state": "issued"} | fields,
    )
    factories.an_issue(report=earlier, reviewer=reviewer, document=document)
    return earlier


def test_what_was_issued_keeps_its_figure(report, official):
    earlier = issued(report, report.document)
    point = told(report, HOUSEHOLDS, official).points[1]

    assert point.report == earlier
    assert point.as_of == earlier.as_of
    assert point.value == "6,000 户"  # what the document says, not the record


def test_a_finding_that_was_not_printed_is_asked_of_the_facts_kept(report, official):
    document = report.read()
    without = codec.encode(document)
    own = document.evidence[OFFICES]
    del without["evidence"][OFFICES]
    issued(report, without)

    point = history_of(report, own, user=official, today=TODAY).points[1]
    assert (point.evidence.value, point.evidence.of) == (2, 3)


def test_what_was_withdrawn_or_is_not_to_be_seen_is_computed_anew(report, official):
    earlier = issued(report, report.document, state="withdrawn")
    assert told(report, HOUSEHOLDS, official).points[1].report is None
    Report.objects.filter(pk=earlier.pk).update(
        state="issued", scope_code="110000000000"
    )
    assert told(report, HOUSEHOLDS, official).points[1].report is None


def test_the_record_is_read_once_for_all_figures(report, official, monkeypatch):
    read = []
    twice = history.twice
    monkeypatch.setattr(history, "twice", lambda asked: read.append(1) or twice(asked))
    told(report, HOUSEHOLDS, official)
    told(report, OFFICES, official)
    assert len(read) == 2  # 2023 and 2024

    monkeypatch.setattr(history, "MOST_READ", 3)
    found = told(report, HOUSEHOLDS, official)
    assert [p.period.code for p in found.points] == ["2024", "2025"]
    assert [period.code for period in found.uncomputed] == ["2023"]


def test_the_page_works_with_and_without_scripts(report, official):
    client = PageClient(official)
    address = reverse("reports:report-evidence-history", args=[report.pk])
    page = client.get(f"{address}?key={HOUSEHOLDS}").content.decode()
    part = client.get(f"{address}?key={HOUSEHOLDS}", headers={"HX-Request": "true"})

    assert "1,500 户" in page
    assert "computed now" in page
    assert "this report" in page
    assert "Not reported" in page
    assert "<html" not in part.content.decode()
    assert part.content.decode().strip() in page
    assert client.get(f"{address}?key=request:scope").status_code == 404


def test_what_has_no_history():
    assert has_history(HOUSEHOLDS)
    assert has_history(OFFICES)
    for key in ("request:scope", "standard:x@CN", "indicator:nothing", "typed:1"):
        assert not has_history(key)


def point(value) -> Point:
    evidence = history._bare(history.Evidence("k", "", "", value, "个"), value)
    return Point(factories.places.ReportingPeriod(code="2025"), TODAY, evidence)


@pytest.mark.parametrize(
    ("values", "lengths"),
    [
        ([5], [None]),
        ([-1, 5], [None, None]),
        ([0, 0], [None, None]),
        ([1, None, Decimal("0.5")], [100, None, 50]),
        ([{"a": 1}, {"a": 2}], [None, None]),
    ],
)
def test_bars_are_drawn_where_numbers_can_be_compared(values, lengths):
    found = History(tuple(point(value) for value in values))
    assert [length for _, length in found.bars] == lengths
