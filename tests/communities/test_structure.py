"""Grids, bodies, honours and tasks; teams, organisations, units and activities."""

from datetime import date

import pytest

from tests.factories import (
    a_body,
    a_cultural_activity,
    a_grid,
    a_resident_unit,
    a_social_organisation,
    a_volunteer_team,
    an_admin_task,
    an_honour,
)
from tests.factories.refusal import assert_refused, twin


@pytest.mark.parametrize(
    ("factory", "message"),
    [
        (a_grid, "This grid code is taken."),
        (a_body, "This body is on record already."),
        (an_honour, "This honour is on record already."),
        (an_admin_task, "This task is on record already."),
        (a_volunteer_team, "This team is on record already."),
        (a_social_organisation, "This organisation is on record already."),
        (a_resident_unit, "This unit is on record already."),
        (a_cultural_activity, "This activity is on record already."),
    ],
)
def test_nothing_is_on_record_twice(db, factory, message):
    assert_refused(twin(factory()), message)


@pytest.mark.parametrize(
    "factory", [a_body, a_volunteer_team, a_social_organisation, a_resident_unit]
)
def test_what_has_ended_may_begin_again(db, factory):
    ended = factory(ends_on=date(2020, 12, 31))
    again = twin(ended, starts_on=date(2021, 1, 1), ends_on=None)
    again.full_clean()
    again.save()
    assert list(type(ended).objects.active_on(date(2025, 1, 1))) == [again]


@pytest.mark.parametrize(
    "factory",
    [a_grid, a_body, a_volunteer_team, a_social_organisation, a_resident_unit],
)
def test_nothing_ends_before_it_begins(db, factory):
    assert_refused(
        factory(starts_on=date(2024, 5, 2)),
        "The last day is before the first day.",
        ends_on=date(2024, 5, 1),
    )


def test_older_participants_are_some_of_all(db):
    assert_refused(
        a_cultural_activity(participant_count=10),
        "Participants aged 50 and over cannot outnumber all participants.",
        participants_aged_50_plus=11,
    )
