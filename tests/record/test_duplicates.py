from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import AuditEvent
from communities.models import Community, SocialOrganisation
from facilities.models import Premises, PremisesRoom
from record.duplicates.deciding import keep_apart
from record.duplicates.finding import pairs
from record.duplicates.kinds import BY_SLUG, without_place
from record.duplicates.merging import Refused, Undecided, merge, plan
from record.models import KeptApart
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
TODAY = date(2026, 3, 12)
BORN = date(1985, 6, 1)


@pytest.fixture
def community():
    return factories.a_community(name="百汇社区")


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk", factories.a_township())


def found(communities=None):
    communities = Community.objects.all() if communities is None else communities
    return [
        (pair.kind.slug, pair.first.pk, pair.second.pk)
        for pair in pairs(communities, TODAY)
    ]


@pytest.mark.parametrize(
    ("name", "place", "rest"),
    [
        ("百汇社区党支部", "百汇社区", "党支部"),
        ("百汇党支部", "百汇社区", "党支部"),
        ("百汇 社区·党支部", "百汇社区", "党支部"),
        ("第一党支部", "百汇社区", "第一党支部"),
        ("百汇社区", "百汇社区", "社区"),
        ("ABC（甲）", "百汇社区", "abc甲"),
    ],
)
def test_names_are_compared_without_the_place_and_marks(name, place, rest):
    assert without_place(name, place) == rest


def test_a_person_twice_in_one_community(community):
    first = factories.a_staff_member(community, name="王芳", birth_date=BORN)
    second = factories.a_staff_member(community, name="王 芳", birth_date=None)
    other = factories.a_staff_member(
        community, name="王芳", birth_date=date(1990, 1, 1)
    )
    assert found() == [
        ("staff-members", first.pk, second.pk),
        ("staff-members", second.pk, other.pk),
    ]


def test_people_of_one_name_elsewhere_are_no_pair(community):
    factories.a_staff_member(community, name="王芳", birth_date=BORN)
    factories.a_staff_member(name="王芳", birth_date=date(1990, 1, 1))
    factories.a_staff_member(name="王芳", birth_date=None)
    assert found() == []


@pytest.mark.parametrize(
    ("mode", "is_pair"),
    [("full_time", True), ("", True), ("part_time", False), ("volunteer", False)],
)
def test_a_person_full_time_in_two_communities(community, mode, is_pair):
    first = factories.a_staff_member(community, name="王芳", birth_date=BORN)
    factories.a_post(first, employment_mode="full_time")
    second = factories.a_staff_member(name="王芳", birth_date=BORN)
    factories.a_post(second, employment_mode=mode)
    expected = [("staff-members", first.pk, second.pk)] if is_pair else []
    assert found() == expected


def test_those_who_have_left_are_no_pair(community):
    factories.a_staff_member(community, name="王芳", birth_date=BORN)
    factories.a_former_staff_member(community, name="王芳", birth_date=BORN)
    assert found() == []


def test_premises_by_name_or_address_of_one_community(community):
    first = factories.premises(community, name="百汇社区办公楼", address="")
    second = factories.premises(community, name="百汇办公楼", address="人民路 1 号")
    third = factories.premises(community, name="活动室", address="人民路1号")
    factories.premises(name="活动室", address="人民路1号")
    assert found() == [
        ("premises", first.pk, second.pk),
        ("premises", second.pk, third.pk),
    ]


def test_organisations_by_name(community):
    first = factories.a_party_organization(community, name="百汇社区党支部")
    second = factories.a_party_organization(community, name="党支部")
    one = factories.a_social_organisation(community, name="老年协会")
    two = factories.a_social_organisation(community, name="百汇社区老年协会")
    factories.a_social_organisation(name="老年协会")
    assert found() == [
        ("party-organisations", first.pk, second.pk),
        ("social-organisations", one.pk, two.pk),
    ]


def test_nobody_learns_of_a_person_in_a_community_of_others(community, clerk):
    there = factories.a_township("360424101000")
    elsewhere = factories.a_community("360424101001", township=there)
    for place in (community, elsewhere):
        factories.a_staff_member(place, name="王芳", birth_date=BORN)
    assert len(found()) == 1
    assert found(Community.objects.editable_by(clerk)) == []


def test_pairs_decided_on_are_no_longer_asked(community, clerk):
    rows = [
        factories.a_social_organisation(community, name=name)
        for name in ("老年协会", "老年 协会")
    ]
    kind = BY_SLUG["social-organisations"]
    decision = keep_apart(kind, rows[1], rows[0], by=clerk, reason="一个在册一个备案")
    assert (decision.first, decision.second) == (rows[0].pk, rows[1].pk)
    assert decision.history.get().history_user_name == "clerk"
    assert found() == []
    keep_apart(kind, *rows, by=clerk, reason="再次核实")
    assert KeptApart.objects.get().reason == "再次核实"


def test_only_those_who_keep_both_decide(community):
    there = factories.a_township("360424101000")
    elsewhere = factories.a_community("360424101001", township=there)
    rows = [
        factories.a_staff_member(place, name="王芳", birth_date=BORN)
        for place in (community, elsewhere)
    ]
    one_street = factories.a_user("one", "clerk", there)
    with pytest.raises(OutOfReach):
        keep_apart(BY_SLUG["staff-members"], *rows, by=one_street, reason="两人")
    with pytest.raises(OutOfReach):
        merge(*rows, by=one_street, reason="一人", chosen={})
    both = factories.a_user("both", "data_manager")
    keep_apart(BY_SLUG["staff-members"], *rows, by=both, reason="两人")
    assert not KeptApart.objects.visible_to(one_street).exists()
    assert KeptApart.objects.visible_to(both).exists()


def test_finding_costs_the_same_for_few_and_for_many():
    costs = []
    for count in (2, 6):
        for _ in range(count):
            place = factories.a_community()
            for name in ("王芳", "王 芳"):
                factories.a_staff_member(place, name=name, birth_date=None)
                factories.a_party_organization(place, name=f"{name}支部")
        with CaptureQueriesContext(connection) as asked:
            pairs(Community.objects.all(), TODAY)
        costs.append(len(asked))
    assert costs[0] == costs[1]


# Merging


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
