"""Whose reports a person finds: own ones, and what colleagues of the scope show."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from reports import sharing
from reports.life import ReportState
from reports.models import Report
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import put_at


@pytest.fixture
def colleague(county):
    return factories.a_user("colleague", "official")


def sees(user, report: Report) -> bool:
    return Report.objects.visible_to(user).filter(pk=report.pk).exists()


def test_a_draft_is_its_authors_own_until_it_is_shared(report, official, colleague):
    assert sees(official, report)
    assert not sees(colleague, report)
    sharing.share(report, shared=True, by=official)
    assert sees(colleague, report)
    sharing.share(report, shared=False, by=official)
    assert not sees(colleague, report)


@pytest.mark.parametrize("state", [s for s in ReportState if s != ReportState.DRAFT])
def test_later_stages_are_found_by_all_who_report_on_the_scope(
    report, colleague, state
):
    put_at(report, state, colleague)
    assert sees(colleague, report)


@pytest.mark.parametrize(
    ("role", "division"),
    [
        ("viewer", factories.COUNTY_CODE),
        ("official", "360424101000"),
        ("clerk", "360424101000"),
    ],
)
def test_who_may_not_report_on_the_whole_scope_finds_nothing(
    report, official, role, division
):
    sharing.share(report, shared=True, by=official)
    if division == factories.COUNTY_CODE:
        other = factories.a_user("other", role)
    else:
        other = factories.a_user("other", role, factories.a_township(division))
    assert not sees(other, report)


def test_a_grant_taken_away_takes_shared_reports_out_of_sight(
    report, official, colleague
):
    sharing.share(report, shared=True, by=official)
    address = reverse("reports:report-detail", args=[report.pk])
    client = PageClient(colleague)
    assert client.get(address).status_code == 200
    assert report.title in client.get("/reports/").content.decode()
    colleague.grants.all().delete()
    assert not sees(colleague, report)
    assert client.get(address).status_code == 403


def test_a_disabled_account_finds_nothing(report, official):
    official.is_active = False
    assert not sees(official, report)


def test_author_shares_from_the_page_with_an_audit_line(report, official, colleague):
    address = reverse("reports:report-share", args=[report.pk])
    client = PageClient(official)
    page = client.post(address, {"shared": "yes"}, follow=True).content.decode()
    assert "Shared draft" in page
    assert "see the draft now" in page
    assert AuditEvent.objects.get(act="report_shared").user_name == str(official)
    # Nothing has changed, so nothing is told.
    client.post(address, {"shared": "yes"})
    assert AuditEvent.objects.filter(act="report_shared").count() == 1
    client.post(address, {"shared": "no"})
    assert not sees(colleague, report)


def test_colleagues_read_a_shared_draft_and_cannot_hide_it(report, official, colleague):
    sharing.share(report, shared=True, by=official)
    client = PageClient(colleague)
    page = client.get(reverse("reports:report-detail", args=[report.pk]))
    assert "Keep to myself" not in page.content.decode()
    address = reverse("reports:report-share", args=[report.pk])
    assert client.post(address, {"shared": "no"}).status_code == 403
    file = reverse("reports:report-download", args=[report.pk, "xlsx"])
    assert client.get(file).status_code == 200


def test_list_tells_own_reports_from_those_of_colleagues(report, official, colleague):
    sharing.share(report, shared=True, by=official)
    client = PageClient(colleague)
    assert report.title not in client.get("/reports/?whose=mine").content.decode()
    page = client.get("/reports/?whose=others&stage=draft").content.decode()
    assert report.title in page
    assert report.title not in client.get("/reports/?stage=issued").content.decode()
