"""Formal documents from the letterhead to the issue: whose head, which number."""

from dataclasses import replace
from datetime import date
from io import StringIO

import docx
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from jobs.run import run_job
from reports import actions, reviewing
from reports.document.redhead import RedHead
from reports.letterheads import Lacking, letterheads_for, red_head, the_nearest
from reports.models import Letterhead, Report
from reports.order import Order
from tests import factories
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report, again

TODAY = date(2026, 3, 20)
HEAD = RedHead(
    division=factories.COUNTY_CODE,
    mark="修水县民政局文件",
    code="修民",
    printer="修水县民政局办公室",
    addressees="县人民政府",
)


@pytest.fixture
def letterhead(county) -> Letterhead:
    return factories.a_letterhead()


@pytest.fixture
def author(official):
    return PageClient(official)


def form(**changes: object) -> dict[str, object]:
    return {
        "scope": factories.COUNTY_CODE,
        "period": "2025",
        "base_period": "",
        "as_of": "2026-03-12",
        "formats": ["xlsx"],
        "layout": "formal",
    } | changes


def errors(client, **changes: object) -> dict[str, list[str]]:
    answer = client.post(reverse("reports:report-request"), form(**changes))
    assert answer.status_code == 200
    assert not Report.objects.exists()
    return answer.context["form"].errors


# What head a report gets


def test_the_nearest_division_with_a_letterhead_in_force(letterhead, official):
    province = factories.a_division("360000000000")
    factories.a_letterhead(division=province, mark="江西省民政厅文件", code="赣民")
    factories.a_letterhead(
        code="旧民", mark="旧局文件", valid_from=None, valid_to=date(2020, 1, 1)
    )
    community = factories.a_community()
    found = letterheads_for(community.code, user=None, day=TODAY)
    assert [row.code for row in found] == ["修民", "赣民"]
    assert the_nearest(found) == letterhead
    # The province's is not the county official's to use.
    assert letterheads_for(community.code, user=official, day=TODAY) == [letterhead]
    assert letterheads_for("370000000000", user=None, day=TODAY) == []


def test_two_organs_of_one_division_must_be_told_apart(letterhead):
    factories.a_letterhead(code="修组", mark="中共修水县委组织部文件")
    with pytest.raises(Lacking) as lack:
        the_nearest(letterheads_for(factories.COUNTY_CODE, user=None, day=TODAY))
    assert (lack.value.code, lack.value.field) == ("several_letterheads", "letterhead")


def test_what_is_said_goes_before_what_is_usual(letterhead):
    usual = red_head(letterhead, upward=False, signer="王明")
    assert usual == replace(HEAD, copies="县财政局")
    said = red_head(
        letterhead,
        upward=True,
        addressees="市民政局：",
        copies="市委办。",
        signer="王明",
    )
    assert (said.addressees, said.copies, said.signer) == ("市民政局", "市委办", "王明")


def test_nothing_is_made_up(letterhead):
    letterhead.addressees = ""
    with pytest.raises(Lacking, match="no_addressees"):
        red_head(letterhead, upward=False)
    with pytest.raises(Lacking, match="no_signer"):
        red_head(letterhead, upward=True, addressees="市民政局")
    with pytest.raises(Lacking, match="no_letterhead"):
        the_nearest([])


# Asking


def test_a_formal_report_keeps_its_head_with_the_order(letterhead, author):
    author.post(reverse("reports:report-request"), form(layout="upward", signer="王明"))
    report = Report.objects.get()
    wanted = replace(HEAD, copies="县财政局", signer="王明")
    assert report.red_head == wanted
    assert report.organ == "修水县民政局"
    assert Order.from_parameters(report.job.parameters).red_head == wanted
    asked = author.get(reverse("reports:report-request"), {"again": report.pk}).context[
        "form"
    ]
    assert asked["layout"].value() == "upward"
    assert asked["signer"].value() == "王明"
    assert asked["letterhead"].value() == letterhead.pk


def test_an_internal_report_asks_for_nothing(author, county):
    author.post(reverse("reports:report-request"), form(layout="internal"))
    report = Report.objects.get()
    assert report.red_head is None
    assert "red_head" not in report.job.parameters


