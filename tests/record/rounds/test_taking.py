"""Who may take which step of a round, and what each leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from accounts.models import AuditEvent
from communities.models import Round, RoundStep
from jobs.models import Job
from record.rounds.taking import (
    NotNow,
    ReasonMissing,
    Remark,
    Words,
    last_return,
    latest_step,
    possible,
    round_of,
    take,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def street():
    return factories.a_community().township


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def clerk(street):
    return factories.a_user("clerk", "clerk", street)


@pytest.fixture
def official():
    return factories.a_user("official", "official")


def acts(street, period, user) -> list[str]:
    return [step.act.value for step in possible(round_of(street, period), user)]


def test_a_round_goes_from_the_street_to_the_county_and_back(
    street, period, clerk, official
):
    assert acts(street, period, clerk) == ["hand_in"]
    assert acts(street, period, official) == []
    take(street, period, "hand_in", by=clerk)
    assert acts(street, period, clerk) == ["take_back"]
    assert acts(street, period, official) == ["accept", "return"]
    take(street, period, "return", by=official, words=Words("人口数不对"))
    assert acts(street, period, clerk) == ["hand_in"]
    take(street, period, "hand_in", by=clerk)
    take(street, period, "accept", by=official)
    assert acts(street, period, clerk) == []
    assert acts(street, period, official) == ["reopen"]
    take(street, period, "reopen", by=official, words=Words("漏报一个小区"))
    assert round_of(street, period).state == "open"
    told = RoundStep.objects.order_by("pk").values_list("act", "by__username")
    assert list(told) == [
        ("hand_in", "clerk"),
        ("return", "official"),
        ("hand_in", "clerk"),
        ("accept", "official"),
        ("reopen", "official"),
    ]


def test_every_step_is_in_the_audit_trail_and_in_the_history(
    street, period, clerk, official
):
    take(street, period, "hand_in", by=clerk)
    round_ = take(street, period, "return", by=official, words=Words("请核对"))
    trail = AuditEvent.objects.filter(act__startswith="round_").order_by("pk")
    assert [(each.act, each.user_ref) for each in trail] == [
        ("round_hand_in", str(clerk.pk)),
        ("round_return", str(official.pk)),
    ]
    latest = round_.history.latest()
    assert (latest.history_user, latest.history_change_reason) == (official, "请核对")


def test_those_concerned_are_told_in_the_bell_and_nobody_else(
    street, period, clerk, official
):
    factories.a_user("other", "clerk", factories.a_township("360424101000"))
    far = factories.a_user("far", "official", factories.a_division("360400000000"))
    take(street, period, "hand_in", by=clerk)
    assert [job.owner for job in Job.objects.unseen_by(official)] == [official]
    take(street, period, "accept", by=official)
    (job,) = Job.objects.unseen_by(clerk)
    assert job.title == "义宁镇 2025：已通过"
    assert set(Job.objects.values_list("owner", flat=True)) == {official.pk, clerk.pk}
    assert not Job.objects.unseen_by(far).exists()


def test_nobody_reviews_what_they_handed_in(street, period):
    both = factories.a_user("both", "clerk", street)
    factories.a_grant(both, "official")
    take(street, period, "hand_in", by=both)
    assert acts(street, period, both) == ["take_back"]
    with pytest.raises(PermissionDenied):
        take(street, period, "accept", by=both)
    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.update(state="accepted", reviewed_by=both)


@pytest.mark.parametrize("role", ["viewer", "administrator", "official"])
def test_only_who_may_edit_the_street_hands_in(street, period, role):
    user = factories.a_user("user", role)
    with pytest.raises(PermissionDenied):
        take(street, period, "hand_in", by=user)


@pytest.mark.parametrize("role", ["viewer", "administrator", "data_manager", "clerk"])
def test_only_who_may_review_the_street_decides(street, period, clerk, role):
    take(street, period, "hand_in", by=clerk)
    with pytest.raises(PermissionDenied):
        take(street, period, "accept", by=factories.a_user("user", role))


def test_another_countys_official_decides_nothing(street, period, clerk):
    take(street, period, "hand_in", by=clerk)
    elsewhere = factories.a_division("360425000000")
    stranger = factories.a_user("stranger", "official", elsewhere)
    with pytest.raises(PermissionDenied):
        take(street, period, "accept", by=stranger)


def test_returning_and_unlocking_ask_for_a_reason(street, period, clerk, official):
    take(street, period, "hand_in", by=clerk)
    with pytest.raises(ReasonMissing):
        take(street, period, "return", by=official, words=Words("  "))
    take(street, period, "accept", by=official)
    with pytest.raises(ReasonMissing):
        take(street, period, "reopen", by=official)


def test_a_decision_is_about_what_was_seen(street, period, clerk, official):
    seen = latest_step(take(street, period, "hand_in", by=clerk))
    take(street, period, "take_back", by=clerk)
    take(street, period, "hand_in", by=clerk)
    with pytest.raises(NotNow):
        take(street, period, "accept", by=official, seen=seen)


def test_nothing_is_done_twice(street, period, clerk, official):
    take(street, period, "hand_in", by=clerk)
    with pytest.raises(NotNow):
        take(street, period, "hand_in", by=clerk)
    take(street, period, "accept", by=official)
    with pytest.raises(NotNow):
        take(street, period, "take_back", by=clerk)


def test_remarks_are_kept_with_the_step_and_of_the_streets_communities_alone(
    street, period, clerk, official
):
    own, other = factories.a_community(), factories.a_community("360424101001")
    take(street, period, "hand_in", by=clerk)
    remarks = {
        own.pk: Remark("少报了一栋楼", ["building_count"]),
        other.pk: Remark("与本街道无关"),
    }
    round_ = take(street, period, "return", by=official, words=Words("见说明", remarks))
    (remark,) = last_return(round_).remarks
    assert (remark["community"], remark["figures"]) == (own.code, ["building_count"])
    take(street, period, "hand_in", by=clerk)
    assert last_return(round_of(street, period)) is None


def test_steps_are_written_once():
    row = factories.a_round_step()
    for change in (row.save, row.delete, RoundStep.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        RoundStep._base_manager.filter(pk=row.pk)._raw_delete("default")


def test_communities_directly_below_a_county_are_handed_in_by_the_county(period):
    county = factories.a_division()
    direct = factories.a_community("360424000001", township=county)
    below = factories.a_community("360424100001")
    manager = factories.a_user("manager", "data_manager", county)
    round_ = take(county, period, "hand_in", by=manager)
    assert round_.division == direct.township
    assert acts(below.township, period, manager) == ["hand_in"]
