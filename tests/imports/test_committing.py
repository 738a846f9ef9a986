"""Good lines are stored with their versions: all of them, or none."""

from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from facilities.models import Premises
from imports import actions, committing
from imports.models import Act, ImportState
from imports.verdicts import Outcome
from jobs.models import Job, JobState
from jobs.run import run_job
from portal.columns import columns_of
from portal.entities import entity_of
from safety.models import Hazard, HazardStep
from staffing.models import Post, StaffMember
from tests import factories
from tests.imports.tables import stored, uploaded

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}
HALL = OFFICE | {"name": "大厅", "floor_area_m2": 120}


def test_new_and_changed_rows_are_stored_with_who_and_why(street):
    old = factories.premises(street.first, name="办公楼", floor_area_m2=80)
    made = stored(
        uploaded(street.clerk, "premises", OFFICE | {"floor_area_m2": 90}, HALL)
    )
    assert made.state == ImportState.STORED
    old.refresh_from_db()
    assert old.floor_area_m2 == Decimal("90.00")
    hall = Premises.objects.get(name="大厅")
    for row in (old, hall):
        version = row.history.latest()
        assert version.history_change_reason == committing.reason_of(made)
        assert version.history_user_name == str(street.clerk)
        assert version.history_user == street.clerk
    acts = dict(made.rows.values_list("row_pk", "act"))
    assert acts == {old.pk: Act.CHANGED, hall.pk: Act.CREATED}
    assert AuditEvent.objects.get(act="import_committed").detail["rows"] == 2


def test_unchanged_rows_leave_no_version(street):
    same = factories.premises(street.first, name="办公楼", use="office")
    made = uploaded(street.clerk, "premises", OFFICE, HALL)
    assert (made.new_count, made.unchanged_count) == (1, 1)
    stored(made)
    assert same.history.count() == 1


def test_nothing_is_stored_while_a_line_is_wrong(street):
    made = uploaded(street.clerk, "premises", HALL, OFFICE | {"use": "?"})
    with pytest.raises(actions.NotNow):
        actions.store(made, keeps_good=False, by=street.clerk)
    assert Premises.objects.count() == 0


def test_right_rows_are_kept_when_asked_for(street):
    made = uploaded(street.clerk, "premises", HALL, OFFICE | {"use": "?"})
    done = stored(made, keeps_good=True)
    assert (done.state, list(Premises.objects.values_list("name", flat=True))) == (
        ImportState.STORED,
        ["大厅"],
    )


def test_record_that_moved_on_lets_nothing_be_stored(street, monkeypatch):
    """The second batch is stopped, and what the first one stored goes."""
    monkeypatch.setattr(committing, "BATCH_LINES", 2)
    rows = [OFFICE | {"name": f"第{number}处"} for number in range(5)]
    made = uploaded(street.clerk, "premises", *rows)
    other = factories.premises(street.first, name="第3处")
    done = stored(made)
    assert done.state == ImportState.FAILED
    assert list(Premises.objects.all()) == [other]
    assert "these rows would do something else now: 5" in done.job.error
    line = done.lines.get(outcome=Outcome.WRONG)
    assert line.number == 5
    assert "changed since the preview" in done.problems.get(number=5).message
    assert not done.rows.exists()


def test_row_changed_meanwhile_is_passed_over_when_right_rows_are_kept(street):
    row = factories.premises(street.first, name="办公楼", floor_area_m2=80)
    made = uploaded(street.clerk, "premises", OFFICE | {"floor_area_m2": 90}, HALL)
    row.floor_area_m2 = 70
    row.save()
    done = stored(made, keeps_good=True)
    row.refresh_from_db()
    assert (done.state, row.floor_area_m2) == (ImportState.STORED, Decimal("70.00"))
    assert (done.new_count, done.changed_count, done.wrong_count) == (1, 0, 1)
    assert Premises.objects.filter(name="大厅").exists()


def test_permission_is_asked_for_again_by_the_worker(street):
    made = actions.store(
        uploaded(street.clerk, "premises", HALL), keeps_good=False, by=street.clerk
    )
    street.clerk.grants.all().delete()
    run_job(made.job_id)
    job = Job.objects.get(pk=made.job_id)
    assert (job.state, job.error_code) == (JobState.FAILED, "scope_not_allowed")
    assert Premises.objects.count() == 0


def test_posts_of_new_and_known_people_are_stored_with_them(street):
    known = factories.a_staff_member(street.first, name="李四")
    people = {"community": "凤凰山社区", "current_employment_mode": "Full time"}
    made = stored(
        uploaded(
            street.clerk,
            "staff-members",
            people | {"name": "张三", "current_positions": "Party secretary、Clerk"},
            people | {"name": "李四", "current_positions": "Mediator"},
        )
    )
    assert made.state == ImportState.STORED, made.job.error
    new = StaffMember.objects.get(name="张三")
    assert sorted(new.posts.values_list("position", flat=True)) == [
        "clerk",
        "secretary",
    ]
    assert known.posts.get().position == "mediator"
    for post in Post.objects.all():
        assert post.history.latest().history_change_reason == committing.reason_of(made)
    assert {len(row.parts) for row in made.rows.all()} == {1, 2}


def test_steps_of_hazards_are_stored_with_them(street):
    model = factories.a_hazard(street.second)
    like = Hazard.objects.values().get(pk=model.pk)
    entity = entity_of("hazards")
    cells = {
        column.name: like[column.name]
        for column in columns_of(entity)
        if like.get(column.name) not in (None, "")
    }
    row = cells | {"community": "凤凰山社区", "hazard_no": "H1"}
    made = stored(uploaded(street.clerk, "hazards", row))
    assert made.state == ImportState.STORED, made.job.error
    step = HazardStep.objects.get(hazard__hazard_no="H1")
    assert step.history.latest().history_change_reason == committing.reason_of(made)


def test_work_that_was_interrupted_goes_on_without_doubles(street, monkeypatch):
    """A worker that dies leaves whole batches; the next try stores the rest."""
    monkeypatch.setattr(committing, "BATCH_LINES", 2)
    rows = [OFFICE | {"name": f"第{number}处"} for number in range(5)]
    made = uploaded(street.clerk, "premises", *rows)
    asked = actions.store(made, keeps_good=False, by=street.clerk)

    def killed(done: int, total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        committing.store(asked, by=street.clerk, progress=killed)
    assert Premises.objects.count() == 2
    run_job(asked.job_id)
    assert Premises.objects.count() == 5
    assert made.rows.count() == 5
    asked.refresh_from_db()
    assert asked.state == ImportState.STORED
