from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from record.checks.answers import (
    Outdated,
    answer,
    fingerprint,
    open_counts,
    questions,
)
from record.handed_in import Standing
from record.models import DoubtAnswer
from record.writing import OutOfReach
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture
def standing():
    return Standing(factories.a_period("2025"), TODAY)


@pytest.fixture
def community(standing):
    """A community that counts more ethnic groups than there are."""
    found = factories.a_community()
    factories.some_figures(found, standing.period, ethnic_group_count=60)
    return found


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk", factories.a_township())


def asked(community, standing):
    (question,) = questions([community.pk], standing)[community.pk]
    return question


def say(community, standing, by, comment="已与派出所核实"):
    question = asked(community, standing)
    return answer(
        community,
        standing,
        key=question.key,
        seen=question.fingerprint,
        comment=comment,
        by=by,
    )


def move(community, standing, count):
    row = community.communityperiod_rows.get(period=standing.period)
    row.ethnic_group_count = count
    row.save()


def test_a_doubt_is_open_until_somebody_answers(community, standing, clerk):
    assert asked(community, standing).is_open
    assert open_counts([community.pk], standing) == {community.pk: {"people": 1}}
    row = say(community, standing, clerk)
    question = asked(community, standing)
    assert not question.is_open
    assert question.answer == row
    assert open_counts([community.pk], standing)[community.pk] == {}
    assert row.answered_by == clerk
    assert row.history.get().history_user_name == "clerk"


def test_an_answer_holds_only_as_long_as_the_figures(community, standing, clerk):
    row = say(community, standing, clerk)
    move(community, standing, 61)
    question = asked(community, standing)
    assert question.is_open
    assert question.earlier == row
    move(community, standing, 60)
    assert not asked(community, standing).is_open


def test_a_new_answer_replaces_the_one_that_no_longer_holds(community, standing, clerk):
    say(community, standing, clerk)
    move(community, standing, 61)
    row = say(community, standing, clerk, "又核实了一次")
    assert DoubtAnswer.objects.get() == row
    assert [version.comment for version in row.history.order_by("history_id")] == [
        "已与派出所核实",
        "又核实了一次",
    ]


def test_answers_of_another_period_do_not_hold(community, standing, clerk):
    say(community, standing, clerk)
    later = Standing(factories.a_period("2026"), TODAY)
    factories.some_figures(community, later.period, ethnic_group_count=60)
    assert asked(community, later).is_open


def test_figures_that_changed_meanwhile_are_not_answered(community, standing, clerk):
    question = asked(community, standing)
    move(community, standing, 61)
    with pytest.raises(Outdated):
        answer(
            community,
            standing,
            key=question.key,
            seen=question.fingerprint,
            comment="对",
            by=clerk,
        )
    assert not DoubtAnswer.objects.exists()


def test_a_clerk_answers_for_the_own_communities_alone(community, standing):
    there = factories.a_township("360424101000")
    other = factories.a_user("other", "clerk", there)
    with pytest.raises(OutOfReach):
        say(community, standing, other)
    assert not DoubtAnswer.objects.exists()
    viewer = factories.a_user("viewer", "viewer")
    with pytest.raises(OutOfReach):
        say(community, standing, viewer)


def test_answers_are_seen_by_those_who_see_the_community(community, standing, clerk):
    say(community, standing, clerk)
    there = factories.a_township("360424101000")
    other = factories.a_user("other", "clerk", there)
    assert DoubtAnswer.objects.visible_to(clerk).count() == 1
    assert not DoubtAnswer.objects.visible_to(other).exists()


def test_the_same_figures_have_one_fingerprint_however_written():
    assert fingerprint({"a": Decimal("700.00"), "b": 1}) == fingerprint(
        {"b": 1, "a": Decimal(700)}
    )
    assert fingerprint({"a": 700}) != fingerprint({"a": 701})
    assert fingerprint({"a": None}) != fingerprint({"a": 0})


def test_an_answer_holds_in_every_language(community, standing, clerk):
    factories.some_figures(community, factories.a_period("2024"), household_count=900)
    row = community.communityperiod_rows.get(period=standing.period)
    row.ethnic_group_count, row.household_count = None, 2000
    row.save()
    with translation.override("zh-hans"):
        say(community, standing, clerk)
    with translation.override("en"):
        assert not asked(community, standing).is_open
