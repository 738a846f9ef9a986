from decimal import Decimal

import pytest
from django.urls import reverse

from jobs.run import run_job
from reports import actions, evidence
from reports.document.shapes import Evidence, EvidenceRow
from reports.evidence import MOST_ROWS, Behind, Row, behind, in_words, value_text
from reports.indicators.catalogue import BY_SLUG
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report, put_at

SHARE = next(
    each for each in BY_SLUG.values() if each.unit == "share" and not each.keys
)
KEYED = next(each for each in BY_SLUG.values() if each.keys)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, None),
        (True, "是"),
        (False, "否"),
        (0, "0"),
        (34120, "34,120"),
        (Decimal("61.00"), "61"),
        ((Decimal("488.5"), 8), "488.5 / 8"),
        ({"2024": 3, "2025": 4}, "2024 3；2025 4"),
        (("甲单位", "乙单位"), "甲单位、乙单位"),
        ("社区", "社区"),
    ],
)
def test_any_value_of_a_document_has_words(value, words):
    assert in_words(value) == words


def test_shares_are_percentages_and_keys_have_their_names():
    assert in_words(Decimal("0.294"), SHARE) == "29.4%"
    key, name = next(iter(KEYED.keys.items()))
    assert in_words({key: 3}, KEYED) == f"{name} 3"


def test_the_figure_itself_carries_its_unit():
    shown = {"key": "indicator:x", "label": "", "formula": ""}
    assert value_text(Evidence(**shown, value=8, unit="个")) == "8 个"
    assert value_text(Evidence(**shown, value=Decimal("0.5"), unit="share")) == "50%"
    assert value_text(Evidence(**shown, value=None, unit="个")) is None


def test_named_rows_stand_as_they_are_and_the_rest_is_counted():
    shown = Evidence(
        key="typed:office-not-owned",
        label="",
        formula="",
        value=5,
        unit="个社区",
        rows=(EvidenceRow("360424100001", "凤凰山社区", 60, 100),),
        total_rows=5,
    )
    found = behind(None, shown)
    assert found.rows == (Row("360424100001", "凤凰山社区", "60", "100"),)
    assert found.more == 4
    assert found.has_required


def test_rows_of_a_sum_come_from_the_facts_kept_with_the_report(order, official, files):
    """The record moves on; what the report was made of does not."""
    report = actions.request_report(by=official, order=order)
    run_job(report.job_id)
    report.refresh_from_db()
    figures = factories.places.CommunityPeriod.objects.first()
    figures.household_count = 1
    figures.save()
    found = behind(report, report.read().evidence["indicator:household_total"])
    assert [row.value for row in found.rows] == ["2,000", "4,000"]
    assert [each.code for each in found.missing] == ["360424100003"]
    assert found.more == 0


def test_of_a_finding_the_kept_facts_tell_who_is_held_to_what(made):
    """Communities that have told nothing are named with what they lack."""
    report = made
    found = behind(report, report.read().evidence["finding:office-area-below-standard"])

    assert [(row.value, row.required, row.gap) for row in found.rows] == [
        ("60", "300", "240"),
        ("120", "300", "180"),
    ]
    assert {row.unit for row in found.rows} == {"平方米"}
    assert [each.what for each in found.missing] == ["办公服务用房面积"]
    assert [each.title for each in found.standards] == ["社区办公服务用房标准"]


def test_a_report_with_too_many_communities_is_not_read_whole(made, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_READ", 2)
    kept = made.read().evidence
    found = behind(made, kept["finding:office-area-below-standard"])
    assert [row.value for row in found.rows] == ["60", "120"]
    assert found.missing is None
    assert behind(made, kept["indicator:household_total"]).missing is None
    monkeypatch.setattr(evidence, "MOST_ROWS", 1)
    area = kept["indicator:office_area_total"]
    assert (area.reported, area.of) == (2, 3)
    assert behind(made, area).more == 1


def test_the_page_leads_to_rows_and_tells_what_is_missing(made, official):
    client = PageClient(official)
    address = reverse("reports:report-evidence", args=[made.pk])
    page = client.get(f"{address}?key=finding:office-area-below-standard").content
    text = page.decode()

    assert "/record/premises/?community=360424100001&amp;on=2026-03-12" in text
    assert 'href="/record/premises/?on=2026-03-12"' in text  # the whole county
    assert "社区办公服务用房标准" in text
    assert "1 community has not reported this" in text
    assert "finding:office-area-below-standard</code>" in text
    figures = client.get(f"{address}?key=indicator:household_total").content.decode()
    assert "/record/figures/?community=360424100001&amp;period=2025" in figures


def test_of_a_withdrawn_report_the_evidence_says_so(made, official):
    put_at(made, "withdrawn", factories.a_user("second", "official"))
    factories.a_review_step(report=made, act="withdraw", text="数据有误")
    address = reverse("reports:report-evidence", args=[made.pk])
    page = PageClient(official).get(f"{address}?key=indicator:household_total")
    text = page.content.decode()

    assert "Withdrawn: this report is no longer valid" in text
    assert "数据有误" in text


@pytest.fixture
def made(order, official, files):
    factories.a_standard(
        "min-office-area", scope_division=factories.a_division(), value=300
    )
    return a_made_report(order, official)


def test_more_is_never_less_than_nothing():
    rows = tuple(Row(str(n), "", None) for n in range(MOST_ROWS))
    assert Behind(rows, 3).more == 0
