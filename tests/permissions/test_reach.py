"""What a grant reaches, and what stays closed without one."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import AuditEvent
from reports.models import Report
from tests import factories
from tests.permissions.world import AS_OF, HERE, SECRET, THERE, Record, World


def test_the_clerk_of_the_street_sees_its_record_and_not_the_county_report(
    world: World,
):
    client = world.client("clerk here")
    page = client.get(reverse("communities:community-list")).content.decode()
    assert f"{SECRET}社区" in page
    assert "散原社区" not in page
    detail = reverse("reports:report-detail", args=[world.report.pk])
    assert client.get(detail).status_code == 404


@pytest.mark.parametrize(
    "code", [HERE, f"{HERE[:9]}001", factories.COUNTY_CODE, "1", ""]
)
def test_no_report_can_be_asked_for_on_a_place_of_others(record: Record, code: str):
    before = Report.objects.count()
    answer = record.client("clerk elsewhere").post(
        reverse("reports:report-request"), request_form(code)
    )
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert Report.objects.count() == before


def test_a_report_can_be_asked_for_on_a_place_of_ones_own(record: Record):
    answer = record.client("clerk elsewhere").post(
        reverse("reports:report-request"), request_form(THERE)
    )
    report = Report.objects.latest("pk")
    assert answer["Location"] == reverse("reports:report-detail", args=[report.pk])
    assert report.scope_code == THERE


def request_form(code: str) -> dict[str, object]:
    return {
        "scope": code,
        "period": "2025",
        "base_period": "",
        "as_of": AS_OF.isoformat(),
        "organ": "",
        "themes": ["scale", "premises"],
        "formats": ["pdf"],
    }


def test_cancelling_a_job_of_others_leaves_it_alone(world: World):
    world.client("clerk elsewhere").post(
        reverse("reports:report-cancel", args=[world.waiting.pk])
    )
    world.waiting.job.refresh_from_db()
    assert world.waiting.job.state == "queued"


def test_a_grant_taken_away_takes_its_reports_out_of_sight(world: World):
    official = world.people["official"]
    client = world.client("official")
    address = reverse("reports:report-download", args=[world.report.pk, "xlsx"])
    assert client.get(address).status_code == 200
    official.grants.all().delete()
    assert client.get(address).status_code == 403
    factories.a_grant(official, "official", factories.a_township(THERE))
    assert client.get(address).status_code == 404


def test_stored_files_have_no_address_of_their_own(world: World):
    path = world.report.job.files.get().path
    for address in (f"/files/{path}", f"/media/{path}", f"/{path}", f"/static/{path}"):
        assert world.client("official").get(address).status_code == 404, address


def test_each_download_leaves_a_line_with_the_name_of_the_file(world: World):
    world.client("official").get(
        reverse("reports:report-download", args=[world.report.pk, "xlsx"])
    )
    event = AuditEvent.objects.get(act="report_downloaded")
    assert event.user_name == "official"
    assert event.detail["file"].endswith(".xlsx")
    assert len(event.detail["sha256"]) == 64


@pytest.mark.parametrize("who", ["clerk elsewhere", "official", "outsider"])
def test_the_administrators_site_is_closed_to_all_three(record: Record, who: str):
    client = record.client(who)
    pages = ["admin:index", "admin:jsi18n", "admin:autocomplete"]
    for model in admin.site._registry:
        meta = model._meta
        pages += [
            f"admin:{meta.app_label}_{meta.model_name}_{what}"
            for what in ("changelist", "add")
        ]
    for page in pages:
        answer = client.get(reverse(page), follow=True)
        assert answer.status_code == 403, page


def test_telephone_numbers_are_masked_for_everybody(record: Record):
    for who in ("official", "clerk here"):
        page = record.client(who).get(
            reverse("communities:community-book-whole", args=[record.community.code])
        )
        assert "13812345678" not in page.content.decode(), who
        assert "138******78" in page.content.decode(), who
