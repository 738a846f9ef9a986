"""A whole import is taken back, as long as nobody has built on it."""

import pytest

from accounts.models import AuditEvent
from facilities.models import Premises
from imports import actions
from imports.models import ImportState
from imports.undoing import obstacles, reason_of
from jobs.run import run_job
from staffing.models import Post, StaffMember
from tests import factories
from tests.imports.tables import dump, stored, taken_back, uploaded

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}
HALL = OFFICE | {"name": "大厅", "floor_area_m2": 120, "starts_on": "2020-03-05"}


@pytest.fixture
def premises(street):
    return factories.premises(
        street.first, name="办公楼", floor_area_m2="80.50", in_use=True
    )


def test_tables_are_afterwards_what_they_were(street, premises):
    before = dump(Premises)
    made = stored(
        uploaded(
            street.clerk,
            "premises",
            OFFICE | {"floor_area_m2": 90, "in_use": "No", "address": "一号"},
            HALL,
        )
    )
    assert dump(Premises) != before
    undone = taken_back(made)
    assert (undone.state, undone.job.error) == (ImportState.UNDONE, "")
    assert dump(Premises) == before
    assert not undone.rows.exists()
    assert AuditEvent.objects.get(act="import_undone").detail == {"rows": 2}


def test_what_was_there_for_a_while_is_still_told(street, premises):
    made = stored(uploaded(street.clerk, "premises", OFFICE | {"in_use": "No"}, HALL))
    hall = Premises.objects.get(name="大厅").pk
    taken_back(made)
    versions = Premises.history.filter(id=hall).order_by("history_id")
    assert [each.history_type for each in versions] == ["+", "-"]
    assert versions[1].history_change_reason == reason_of(made)
    assert premises.history.count() == 3


def test_rows_that_came_with_others_go_with_them(street):
    known = factories.a_staff_member(street.first, name="李四")
    factories.a_post(staff=known, community=street.first, position="mediator")
    before = dump(StaffMember, Post)
    people = {"community": "凤凰山社区", "current_employment_mode": "Full time"}
    made = stored(
        uploaded(
            street.clerk,
            "staff-members",
            people | {"name": "张三", "current_positions": "Party secretary"},
            people | {"name": "李四", "current_positions": "Clerk"},
        )
    )
    assert dump(StaffMember, Post) != before
    undone = taken_back(made)
    assert undone.state == ImportState.UNDONE, undone.job.error
    assert dump(StaffMember, Post) == before


@pytest.mark.parametrize("what", ["change", "remove", "point", "post"])
def test_import_that_was_built_on_stays_and_names_the_rows(street, what):
    made = stored(
        uploaded(
            street.clerk,
            "staff-members",
            {
                "community": "凤凰山社区",
                "name": "张三",
                "current_positions": "Clerk",
                "current_employment_mode": "Full time",
            },
            {"community": "凤凰山社区", "name": "李四"},
        )
    )
    person = StaffMember.objects.get(name="张三")
    if what == "change":
        person.major = "社会工作"
        person.save()
    elif what == "remove":
        person.posts.get().delete()
        person.delete()
    elif what == "point":
        factories.an_insurance(person)
    else:
        post = person.posts.get()
        post.employment_mode = "part_time"
        post.save()
    before = dump(StaffMember, Post)
    assert {each.number for each in obstacles(made, by=street.clerk)} == {2}
    done = taken_back(made)
    assert done.state == ImportState.STORED
    assert "Rows: 2." in done.job.error
    assert dump(StaffMember, Post) == before


def test_import_into_communities_that_are_no_longer_ones_own_stays(street):
    made = stored(uploaded(street.clerk, "premises", HALL))
    street.clerk.grants.all().delete()
    assert [each.reason for each in obstacles(made, by=street.clerk)] == [
        "out_of_reach"
    ]


def test_right_withdrawn_while_it_waits_is_told_and_leaves_all(street):
    made = stored(
        uploaded(street.clerk, "premises", HALL, HALL | {"community": "南门社区"})
    )
    asked = actions.undo(made, by=street.clerk)
    street.clerk.grants.all().delete()
    run_job(asked.job_id)
    asked.refresh_from_db()
    assert (asked.state, asked.is_busy) == (ImportState.STORED, False)
    assert "An administrator can." in asked.job.error
    assert Premises.objects.count() == 2


def test_later_import_of_the_same_rows_is_taken_back_first(street):
    first = stored(uploaded(street.clerk, "premises", HALL))
    second = stored(uploaded(street.clerk, "premises", HALL | {"floor_area_m2": 99}))
    assert taken_back(first).state == ImportState.STORED
    assert taken_back(second).state == ImportState.UNDONE
    # The row is as it was, but has a later version now: it was looked at by others.
    assert [each.reason for each in obstacles(first, by=street.clerk)] == ["changed"]
