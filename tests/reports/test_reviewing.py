"""The life of a report until it goes out: two persons always."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, User
from reports import actions, editing, reviewing
from reports.life import OUT, TRANSITIONS, ReportState, Who
from reports.models import Report
from tests import factories
from tests.factories.refusal import assert_refused_in_words, twin
from tests.reports.drafts import again

LEAD = "request:scope"


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


def test_the_database_knows_two_persons(report, official):
    rows = Report.objects.filter(pk=report.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="accepted", submitted_by=official, reviewed_by=official)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="accepted", submitted_by=official, reviewed_by=None)
    with pytest.raises(IntegrityError, match="two_persons"), transaction.atomic():
        factories.an_issue(report=report, reviewer=official)
    assert_refused_in_words(
        twin(factories.an_issue(report=report)),
        "Nobody reviews a report of their own.",
        reviewer=official,
    )