def test_what_lacks_is_said_at_its_field(author, county):
    assert "No letterhead is in use" in str(errors(author)["letterhead"])
    kept = factories.a_letterhead(addressees="")
    assert "say to whom" in str(errors(author)["addressees"])
    upward = errors(author, layout="upward", addressees="市民政局")
    assert "say who signs" in str(upward["signer"])
    far = factories.a_letterhead(division=factories.a_division("360425000000"))
    assert errors(author, letterhead=far.pk)["letterhead"]
    assert errors(author, letterhead=kept.pk, addressees="县" * 201)["addressees"]


def test_the_command_names_what_lacks(county, tmp_path):
    def run(*more: str) -> None:
        with translation.override("en"):
            call_command(
                *("report", "--scope", factories.COUNTY_CODE, "--period", "2025"),
                *("--formats", "docx", "--out", str(tmp_path), "--formal", *more),
                stdout=StringIO(),
                stderr=StringIO(),
            )

    with pytest.raises(CommandError, match="No letterhead is in use"):
        run()
    factories.a_letterhead()
    with pytest.raises(CommandError, match="No letterhead is in use"):
        run("--letterhead", "修组")
    with pytest.raises(CommandError, match="say who signs"):
        run("--upward")
    run("--copies", "县委办")
    paragraphs = docx.Document(str(tmp_path / "report.docx")).paragraphs
    assert [p.text for p in paragraphs[:2]] == [
        "修水县民政局文件",
        f"修民〔{date.today().year}〕\u3000\u3000号",  # noqa: DTZ011
    ]
    assert paragraphs[3].text == "县人民政府："


# Numbers


@pytest.fixture
def formal(official, order, files, letterhead) -> Report:
    return a_made_report(replace(order, red_head=HEAD), official)


def accepted(report: Report, author, reviewer) -> Report:
    reviewing.take(report, "submit", by=author)
    reviewing.take(report, "accept", by=reviewer)
    return again(report)


def test_the_number_is_the_organs_own(formal, official, second, quick, order):
    assert formal.read().red_head == HEAD
    report = accepted(formal, official, second)
    assert reviewing.likely_serial(report) == 1
    reviewer = PageClient(second)
    page = reviewer.get(reverse("reports:report-detail", args=[report.pk]))
    assert 'name="serial"' in page.content.decode()
    step = reverse("reports:report-step", args=[report.pk, "issue"])
    refused = reviewer.post(step, {"serial": "第5"}, follow=True).content.decode()
    assert "whole number from 1" in refused
    assert again(report).issuing_id is None
    reviewer.post(step, {"serial": "17"})
    run_job(again(report).issuing_id)
    issue = again(report).issue
    assert issue.number == f"修民〔{issue.year}〕17号"
    assert issue.serial == 1  # the scope's own count
    document = issue.read()
    assert document.red_head == HEAD.numbered(issue.number)
    assert "本报告编号" not in "".join(s.text for s in document.sentences())

    # The next one; a number is given once.
    other = a_made_report(replace(order, red_head=HEAD, mandate="县委文件"), official)
    other = accepted(other, official, second)
    assert reviewing.likely_serial(other) == 18
    step = reverse("reports:report-step", args=[other.pk, "issue"])
    taken = reviewer.post(step, {"serial": "17"}, follow=True).content.decode()
    assert f"修民〔{issue.year}〕17号 is taken already" in taken
    reviewing.take(other, "issue", by=second)
    assert reviewing.number_of(again(other)) == f"修民〔{issue.year}〕18号"


def test_a_new_version_and_one_made_again_keep_the_head(
    formal, official, second, quick
):
    actions.remake_report(formal, by=official)
    run_job(again(formal).remaking_id)
    assert again(formal).read().red_head == HEAD
    report = accepted(again(formal), official, second)
    reviewing.take(report, "issue", by=second)
    run_job(again(report).issuing_id)
    draft = actions.new_version(again(report), by=official)
    assert draft.red_head == HEAD
