from datetime import date
from decimal import Decimal

import pytest

from safety.models import HAZARD_STEPS, Hazard, HazardStatus, HazardStep
from tests.factories import (
    a_closed_hazard,
    a_hazard,
    a_hazard_being_rectified,
    a_hazard_step,
    a_major_hazard,
    a_user,
)
from tests.factories.refusal import assert_refused, twin

AFTER_DEADLINE = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("A major hazard needs the standard", {"level": "major"}),
        (
            "A major hazard needs the standard",
            {"level": "major", "judgement_standard": "GB 35181"},
        ),
        ("Only a major hazard is listed for supervision.", {"is_supervised": True}),
        ("Only a closed hazard has a closing date.", {"closed_on": date(2025, 6, 1)}),
        ("The deadline is before the day", {"deadline": date(2025, 4, 30)}),
        ("The review is before the day", {"reviewed_on": date(2025, 4, 30)}),
        ("A figure cannot be less than 0.", {"fund_yuan": Decimal(-1)}),
        ("This value is not on the scale", {"likelihood": Decimal("0.3")}),
        ("This value is not on the scale", {"exposure": Decimal(100)}),
        ("This value is not on the scale", {"consequence": Decimal(2)}),
        ("A place needs latitude and longitude.", {"lng": Decimal(114)}),
        ("This is not a latitude.", {"lat": Decimal(91), "lng": Decimal(1)}),
        ("This is not a longitude.", {"lat": Decimal(1), "lng": Decimal(-181)}),
    ],
)
def test_hazard_is_refused(db, message, changes):
    assert_refused(a_hazard(), message, **changes)


@pytest.mark.parametrize(
    ("field", "nothing"),
    [
        ("measure", ""),
        ("responsible_unit", ""),
        ("responsible_person", ""),
        ("deadline", None),
        ("reviewed_on", None),
        ("reviewer", ""),
        ("closed_on", None),
    ],
)
def test_a_hazard_is_not_closed_without_all_that_closing_takes(db, field, nothing):
    assert_refused(a_closed_hazard(), "Before a hazard is closed", **{field: nothing})


def test_nobody_reviews_their_own_hazard(db):
    hazard = a_closed_hazard()
    assert_refused(
        hazard,
        "Nobody reviews the hazard they are responsible for.",
        reviewer=hazard.responsible_person,
    )


def test_a_hazard_is_not_closed_before_its_review(db):
    assert_refused(
        a_closed_hazard(),
        "The hazard was closed before it was reviewed.",
        closed_on=date(2025, 6, 9),
    )


def test_a_major_hazard_may_be_supervised(db):
    assert a_major_hazard(is_supervised=True).is_supervised


def test_numbers_are_taken_once_and_may_be_missing(db):
    row = a_hazard(hazard_no="2025-001")
    assert_refused(twin(row), "This hazard number is taken.")
    twin(row, hazard_no="").save()
    twin(row, hazard_no="").save()
    assert Hazard.objects.count() == 3


def test_the_risk_score_needs_all_three_factors(db):
    score = {"likelihood": Decimal(3), "exposure": Decimal(6)}
    assert a_hazard(**score).risk_score is None
    assert a_hazard(**score, consequence=Decimal(15)).risk_score == 270
    small = {"likelihood": Decimal("0.1"), "exposure": Decimal("0.5")}
    assert a_hazard(**small, consequence=Decimal(1)).risk_score == Decimal("0.05")


def test_open_leaves_out_closed_and_mistaken_ones(db):
    found = a_hazard()
    transferred = a_hazard(status="transferred")
    a_closed_hazard()
    a_hazard(status="invalid")
    assert set(Hazard.objects.open()) == {found, transferred}


def test_open_on_looks_at_the_record_as_of_that_day(db):
    closed = a_closed_hazard(found_on=date(2025, 5, 1), closed_on=date(2025, 6, 12))
    a_hazard(status="invalid")
    assert set(Hazard.objects.open_on(date(2025, 4, 30))) == set()
    assert set(Hazard.objects.open_on(date(2025, 5, 1))) == {closed}
    assert set(Hazard.objects.open_on(date(2025, 6, 11))) == {closed}
    assert set(Hazard.objects.open_on(date(2025, 6, 12))) == set()


def test_overdue_begins_the_day_after_the_deadline(db):
    late = a_hazard_being_rectified()
    a_closed_hazard()
    a_hazard()
    assert late.is_overdue_on(AFTER_DEADLINE)
    assert not late.is_overdue_on(date(2025, 6, 30))
    assert not a_closed_hazard().is_overdue_on(AFTER_DEADLINE)
    assert not a_hazard().is_overdue_on(AFTER_DEADLINE)


def test_every_status_has_its_steps_and_every_step_a_status():
    assert set(HAZARD_STEPS) == set(HazardStatus)
    assert {to for steps in HAZARD_STEPS.values() for to in steps} <= set(HazardStatus)


def test_a_failed_review_leads_back_to_work():
    assert HazardStatus.RECTIFYING in HAZARD_STEPS[HazardStatus.SUBMITTED]


def test_every_way_ends_closed_or_as_a_mistake():
    for status in HazardStatus:
        reached, edge = {status}, {status}
        while edge:
            edge = {to for at in edge for to in HAZARD_STEPS[at]} - reached
            reached |= edge
        assert reached & {HazardStatus.CLOSED, HazardStatus.INVALID}


def test_a_step_moves(db):
    assert_refused(a_hazard_step(), "A step changes the status.", to_status="found")


def test_steps_are_seen_where_their_hazard_is(db):
    step = a_hazard_step()
    assert HazardStep.objects.visible_to(a_user("one", "viewer")).get() == step
    assert not HazardStep.objects.visible_to(a_user("two")).exists()
