"""Rows that look like one thing twice, and who is asked about them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from record.duplicates.deciding import keep_apart
from record.duplicates.finding import pairs
from record.duplicates.kinds import BY_SLUG, without_place
from record.duplicates.merging import merge
from record.models import KeptApart
from record.writing import OutOfReach
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
BORN = date(1985, 6, 1)


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
