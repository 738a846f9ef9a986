"""The life of a report: two persons always, and an issue is never touched again."""

import random
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation

from accounts.models import AuditEvent, User
from jobs.models import JobState
from jobs.run import run_job
from reports import actions, editing, issuing, reviewing
from reports.life import OUT, TRANSITIONS, ReportState, Who
from reports.models import Issue, IssueFile, Report, ReviewStep
from tests import factories
from tests.reports.drafts import a_made_report, again

LEAD = "request:scope"


@pytest.fixture
def report(official, order, files) -> Report:
    return a_made_report(order, official)


@pytest.fixture
def second(county) -> User:
    return factories.a_user("second", "official")


@pytest.fixture
def quick(monkeypatch):
    """Files that take no time: their making is told elsewhere."""

    def made(document, read, without, folder, on_progress):
        path = folder / "report.pdf"
        path.write_bytes(document.title.encode())
        return {"pdf": path}

    monkeypatch.setattr(issuing, "made", made)


def issued(report: Report, author: User, reviewer: User) -> Report:
    reviewing.take(report, "submit", by=author)
    reviewing.take(report, "accept", by=reviewer)
    reviewing.take(report, "issue", by=reviewer)
    run_job(again(report).issuing_id)
    return again(report)


def acts(report: Report, user: User) -> list[str]:
    return [step.act for step in reviewing.possible(again(report), user)]


def test_states_and_steps_cover_one_another():
    assert {step.target for step in TRANSITIONS.values()} == set(ReportState)
    # Nothing leads back from what has gone out.
    for step in TRANSITIONS.values():
        if step.sources & OUT:
            assert step.target in OUT
        if step.target in (ReportState.ACCEPTED, ReportState.RETURNED):
            assert step.who is Who.SECOND


def test_each_sees_what_is_for_them_to_do(report, official, second):
    clerk = factories.a_user("clerk", "clerk")
    assert acts(report, official) == ["submit"]
    reviewing.take(report, "submit", by=official)
    assert acts(report, official) == ["take_back"]
    assert acts(report, second) == ["return", "accept"]
    assert acts(report, clerk) == []
    reviewing.take(report, "accept", by=second)
    assert acts(report, second) == ["return", "issue"]
    assert acts(report, official) == ["issue"]


def test_nobody_reviews_what_they_have_written_a_word_of(report, official, second):
    editor = factories.a_user("editor", "official")
    Report.objects.filter(pk=report.pk).update(is_shared=True)
    editing.reword(report, LEAD, "民政局作了调研", by=editor)
    reviewing.take(report, "submit", by=official)
    for writer in (official, editor):
        for act in ("accept", "return"):
            with pytest.raises(PermissionDenied):
                reviewing.take(report, act, by=writer, text="x")
    reviewing.take(report, "accept", by=second)
    assert again(report).reviewed_by == second


def test_returned_with_reasons_it_can_be_edited_and_submitted_again(
    report, official, second
):
    reviewing.take(report, "submit", by=official)
    with pytest.raises(PermissionDenied):
        editing.reword(report, LEAD, "别的话", by=official)
    with pytest.raises(reviewing.ReasonMissing):
        reviewing.take(report, "return", by=second, text="  ")
    reviewing.take(report, "return", by=second, text="第二部分数据请核实")
    editing.reword(report, LEAD, "民政局作了调研", by=official)
    reviewing.take(report, "submit", by=official)
    steps = list(report.steps.order_by("pk").values_list("act", "text"))
    assert steps == [("submit", ""), ("return", "第二部分数据请核实"), ("submit", "")]
    assert AuditEvent.objects.get(act="report_return").detail["text"]


def test_a_step_out_of_turn_is_refused(report, official, second):
    Report.objects.filter(pk=report.pk).update(is_shared=True)
    with pytest.raises(reviewing.NotNow):
        reviewing.take(report, "issue", by=second)
    actions.remake_report(report, by=official)
    with pytest.raises(reviewing.NotNow):
        reviewing.take(report, "submit", by=official)


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


def test_the_database_knows_two_persons(report, official):
    rows = Report.objects.filter(pk=report.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="accepted", submitted_by=official, reviewed_by=official)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="accepted", submitted_by=official, reviewed_by=None)
    refused = pytest.raises(ValidationError, match="不得审核本人的报告")
    # A page asked for before may have left another language behind.
    with translation.override("zh-hans"), refused:
        factories.an_issue(report=report, reviewer=official)


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


@dataclass
class Walk:
    """Random acts of random people on one report."""

    report: Report
    people: list[User]
    dice: random.Random

    def step(self) -> None:
        by = self.dice.choice(self.people)
        act = self.dice.choice([*TRANSITIONS, "reword", "leave_out", "remake", "run"])
        try:
            if act in TRANSITIONS:
                reviewing.take(again(self.report), act, by=by, text="理由")
            elif act == "reword":
                text = f"第{self.dice.randrange(99)}稿"
                editing.reword(self.report, LEAD, text, by=by)
            elif act == "leave_out":
                editing.leave_out(self.report, LEAD, by=by)
            elif act == "remake":
                actions.remake_report(self.report, by=by)
            else:
                self.run()
        except (reviewing.NotNow, PermissionDenied):
            pass

    def run(self) -> None:
        held = again(self.report)
        for job in (held.remaking, held.issuing):
            if job and job.is_open:
                run_job(job.pk)

    def check(self, before: Report, frozen: dict | None) -> dict | None:
        now = again(self.report)
        if before.state in OUT:
            assert now.state in OUT
        if now.state in (*OUT, ReportState.ACCEPTED):
            assert now.reviewed_by_id not in reviewing.writers(now)
        rows = list(Issue.objects.filter(report=now).values())
        assert bool(rows) == (now.state in OUT)
        if frozen is not None:
            assert rows[0] == frozen
        return rows[0] if rows else None


@pytest.mark.parametrize("seed", range(6))
def test_random_acts_never_touch_what_was_issued(report, official, second, quick, seed):
    third = factories.a_user("third", "official")
    clerk = factories.a_user("clerk", "clerk")
    walk = Walk(report, [official, second, third, clerk], random.Random(seed))  # noqa: S311
    frozen = None
    for _ in range(60):
        before = again(report)
        walk.step()
        frozen = walk.check(before, frozen)


def test_some_random_walk_reaches_an_issue(report, official, second, quick):
    """Else the walks above would prove nothing."""
    others = [factories.a_user(f"reader {n}", "official") for n in range(6)]
    dice = random.Random(1)  # noqa: S311
    walk = Walk(report, [official, second, *others], dice)
    for _ in range(400):
        walk.step()
        if again(report).state in OUT:
            return
    raise AssertionError("no walk issued a report")
