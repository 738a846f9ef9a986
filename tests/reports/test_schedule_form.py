"""Regular reports asked for on their page: what is kept of them, and a red head."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import AuditEvent
from reports import schedules
from reports.models import ReportSchedule
from reports.schedules import ask_due
from tests import factories
from tests.browsing import PageClient
from tests.reports.scheduling import DAY, now


def form(**changes: object) -> dict[str, object]:
    return {
        "scope": factories.COUNTY_CODE,
        "cadence": "year",
        "next_on": "2099-03-12",
        "organ": "修水县民政局",
        "themes": ["scale"],
        "formats": ["pdf"],
    } | changes


def test_a_schedule_is_added_and_stopped_on_the_page(official):
    client = PageClient(official)
    address = reverse("reports:schedule-list")
    page = client.post(address, form(), follow=True).content.decode()
    assert "asked for regularly" in page
    row = ReportSchedule.objects.get()
    assert row.order == {
        "organ": "修水县民政局",
        "kind": "comprehensive",
        "themes": ["scale"],
        "formats": ["pdf"],
    }
    twice = client.post(address, form()).content.decode()
    assert "You have this schedule already" in twice
    client.post(reverse("reports:schedule-stop", args=[row.pk]))
    assert now(row).stopped_at is not None
    assert AuditEvent.objects.filter(act="schedule_stopped").exists()
    client.post(address, form())
    assert ReportSchedule.objects.running().count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "110101001000"}, "one that is yours"),
        ({"next_on": "2020-01-01"}, "This day is over"),
        ({"cadence": "daily"}, "Select a valid choice"),
    ],
)
def test_a_schedule_that_makes_no_sense_says_why(official, changes, said):
    client = PageClient(official)
    page = client.post(reverse("reports:schedule-list"), form(**changes))
    assert said in page.content.decode()
    assert not ReportSchedule.objects.exists()


def test_nobody_schedules_or_stops_what_is_not_theirs(official):
    schedule = factories.a_schedule(owner=official)
    clerk = factories.a_user("clerk", "clerk", factories.a_township("360424118000"))
    with pytest.raises(PermissionDenied):
        schedules.add(
            by=clerk,
            scope_code=factories.COUNTY_CODE,
            cadence="year",
            next_on=date(2026, 3, 12),
            order={},
        )
    client = PageClient(clerk)
    stop = reverse("reports:schedule-stop", args=[schedule.pk])
    assert client.post(stop).status_code == 404
    colleague = PageClient(factories.a_user("colleague", "official"))
    assert colleague.post(stop).status_code == 404


def added(official, **changes: object) -> ReportSchedule:
    address = reverse("reports:schedule-list")
    answer = PageClient(official).post(address, form(**changes))
    assert answer.status_code == 302, answer.context["form"].errors
    return ReportSchedule.objects.get()


def test_a_schedule_keeps_the_kind_of_report(official):
    row = added(official, kind="party-building", themes=[])
    order = schedules.order_of(row, DAY.date())
    assert (order.kind, order.themes) == ("party-building", ())
    page = PageClient(official).get(reverse("reports:schedule-list"))
    assert '<div class="unit">Party building</div>' in page.content.decode()


def test_a_regular_report_bears_the_head_in_use_when_it_is_due(official):
    old = factories.a_letterhead(addressees="县人民政府", copies="县财政局")
    row = added(official, organ="", layout="formal", copies="县委办公室")
    old.valid_to = date(2026, 1, 31)
    old.save()
    factories.a_letterhead(
        organ="修水县民政和社会工作局",
        mark="修水县民政和社会工作局文件",
        valid_from=date(2026, 2, 1),
        addressees="县政府",
    )
    order = schedules.order_of(row, DAY.date())
    assert order.organ == "修水县民政和社会工作局"
    assert order.red_head is not None
    assert order.red_head.mark == "修水县民政和社会工作局文件"
    assert order.red_head.addressees == "县政府"
    assert order.red_head.copies == "县委办公室"
    assert order.red_head.signer == ""


def test_of_several_letterheads_the_one_named_is_kept(official):
    factories.a_letterhead()
    named = factories.a_letterhead(code="修社", mark="修水县社会工作部文件")
    row = added(official, layout="upward", letterhead=named.pk, signer="王明")
    head = schedules.order_of(row, DAY.date()).red_head
    assert head is not None
    assert (head.code, head.signer) == ("修社", "王明")


def test_what_a_formal_document_lacks_is_said_when_the_schedule_is_added(official):
    address = reverse("reports:schedule-list")
    page = PageClient(official).post(address, form(layout="formal"))
    assert "letterhead" in page.context["form"].errors
    assert not ReportSchedule.objects.exists()


def test_a_letterhead_that_is_gone_when_due_is_a_failure_that_is_told(official):
    factories.a_period("2025")
    letterhead = factories.a_letterhead()
    row = added(official, layout="formal")
    ReportSchedule.objects.filter(pk=row.pk).update(next_on=DAY.date())
    letterhead.valid_to = date(2026, 1, 31)
    letterhead.save()
    assert ask_due(now=DAY) == 0
    assert now(row).last_error == "no_letterhead"
    page = PageClient(official).get(reverse("reports:schedule-list"))
    assert "No letterhead is in use" in page.content.decode()
