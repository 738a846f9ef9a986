from datetime import date

from facilities.models import Remedy
from tests.factories import (
    a_checklist,
    a_checklist_room,
    a_finished_remedy,
    a_remedy,
)
from tests.factories.refusal import assert_refused, twin


def test_only_a_finished_remedy_has_a_day_of_finishing(db):
    assert_refused(a_remedy(), "Only a remedy that is done", done_on=date(2025, 1, 1))


def test_a_remedy_may_be_done_on_an_unknown_day(db):
    assert a_finished_remedy(done_on=None).status == "done"


def test_a_method_is_under_way_once(db):
    row = a_remedy()
    assert_refused(twin(row), "This remedy is under way already.")
    twin(row, status="done").save()
    assert Remedy.objects.exclude(status="done").get() == row


def test_a_checklist_names_its_rooms_once(db):
    checklist = a_checklist("meeting_room", "party_room")
    assert checklist.rooms.count() == 2
    assert_refused(
        twin(a_checklist_room(checklist, room_type="library")),
        "This room is in the list already.",
    )


def test_a_division_has_one_checklist_of_a_name(db):
    assert_refused(twin(a_checklist()), "A checklist of this name exists already.")
