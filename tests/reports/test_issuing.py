"""An issue has its number, is frozen, and is followed or withdrawn, never changed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.models import AuditEvent, User
from jobs.models import JobState
from jobs.run import run_job
from reports import actions, editing, issuing, reviewing
from reports.life import ReportState
from reports.models import Issue, IssueFile, Report, ReviewStep
from tests.browsing import PageClient
from tests.reports.drafts import a_made_report, again


def issued(report: Report, author: User, reviewer: User) -> Report:
    reviewing.take(report, "submit", by=author)
    reviewing.take(report, "accept", by=reviewer)
    reviewing.take(report, "issue", by=reviewer)
    run_job(again(report).issuing_id)
    return again(report)


def test_issue_freezes_everything_under_a_number(
    report, official, second, quick, files, time_machine
):
    time_machine.move_to("2026-03-20 09:00+08:00")
    editing.reword(report, "title", "修水县社区调研报告", by=official)
    report = issued(report, official, second)
    issue = Issue.objects.get()
    assert report.state == ReportState.ISSUED
    assert issue.number == "修水县社区调研〔2026〕1号"
    assert (issue.author, issue.reviewer) == (official, second)
    document = issue.read()
    assert document.title == "修水县社区调研报告"
    assert document.dated == "2026年3月20日"
    assert "修水县社区调研〔2026〕1号" in document.closing[-1].text
    assert issue.composed == report.document
    assert [edit["key"] for edit in issue.edits] == ["title"]
    assert issue.grounds["rules"]
    assert (files / issue.facts_path).exists()
    (file,) = issue.files.all()
    assert (files / file.path).read_bytes() == "修水县社区调研报告".encode()
    line = AuditEvent.objects.get(act="report_issued")
    assert line.detail["number"] == issue.number


def test_numbers_count_by_scope_and_year(
    order, report, official, second, quick, time_machine
):
    time_machine.move_to("2026-03-20 09:00+08:00")
    other = a_made_report(order, official)
    last = a_made_report(order, official)
    issued(report, official, second)
    assert issued(other, official, second).issue.serial == 2
    time_machine.move_to("2027-01-05 09:00+08:00")
    assert issued(last, official, second).issue.number.endswith("〔2027〕1号")


def test_number_that_another_takes_in_the_same_moment_is_told(
    report, order, official, second, quick
):
    other = a_made_report(order, official)
    issued(report, official, second)
    reviewing.take(other, "submit", by=official)
    reviewing.take(other, "accept", by=second)
    page, step = PageClient(second), f"/reports/{other.pk}/steps/issue/"

    with pytest.MonkeyPatch.context() as before_the_first:
        before_the_first.setattr(reviewing, "_last_of", lambda report, year: 0)
        said = page.post(step, follow=True).content.decode()

    assert "1号 is taken already; nothing was done yet." in said
    assert (again(other).number_serial, again(other).issuing) == (None, None)
    page.post(step)
    assert again(other).number_serial == 2


def test_failed_issue_leaves_it_accepted_and_keeps_its_number(
    report, official, second, monkeypatch, quick
):
    good = issuing.made

    def broken(*args):
        raise issuing.Explained("pdf_failed")

    monkeypatch.setattr(issuing, "made", broken)
    report = issued(report, official, second)
    assert (report.state, report.issuing.state) == (
        ReportState.ACCEPTED,
        JobState.FAILED,
    )
    assert not Issue.objects.exists()
    monkeypatch.setattr(issuing, "made", good)
    reviewing.take(report, "issue", by=second)
    run_job(again(report).issuing_id)
    assert again(report).issue.serial == 1


def test_damaged_facts_are_not_issued(report, official, second, quick, files):
    (files / report.facts_path).write_bytes(b"something else")
    report = issued(report, official, second)
    assert report.issuing.error_code == "facts_damaged"


def test_draft_of_an_older_portal_is_made_again_first(report, official, second, quick):
    grounds = report.grounds | {"programme": "0" * 64}
    Report.objects.filter(pk=report.pk).update(grounds=grounds)
    assert issued(report, official, second).issuing.error_code == "portal_updated"


def test_the_tables_refuse_every_change(report, official, second, quick):
    report = issued(report, official, second)
    issue = report.issue
    for row in (issue, issue.files.get(), report.steps.earliest("pk")):
        rows = QuerySet(type(row)).filter(pk=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(id=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete(rows.db)
        for act in (row.save, row.delete):
            with pytest.raises(TypeError):
                act()
    for model in (Issue, IssueFile, ReviewStep):
        with pytest.raises(TypeError):
            model.objects.all().update()
        with pytest.raises(TypeError):
            model.objects.all().delete()


def test_new_version_takes_the_edits_along_and_supersedes(
    report, official, second, quick
):
    editing.reword(report, "title", "第一版", by=official)
    report = issued(report, official, second)
    draft = actions.new_version(report, by=official)
    run_job(draft.job_id)
    assert editing.overlaid(again(draft)).document.title == "第一版"
    draft = issued(draft, official, second)
    assert (again(report).state, draft.state) == ("superseded", "issued")
    assert again(report).issue.title == "第一版"
    assert report.steps.latest("pk").text == draft.issue.number
    with pytest.raises(PermissionDenied):
        actions.new_version(a_copy_not_out(draft), by=official)


def a_copy_not_out(report: Report) -> Report:
    report.state = ReportState.DRAFT
    return report


def test_withdrawn_with_a_reason_its_files_stay(report, official, second, quick, files):
    report = issued(report, official, second)
    reviewing.take(report, "withdraw", by=second, text="数据有误")
    assert again(report).state == ReportState.WITHDRAWN
    file = report.issue.files.get()
    assert (files / file.path).exists()
