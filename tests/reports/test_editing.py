"""Editing a draft: one overlay a place, nobody overwritten, everything on the trail."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from jobs.models import Job, JobState
from jobs.run import run_job
from record.writing import ChangedMeanwhile
from reports import actions, editing, sharing
from reports.document.overlays import Edit, EditKind, is_typed
from reports.life import ReportState
from reports.models import Overlay, Report
from tests import factories
from tests.reports.drafts import again, put_at

LEAD = "request:scope"


@pytest.fixture
def colleague(report, official):
    sharing.share(report, shared=True, by=official)
    return factories.a_user("colleague", "official")


def text(report: Report) -> str:
    document = editing.overlaid(again(report)).document
    return "\n".join(sentence.text for sentence in document.sentences())


def seen(report: Report, key: str) -> str:
    """What a writer who opens the place now has seen."""
    row = report.overlays.filter(key=key, kind="wording").first()
    return editing.token_at(row, editing._basis(report, key))


def test_reworded_sentence_is_kept_and_told(report, official):
    editing.reword(report, LEAD, "民政局对全县作了调研", by=official)
    assert "民政局对全县作了调研。" in text(report)
    row = Overlay.objects.get()
    assert (row.kind, row.edited_by, row.version) == ("wording", official, 1)
    assert row.fingerprint
    line = AuditEvent.objects.get(act="report_edited")
    assert line.detail["after"]["text"] == "民政局对全县作了调研。"


def test_the_portals_own_words_are_no_edit(report, official):
    composed = next(s.text for s in report.read().sentences() if s.key == LEAD)
    editing.reword(report, LEAD, "别的话", by=official)
    editing.reword(report, LEAD, composed, by=official)
    assert not Overlay.objects.exists()
    assert AuditEvent.objects.filter(act="report_edit_undone").count() == 1


def test_two_editors_of_one_place_are_told_apart(report, official, colleague):
    before = seen(report, LEAD)
    editing.reword(report, LEAD, "第一位的话", by=official, read_at=before)
    with pytest.raises(ChangedMeanwhile) as clash:
        editing.reword(report, LEAD, "第二位的话", by=colleague, read_at=before)
    assert clash.value.row.text == "第一位的话。"
    assert "第一位的话。" in text(report)
    editing.reword(report, LEAD, "第二位的话", by=colleague, read_at=seen(report, LEAD))
    assert Overlay.objects.get().version == 2


def test_an_edit_made_anew_at_a_place_is_another_than_the_one_read(report, official):
    editing.reword(report, LEAD, "第一稿", by=official)
    before = seen(report, LEAD)
    editing.restore(report, LEAD, by=official)
    editing.reword(report, LEAD, "第二稿", by=official)
    with pytest.raises(ChangedMeanwhile):
        editing.reword(report, LEAD, "第三稿", by=official, read_at=before)


def test_editors_of_two_places_do_not_meet(report, official, colleague):
    first, second = seen(report, LEAD), seen(report, "title")
    editing.reword(report, LEAD, "导语", by=official, read_at=first)
    editing.reword(report, "title", "调研报告", by=colleague, read_at=second)
    assert editing.overlaid(again(report)).document.title == "调研报告"


def test_findings_are_moved_left_out_and_put_back(report, official):
    for heading in ("停车难。", "活动少。"):
        edit = Edit(
            kind=EditKind.FINDING,
            key="",
            section="problems:premises",
            heading=heading,
            text="居民反映较多。",
        )
        editing.write_own(report, edit, by=official)
    shown = editing.overlaid(report)
    node = next(n for n in shown.tree.every_node() if len(n.items) > 2)
    first, second, *_ = keys = [item.key for item in node.items]
    editing.move(report, node.key, second, up=True, by=official)
    assert editing.order_in(editing.overlaid(report), node.key)[:2] == [second, first]
    editing.move(report, node.key, second, up=True, by=official)  # is on top already
    editing.leave_out(report, f"item:{first}", by=official)
    left = {s.key for s in editing.overlaid(report).document.sentences()}
    assert first not in left
    editing.restore(report, f"item:{first}", by=official)
    editing.move(report, node.key, second, up=False, by=official)
    assert editing.order_in(editing.overlaid(report), node.key) == keys


def test_own_entries_are_stored_changed_and_removed(report, official):
    edit = Edit(
        kind=EditKind.FINDING, key="", heading="停车难。", text="12个小区停车难。"
    )
    key = editing.write_own(report, edit, by=official)
    assert "停车难。12个小区停车难。" in text(report).replace("\n", "")
    editing.restore(report, key, by=official)
    assert "停车难" not in text(report)


def test_places_that_are_not_there_cannot_be_edited(report, official):
    for act in (
        lambda: editing.reword(report, "indicator:none", "x", by=official),
        lambda: editing.leave_out(report, "item:finding:none", by=official),
        lambda: editing.move(report, "problems:none", "x", up=True, by=official),
    ):
        with pytest.raises(editing.NothingThere):
            act()


@pytest.mark.parametrize(
    "state", [s for s in ReportState if s not in (ReportState.DRAFT, "returned")]
)
def test_only_open_reports_are_edited(report, official, colleague, state):
    put_at(report, state, colleague)
    with pytest.raises(PermissionDenied):
        editing.reword(report, LEAD, "别的话", by=official)


def test_a_colleague_edits_no_draft_that_is_not_shared(report, official):
    stranger = factories.a_user("stranger", "official")
    with pytest.raises(PermissionDenied):
        editing.reword(report, LEAD, "别的话", by=stranger)


# Made again


def remade(report: Report, by) -> Report:
    job = actions.remake_report(report, by=by)
    run_job(job.pk)
    return again(report)


def test_made_again_it_keeps_every_edit_and_flags_moved_figures(
    report, official, county
):
    key = "indicator:community_count"
    sentence = next(
        s for s in report.read().sentences() if "3" in [q.text for q in s.quantities]
    )
    editing.reword(report, sentence.key, "全县仅有3个社区", by=official)
    editing.reword(report, "title", "我的题目", by=official)
    factories.a_community(name="东山")
    old_job = report.job
    report = remade(report, official)
    assert report.communities == 4
    assert (report.job.state, report.remaking) == (JobState.DONE, None)
    assert report.job != old_job
    shown = editing.overlaid(report)
    assert shown.document.title == "我的题目"
    assert [each.edit.key for each in shown.moved] == [sentence.key]
    (told,) = [s for s in shown.document.sentences() if s.key == sentence.key]
    assert told.text == "全县仅有3个社区。"
    assert is_typed(told.quantities[0].evidence), key
    row = report.overlays.get(key=sentence.key)
    editing.carry_over(report, row, by=official)
    shown = editing.overlaid(report)
    assert shown.moved == ()
    (told,) = [s for s in shown.document.sentences() if s.key == sentence.key]
    assert told.text == "全县仅有4个社区。"
    assert not is_typed(told.quantities[0].evidence)


def test_an_edit_confirmed_after_its_figures_moved_stands(report, official, county):
    sentence = next(
        s for s in report.read().sentences() if "3" in [q.text for q in s.quantities]
    )
    editing.reword(report, sentence.key, "社区数量偏少", by=official)
    factories.a_community(name="东山")
    report = remade(report, official)
    editing.confirm(report, report.overlays.get(), by=official)
    assert editing.overlaid(report).moved == ()
    assert AuditEvent.objects.filter(act="report_confirmed").exists()


def test_made_again_by_a_colleague_it_stays_its_authors(report, official, colleague):
    report = remade(report, colleague)
    assert report.job.owner == colleague
    assert Report.objects.visible_to(official).filter(pk=report.pk).exists()


def test_while_it_is_being_made_again_asking_twice_makes_one_job(report, official):
    first = actions.remake_report(report, by=official)
    assert actions.remake_report(again(report), by=official) == first


def test_failed_remaking_leaves_the_draft_as_it_was(report, official, monkeypatch):
    job = actions.remake_report(report, by=official)
    before = report.document
    Report.objects.filter(pk=report.pk).update(state=ReportState.SUBMITTED)
    factories.a_community(name="东山")
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "report_moved_on")
    assert again(report).document == before


def test_asking_for_a_new_report_does_not_give_the_one_being_made_again(
    report, official, order
):
    actions.remake_report(report, by=official)
    assert actions.request_report(by=official, order=order) != report
    assert Job.objects.count() == 3
