"""Acts on many rows: asked first, done whole, and never outside of one's own."""

import re
from datetime import date

import pytest

from accounts.models import AuditEvent, User
from portal.entities import entities
from safety.models import Hazard
from staffing.models import Post, StaffMember
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db

THERE = "360424101000"
STAFF, POSTS, HAZARDS = "staff-members", "posts", "hazards"
LEAVING = {
    "last_day": "2025年6月30日",
    "leave_reason": "term_ended",
    "reason": "换届",
}


@pytest.fixture
def community():
    return factories.a_community("360424100003", name="凤凰山社区")


@pytest.fixture
def clerk(community):
    user = factories.a_user("clerk", "clerk", community.township, full_name="李敏")
    return PageClient(user)


def act(client, kind: str, query: str = "", **given):
    slug = "unit" if kind == HAZARDS else "end"
    return client.post(
        f"/record/{kind}/change/{query}", {"act": slug} | given, follow=True
    )


def test_rows_can_be_ticked_only_where_something_can_be_done(clerk, community):
    factories.a_staff_member(community)
    factories.premises(community)
    page = clerk.get(f"/record/{STAFF}/").content.decode()
    assert re.search(r'name="row" value="\d+" form="change"', page)
    assert "End their service …" in page
    assert 'name="row"' not in clerk.get("/record/premises/").content.decode()
    reader = PageClient(factories.a_user("official", "official"))
    assert 'name="row"' not in reader.get(f"/record/{STAFF}/").content.decode()


def test_an_act_is_asked_with_the_rows_it_would_change(clerk, community):
    people = [
        factories.a_staff_member(community, name=f"干部{number:02d}")
        for number in range(23)
    ]
    factories.a_staff_member(community, name="不在内", education="bachelor")
    page = act(clerk, STAFF, "?education=senior_high", of="all").content.decode()
    assert "<strong>23 rows</strong> will be changed" in page
    assert "干部00" in page
    assert "干部20" not in page
    assert "and 3 more" in page
    assert "不在内" not in page
    assert not StaffMember.objects.filter(ends_on__isnull=False).exists()
    page = act(clerk, STAFF, row=[people[0].pk, people[1].pk]).content.decode()
    assert "<strong>2 rows</strong> will be changed" in page


def test_people_leave_together_and_their_posts_with_them(clerk, community):
    leaving = [factories.a_secretary(community), factories.a_staff_member(community)]
    staying = factories.a_staff_member(community)
    page = act(
        clerk, STAFF, row=[each.pk for each in leaving], expected="2", **LEAVING
    ).content.decode()
    assert "2 rows have been changed." in page
    for person in leaving:
        person.refresh_from_db()
        assert person.ends_on == date(2025, 6, 30)
        assert person.leave_reason == "term_ended"
        version = person.history.latest()
        assert (version.history_type, version.history_user_name) == ("~", "李敏")
        assert version.history_change_reason == "换届"
    post = Post.objects.get()
    assert post.ends_on == date(2025, 6, 30)
    assert post.history.latest().history_change_reason == "换届"
    staying.refresh_from_db()
    assert staying.ends_on is None
    event = AuditEvent.objects.get(act="rows_changed_in_bulk")
    assert event.detail["rows"] == 2
    assert event.detail["entity"] == STAFF


def test_posts_end_together(clerk, community):
    person = factories.a_staff_member(community)
    posts = [
        factories.a_post(person, position="mediator"),
        factories.a_post(person, position="clerk"),
    ]
    act(
        clerk,
        POSTS,
        "?position=mediator",
        of="all",
        expected="1",
        last_day="2025-06-30",
    )
    posts[0].refresh_from_db()
    posts[1].refresh_from_db()
    assert (posts[0].ends_on, posts[1].ends_on) == (date(2025, 6, 30), None)


def test_hazards_are_given_to_another_unit(clerk, community):
    hazards = [
        factories.a_hazard_being_rectified(community),
        factories.a_hazard(community),
    ]
    page = act(
        clerk,
        HAZARDS,
        "?state=open",
        of="all",
        expected="2",
        responsible_unit="应急管理站",
    ).content.decode()
    assert "2 rows have been changed." in page
    units = set(Hazard.objects.values_list("responsible_unit", flat=True))
    assert units == {"应急管理站"}
    assert hazards[0].history.count() == 2
    again = act(
        clerk, HAZARDS, of="all", expected="2", responsible_unit="应急管理站"
    ).content.decode()
    assert "All of these rows are like that already." in again
    assert AuditEvent.objects.filter(act="rows_changed_in_bulk").count() == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"starts_on": date(2025, 7, 1)}, "Some begin only after this day."),
        ({"ends_on": date(2025, 1, 1)}, "Some have ended already."),
    ],
)
def test_one_row_that_does_not_fit_leaves_all_as_they_are(
    clerk, community, fields, why
):
    factories.a_staff_member(community, name="甲")
    factories.a_staff_member(community, name="乙", **fields)
    page = act(
        clerk, STAFF, "?life=all", of="all", expected="2", **LEAVING
    ).content.decode()
    assert f"{why} Of these: 乙." in page
    # Nothing typed is lost.
    assert 'value="2025年6月30日"' in page
    assert StaffMember.objects.get(name="甲").ends_on is None
    assert not AuditEvent.objects.filter(act="rows_changed_in_bulk").exists()


