"""Who sees a job, what a notice is made of, and what the table refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from jobs.models import Job, JobState, hash_of
from reports.models import Report
from tests import factories
from tests.jobs.counting import a_count

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def owner(db):
    return factories.a_user("owner", "official")


@pytest.fixture
def job(owner) -> Job:
    return factories.a_job(owner=owner)


def test_owner_sees_the_job_and_a_colleague_does_not(job, owner):
    colleague = factories.a_user("colleague", "official")

    assert list(Job.objects.visible_to(owner)) == [job]
    assert list(Job.objects.visible_to(colleague)) == []


def test_administrator_of_the_scope_sees_the_job(job):
    here = factories.a_user("admin", "administrator")
    elsewhere = factories.a_user(
        "far", "administrator", factories.a_division("360425000000")
    )

    assert list(Job.objects.visible_to(here)) == [job]
    assert list(Job.objects.visible_to(elsewhere)) == []


def test_owner_whose_role_was_taken_away_sees_it_no_more(job, owner):
    owner.grants.all().delete()

    assert not Job.objects.visible_to(owner).exists()


def test_owner_with_a_narrower_role_than_the_scope_sees_it_no_more(job, owner):
    owner.grants.all().delete()
    factories.a_grant(owner, "clerk", factories.a_township())

    assert not Job.objects.visible_to(owner).exists()


@pytest.mark.parametrize(
    ("role", "seen"), [("clerk", True), ("official", False), ("viewer", False)]
)
def test_each_kind_asks_for_its_own_permission(role, seen, settings, db):
    """A report is for whoever may report; counting for whoever may edit."""
    settings.JOB_KINDS = [*settings.JOB_KINDS, "tests.jobs.counting.COUNTING"]
    factories.a_division()
    owner = factories.a_user("owner", role)
    count = a_count(owner=owner, up_to=5)

    assert list(Job.objects.visible_to(owner)) == ([count] if seen else [])
    assert Job.objects.permitted_to(owner).filter(pk=count.pk).exists() == seen


def test_administrator_sees_jobs_of_every_kind(settings, db):
    administrator = factories.a_user("admin", "administrator")
    count = a_count(owner=factories.a_user("owner", "clerk"), up_to=5)

    assert list(Job.objects.visible_to(administrator)) == [count]
    administrator.grants.all().delete()
    assert not Job.objects.visible_to(administrator).exists()


def test_job_of_a_kind_that_is_gone_is_for_administrators_alone(settings, db):
    """Counting is no kind here: nobody can say who may have it done."""
    owner = factories.a_user("owner", "clerk")
    count = a_count(owner=owner, up_to=5)

    assert not Job.objects.visible_to(owner).exists()
    assert (count.kind_label, count.stage_label) == ("counting", "")


def test_disabled_user_sees_nothing_and_a_superuser_everything(job, owner):
    owner.is_active = False
    owner.save()

    assert not Job.objects.visible_to(owner).exists()
    assert list(Job.objects.visible_to(factories.a_superuser())) == [job]


def test_job_of_the_command_line_is_for_administrators(db):
    job = factories.a_job()
    Job.objects.update(owner=None)
    administrator = factories.a_user("admin", "administrator")
    official = factories.a_user("official", "official")

    assert list(Job.objects.visible_to(administrator)) == [job]
    assert not Job.objects.visible_to(official).exists()


def test_report_is_seen_by_whoever_sees_its_job(job, owner):
    report = factories.a_report(job=job)
    colleague = factories.a_user("colleague", "official")

    assert list(Report.objects.visible_to(owner)) == [report]
    assert not Report.objects.visible_to(colleague).exists()
    assert not Report.objects.readable().exists()


def test_ended_jobs_are_news_until_looked_at(job, owner):
    older = factories.a_finished_job(owner=owner, finished_at=NOW)
    newer = factories.a_finished_job(
        owner=owner,
        state=JobState.FAILED,
        error_code="disk_full",
        finished_at=NOW + timedelta(hours=1),
    )
    factories.a_finished_job(owner=owner, state=JobState.CANCELLED)
    factories.a_finished_job(owner=factories.a_user("other"))

    assert list(Job.objects.unseen_by(owner)) == [newer, older]

    newer.note_seen(at=NOW)
    newer.note_seen(at=NOW + timedelta(days=1))

    newer.refresh_from_db()
    assert newer.seen_at == NOW
    assert list(Job.objects.unseen_by(owner)) == [older]


def test_open_job_cannot_have_been_seen_ending(job):
    job.note_seen(at=NOW)

    job.refresh_from_db()
    assert job.seen_at is None


def test_reason_is_said_in_the_language_of_the_moment(owner):
    job = factories.a_finished_job(
        owner=owner,
        state=JobState.FAILED,
        error_code="unknown_period",
        error_params={"code": "2031"},
    )

    with translation.override("en"):
        assert job.error == "There is no reporting period 2031."


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "sleeping"},
        {"kind": "dance"},
        {"stage": "lunch"},
        {"percent": 101},
        {"state": JobState.RUNNING},
        {"state": JobState.RUNNING, "claimed_by": "worker"},
        {"claimed_by": "worker"},
        {"state": JobState.DONE},
        {"finished_at": NOW},
        {"state": JobState.FAILED, "finished_at": NOW},
    ],
)
def test_impossible_job_is_refused(job, fields):
    for name, value in fields.items():
        setattr(job, name, value)

    with pytest.raises(ValidationError):
        job.full_clean()


def test_hash_is_of_what_is_asked_in_whatever_order():
    assert hash_of({"scope": "1", "period": "2"}) == hash_of(
        {"period": "2", "scope": "1"}
    )
    assert hash_of({"scope": "1"}) != hash_of({"scope": "2"})
