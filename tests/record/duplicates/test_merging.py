"""Two rows become one: what it keeps, what moves to it, what stays to be told of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from accounts.models import AuditEvent
from communities.models import SocialOrganisation
from facilities.models import Premises, PremisesRoom
from record.duplicates.merging import Refused, Undecided, merge, plan
from record.writing import OutOfReach
from staffing.models import (
    PartyOrganization,
    PartyOrganizationPeriod,
    Post,
    StaffInsurance,
    StaffMember,
)
from tests import factories

pytestmark = pytest.mark.django_db
BORN = date(1985, 6, 1)


def two_people(community, **second):
    first = factories.a_staff_member(
        community, name="王芳", birth_date=BORN, education="", phone="13812345678"
    )
    given = {"name": "王芳", "birth_date": None, "education": "bachelor"}
    return first, factories.a_staff_member(community, **given | second)


def test_merging_fills_blanks_and_moves_what_points_to_the_other(community, clerk):
    first, second = two_people(community)
    post = factories.a_post(second, position="director")
    org = factories.a_party_organization(community, secretary=second)
    factories.a_staff_training(second)
    assert plan(first, second).conflicts == []
    row = merge(first, second, by=clerk, reason="重复录入", chosen={})
    assert row.pk == first.pk
    assert (row.education, row.birth_date) == ("bachelor", BORN)
    post.refresh_from_db()
    org.refresh_from_db()
    assert post.staff == org.secretary == row
    assert row.trainings.count() == 1
    assert list(StaffMember.objects.all()) == [row]


def test_merging_leaves_its_reason_in_the_history_and_the_audit_trail(community, clerk):
    first, second = two_people(community)
    merge(first, second, by=clerk, reason="重复录入", chosen={})
    gone = StaffMember.history.get(id=second.pk, history_type="-")
    kept = StaffMember.history.filter(id=first.pk).latest("history_id")
    for version in (gone, kept):
        assert "重复录入" in version.history_change_reason
        assert version.history_user_name == "clerk"
    event = AuditEvent.objects.get(act="rows_merged")
    assert event.target_ref == f"staffing.staffmember:{first.pk}"
    assert event.detail["reason"] == "重复录入"


def test_merging_waits_for_a_choice_where_both_say_something(community, clerk):
    first, second = two_people(community, education="bachelor", gender="male")
    first.education = "master"
    first.save()
    with translation.override("en"), pytest.raises(Undecided) as refused:
        merge(first, second, by=clerk, reason="一人", chosen={"gender": "kept"})
    (conflict,) = refused.value.conflicts
    assert (conflict.key, conflict.kept, conflict.dropped) == (
        "education",
        "Master",
        "Bachelor",
    )
    assert StaffMember.objects.count() == 2
    chosen = {"education": "dropped", "gender": "kept"}
    row = merge(first, second, by=clerk, reason="一人", chosen=chosen)
    assert (row.education, row.gender) == ("bachelor", "female")


def test_what_both_have_once_becomes_one(community, clerk):
    first, second = two_people(community)
    factories.an_insurance(first, kind="pension", is_paid=None)
    factories.an_insurance(second, kind="pension", is_paid=True)
    factories.an_insurance(second, kind="medical", is_paid=True)
    factories.a_post(first, position="director")
    factories.a_post(second, position="director")
    row = merge(first, second, by=clerk, reason="一人", chosen={})
    paid = StaffInsurance.objects.order_by("kind").values_list("kind", "is_paid")
    assert list(paid) == [("medical", True), ("pension", True)]
    assert Post.objects.get().staff == row


def test_conflicts_below_are_chosen_too(community, clerk):
    period = factories.a_period("2025")
    first = factories.a_party_organization(community, name="党支部")
    second = factories.a_party_organization(community, name="百汇党支部")
    kept = factories.party_figures(first, 40, {"floating": 4}, period=period)
    factories.party_figures(second, 42, {"floating": 4, "retired": 9}, period=period)
    conflicts = {each.key: each for each in plan(first, second).conflicts}
    members = f"periods.{kept.pk}.member_count"
    assert set(conflicts) == {"name", members}
    assert (conflicts[members].kept, conflicts[members].dropped) == (40, 42)
    chosen = {"name": "dropped", members: "dropped"}
    row = merge(first, second, by=clerk, reason="一个支部", chosen=chosen)
    figures = PartyOrganizationPeriod.objects.get()
    assert (row.name, figures.member_count) == ("百汇党支部", 42)
    assert dict(figures.tags.values_list("tag", "count")) == {
        "floating": 4,
        "retired": 9,
    }


def test_an_organisation_above_the_other_is_not_above_itself(community, clerk):
    first = factories.a_party_organization(community, name="党支部")
    second = factories.a_party_organization(community, name="党 支部", parent=first)
    below = factories.a_party_organization(community, name="党小组", parent=second)
    chosen = {"name": "kept"}
    row = merge(first, second, by=clerk, reason="一个支部", chosen=chosen)
    below.refresh_from_db()
    assert row.parent is None
    assert below.parent == row
    assert PartyOrganization.objects.count() == 2


def test_premises_keep_the_rooms_of_both(community, clerk):
    first = factories.premises(community, name="办公楼", floor_area_m2=None)
    second = factories.premises(community, name="办公 楼", floor_area_m2=Decimal(300))
    factories.a_room(first, room_type="meeting_room", floor_area_m2=None)
    factories.a_room(second, room_type="meeting_room", floor_area_m2=Decimal(40))
    factories.a_room(second, room_type="library")
    merge(first, second, by=clerk, reason="一处", chosen={"name": "kept"})
    house = Premises.objects.get()
    assert house.floor_area_m2 == 300
    areas = PremisesRoom.objects.order_by("room_type")
    assert [(room.room_type, room.floor_area_m2) for room in areas] == [
        ("library", None),
        ("meeting_room", Decimal(40)),
    ]


def test_people_of_two_communities_become_one_with_posts_in_both(community):
    other = factories.a_community()
    first = factories.a_staff_member(community, name="王芳", birth_date=BORN)
    second = factories.a_staff_member(other, name="王芳", birth_date=BORN)
    post = factories.a_post(second)
    manager = factories.a_user("manager", "data_manager")
    merge(first, second, by=manager, reason="一人", chosen={})
    post.refresh_from_db()
    assert (post.staff_id, post.community_id) == (first.pk, other.pk)


def test_a_merged_row_that_breaks_a_rule_is_refused_and_nothing_is_stored(
    community, clerk
):
    first = factories.a_leased_office(community, name="办公楼", tenure="")
    second = factories.premises(community, name="办公 楼", tenure="owned")
    conflicts = {each.key for each in plan(first, second).conflicts}
    chosen = dict.fromkeys(conflicts, "kept")
    with translation.override("en"), pytest.raises(Refused) as refused:
        merge(first, second, by=clerk, reason="一处", chosen=chosen)
    assert "Only leased premises have a rent" in str(refused.value)
    assert Premises.objects.count() == 2
    assert not AuditEvent.objects.filter(act="rows_merged").exists()


def test_rows_of_others_are_not_merged(community):
    rows = [
        factories.a_social_organisation(community, name=name)
        for name in ("老年协会", "老年 协会")
    ]
    there = factories.a_user("other", "clerk", factories.a_township("360424101000"))
    with pytest.raises(OutOfReach):
        merge(*rows, by=there, reason="一个", chosen={"name": "kept"})
    assert SocialOrganisation.objects.count() == 2
