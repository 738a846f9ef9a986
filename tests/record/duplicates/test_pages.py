import re
from datetime import date

import pytest
from django.urls import reverse

from communities.models import SocialOrganisation
from record.models import KeptApart
from staffing.models import StaffMember
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
LIST = "/record/duplicates/"
BORN = date(1985, 6, 1)


@pytest.fixture
def client(clerk) -> PageClient:
    return PageClient(clerk)


@pytest.fixture
def people(community):
    return (
        factories.a_staff_member(
            community, name="王芳", birth_date=BORN, phone="13812345678"
        ),
        factories.a_staff_member(
            community,
            name="王 芳",
            birth_date=None,
            education="bachelor",
            phone="13912345678",
        ),
    )


def address(people, kind="staff-members", **asked) -> str:
    first, second = sorted(row.pk for row in people)
    path = reverse("record:duplicate-pair", args=[kind, first, second])
    return f"{path}?from=questions" if asked else path


def test_the_list_tells_pairs_kind_by_kind(client, community, people):
    factories.a_social_organisation(community, name="老年协会")
    factories.a_social_organisation(community, name="老年 协会")
    html = client.get(LIST).content.decode()
    assert "王芳 / 王 芳" in html
    assert "老年协会 / 老年 协会" in html
    html = client.get(LIST, {"kind": "social-organisations"}).content.decode()
    assert "王芳" not in html
    assert "老年协会" in html
    assert "王芳" in client.get(LIST, {"kind": "nonsense"}).content.decode()


def test_an_empty_list_says_that_there_is_nothing(client, community):
    assert "Nothing is recorded twice" in client.get(LIST).content.decode()


def test_both_rows_stand_side_by_side_with_a_choice_where_they_differ(client, people):
    html = client.get(address(people)).content.decode()
    for name in ("name", "education", "phone"):
        assert html.count(f'name="field-{name}"') == 2, name
    assert "field-birth_date" not in html
    assert "1985-06-01" in html
    assert "checked" not in html


def test_telephone_numbers_are_masked(client, people):
    html = client.get(address(people)).content.decode()
    assert "13812345678" not in html
    assert "138******78" in html
    assert "139******78" in html


def test_merging_without_a_choice_shows_what_is_left(client, people):
    first, _second = people
    given = {"reason": "重复录入", "merge": "yes", "field-name": first.pk}
    html = client.post(address(people), given).content.decode()
    assert "Both rows say something different" in html
    assert html.count(">choose<") == 2
    assert "重复录入" in html
    chosen = re.search(rf'name="field-name" value="{first.pk}"([^>]*)>', html)
    assert "checked" in chosen[1]
    assert StaffMember.objects.count() == 2


def test_merging_takes_what_was_chosen(client, people):
    first, second = people
    given = {
        "reason": "重复录入",
        "merge": "yes",
        "field-name": first.pk,
        "field-education": second.pk,
        "field-phone": second.pk,
    }
    answer = client.post(address(people), given, follow=True)
    assert "Merged; both histories are kept." in answer.content.decode()
    row = StaffMember.objects.get()
    assert (row.pk, row.name, row.education) == (first.pk, "王芳", "bachelor")
    assert (row.phone, row.birth_date) == ("13912345678", BORN)


def test_a_reason_is_asked_for(client, people):
    html = client.post(address(people), {"merge": "yes", "reason": ""}).content.decode()
    assert "Say how you know." in html
    assert StaffMember.objects.count() == 2


def test_two_are_remembered_as_two(client, people):
    given = {"apart": "yes", "reason": "同名不同人"}
    answer = client.post(address(people, questions=True), given)
    assert answer["Location"] == reverse(
        "record:questions", args=[people[0].community.code]
    )
    assert KeptApart.objects.get().reason == "同名不同人"
    assert "王芳" not in client.get(LIST).content.decode()


def test_the_community_of_a_person_in_two_is_chosen(community):
    other = factories.a_community(name="宁红社区")
    rows = [
        factories.a_staff_member(place, name="王芳", birth_date=BORN)
        for place in (community, other)
    ]
    manager = PageClient(factories.a_user("manager", "data_manager"))
    html = manager.get(address(rows)).content.decode()
    assert html.count('name="owner"') == 2
    given = {"merge": "yes", "reason": "一人", "owner": rows[1].pk}
    manager.post(address(rows), given)
    assert StaffMember.objects.get().community == other


def test_a_refused_merge_says_why(client, community):
    first = factories.a_leased_office(community, name="办公楼", tenure="")
    second = factories.premises(community, name="办公 楼", tenure="owned")
    html = client.get(address((first, second), kind="premises")).content.decode()
    given = {"merge": "yes", "reason": "一处"} | dict.fromkeys(
        re.findall(r'name="(field-[^"]+)"', html), first.pk
    )
    html = client.post(address((first, second), "premises"), given).content.decode()
    assert "Only leased premises have a rent" in html


@pytest.mark.parametrize("role", ["viewer", "official", "administrator"])
def test_only_those_who_enter_decide(role, people):
    client = PageClient(factories.a_user("somebody", role))
    assert client.get(LIST).status_code == 403
    assert (
        client.post(address(people), {"apart": "y", "reason": "两"}).status_code == 403
    )


def test_a_pair_with_a_row_of_others_is_not_there(community, client):
    there = factories.a_township("360424101000")
    elsewhere = factories.a_community("360424101001", township=there)
    rows = [
        factories.a_staff_member(place, name="王芳", birth_date=BORN)
        for place in (community, elsewhere)
    ]
    assert client.get(address(rows)).status_code == 404
    given = {"merge": "yes", "reason": "一人"}
    assert client.post(address(rows), given).status_code == 404
    assert StaffMember.objects.count() == 2


def test_addresses_of_nonsense_are_not_there(client, people):
    first, second = people
    for kind, one, two in (
        ("nonsense", first.pk, second.pk),
        ("staff-members", second.pk, first.pk),
        ("staff-members", first.pk, first.pk),
        ("social-organisations", first.pk, second.pk),
    ):
        path = reverse("record:duplicate-pair", args=[kind, one, two])
        assert client.get(path).status_code == 404, path


def test_long_lists_have_pages(client, community, monkeypatch):
    monkeypatch.setattr("record.views.duplicates.PER_PAGE", 2)
    for number in range(3):
        for name in (f"协会{number}", f"协会 {number}"):
            factories.a_social_organisation(community, name=name)
    html = client.get(LIST, {"page": 2}).content.decode()
    assert SocialOrganisation.objects.count() == 6
    assert "协会2" in html
    assert "协会0" not in html