def test_closed_hazards_keep_who_settled_them(clerk, community):
    factories.a_closed_hazard(community)
    page = act(
        clerk, HAZARDS, of="all", expected="1", responsible_unit="街道"
    ).content.decode()
    assert "Some are settled already." in page
    assert Hazard.objects.get().responsible_unit == "社区居委会"


def test_what_is_missing_is_told_at_its_field(clerk, community):
    person = factories.a_staff_member(community)
    page = act(clerk, STAFF, row=[person.pk], expected="1").content.decode()
    assert page.count("This field is required.") == 2
    person.refresh_from_db()
    assert person.ends_on is None


def test_rows_that_came_in_between_are_asked_about_again(clerk, community):
    factories.a_staff_member(community)
    factories.a_staff_member(community)
    page = act(clerk, STAFF, of="all", expected="1", **LEAVING).content.decode()
    assert "The rows that fit have changed meanwhile." in page
    assert 'name="expected" value="2"' in page
    assert not StaffMember.objects.filter(ends_on__isnull=False).exists()


def test_rows_of_others_are_never_touched(clerk, community):
    """Neither by key nor by a filter that they fit, seen or not."""
    mine = factories.a_staff_member(community, name="甲")
    there = factories.a_township(THERE, name="散原镇")
    hidden = factories.a_staff_member(
        factories.a_community("360424101001", township=there), name="乙"
    )
    shown = factories.a_staff_member(
        factories.a_community(
            "360424102001", township=factories.a_township("360424102000")
        ),
        name="丙",
    )
    user = User.objects.get(username="clerk")
    factories.a_grant(user, "viewer", shown.community.township)
    keys = [mine.pk, hidden.pk, shown.pk]
    page = act(clerk, STAFF, row=keys).content.decode()
    assert "<strong>One row</strong> will be changed" in page
    assert "One more fits that you may see and not change" in page
    assert "乙" not in page
    act(clerk, STAFF, row=keys, expected="1", **LEAVING)
    act(clerk, STAFF, "?life=all", of="all", expected="1", **LEAVING)
    ended = StaffMember.objects.filter(ends_on__isnull=False)
    assert [each.name for each in ended] == ["甲"]


@pytest.mark.parametrize("rows", [[], ["x"], ["9" * 30], ["999999"], ["-1"]])
def test_nothing_ticked_says_so(clerk, community, rows):
    factories.a_staff_member(community)
    answer = act(clerk, STAFF, row=rows)
    assert "Tick some first." in answer.content.decode()


def test_a_filter_that_cannot_be_read_changes_nothing(clerk, community):
    factories.a_staff_member(community)
    act(clerk, STAFF, "?on=gestern", of="all", expected="0", **LEAVING)
    assert not StaffMember.objects.filter(ends_on__isnull=False).exists()


def test_only_acts_of_the_kind_are_done(clerk, community):
    for kind in ("premises", STAFF, "secrets"):
        answer = clerk.post(f"/record/{kind}/change/", {"act": "unit", "of": "all"})
        assert answer.status_code == 404
    assert clerk.get(f"/record/{STAFF}/change/").status_code == 405
    reader = PageClient(factories.a_user("official", "official"))
    answer = reader.post(f"/record/{STAFF}/change/", {"act": "end", "of": "all"})
    assert answer.status_code == 403


def test_acts_of_one_kind_have_names_of_their_own():
    for entity in entities():
        slugs = [act.slug for act in entity.acts]
        assert len(slugs) == len(set(slugs)), entity.slug


def test_many_cost_no_more_queries_than_few(
    clerk, community, django_assert_max_num_queries
):
    for _ in range(120):
        factories.a_hazard(community)
    with django_assert_max_num_queries(60):
        answer = act(clerk, HAZARDS, of="all", expected="120", responsible_unit="街道")
    assert "120 rows have been changed." in answer.content.decode()
