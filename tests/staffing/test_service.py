"""People and the posts they hold, kept as one row: who begins, changes and leaves."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.sites import site
from django.test import RequestFactory
from django.utils import timezone

from portal.entities import entity_of
from record import writing
from record.forms import EndForm
from staffing.forms import StaffMemberForm
from staffing.models import Post, StaffMember
from tests import factories
from tests.factories.refusal import assert_refused_in_words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def community():
    return factories.a_community()


@pytest.fixture
def clerk(community):
    return factories.a_user("clerk", "clerk")


def form(clerk, person=None, community=None, **changes) -> StaffMemberForm:
    """The form as it comes back with the changes made on it."""
    owner = community or person.community
    shown = StaffMemberForm(user=clerk, community=owner, instance=person)
    data = {name: shown[name].value() for name in shown.fields} | changes
    data = {name: value for name, value in data.items() if value is not None}
    return StaffMemberForm(data, user=clerk, community=owner, instance=person)


def stored(clerk, person=None, community=None, reason="", **changes) -> StaffMember:
    made = form(clerk, person, community, **changes)
    assert made.is_valid(), made.errors
    return writing.write(made, by=clerk, reason=reason)


def posts(person) -> list[tuple]:
    rows = Post.objects.filter(staff=person).order_by("position", "starts_on", "pk")
    return list(rows.values_list("position", "starts_on", "ends_on"))


def test_a_new_person_holds_the_ticked_posts_from_the_first_day(clerk, community):
    person = stored(
        clerk,
        community=community,
        name="王红",
        starts_on="2026-03-01",
        positions=["director", "secretary"],
        employment_mode="full_time",
        reason="换届",
    )
    since = date(2026, 3, 1)
    assert posts(person) == [("director", since, None), ("secretary", since, None)]
    assert set(person.posts.values_list("employment_mode", flat=True)) == {"full_time"}
    version = person.posts.first().history.get()
    assert version.history_user_name == str(clerk)
    assert version.history_change_reason == "换届"
    assert person.current_positions == ["secretary", "director"]
    assert person.current_employment_mode == "full_time"


def test_a_person_who_has_left_already_held_the_posts_through_the_service(
    clerk, community
):
    person = stored(
        clerk,
        community=community,
        name="王离",
        starts_on="2015-01-01",
        ends_on="2020-12-31",
        positions=["clerk"],
    )
    span = (date(2015, 1, 1), date(2020, 12, 31))
    assert posts(person) == [("clerk", *span)]
    # The same row comes again, as from a sheet that is imported twice.
    again = form(clerk, person)
    assert again.is_valid()
    assert not again.has_changed()


def test_a_newly_ticked_post_begins_today_and_others_stay(clerk):
    person = factories.a_secretary()
    other = factories.a_post(person, community=factories.a_community())
    stored(clerk, person, positions=["secretary", "mediator"])
    assert posts(person) == [
        ("general", other.starts_on, None),
        ("mediator", TODAY, None),
        ("secretary", person.starts_on, None),
    ]
    secretary = Post.objects.get(staff=person, position="secretary")
    assert secretary.history.count() == 1


def test_a_post_no_longer_ticked_ended_yesterday(clerk):
    person = factories.a_head_of_both()
    stored(clerk, person, positions=["secretary"], reason="分设")
    director = Post.objects.get(staff=person, position="director")
    assert director.ends_on == YESTERDAY
    assert director.history.first().history_change_reason == "分设"
    assert StaffMember.objects.get(pk=person.pk).current_positions == ["secretary"]


def test_a_post_begun_today_and_unticked_never_was(clerk):
    person = factories.a_staff_member()
    stored(clerk, person, positions=["clerk"])
    stored(clerk, StaffMember.objects.get(pk=person.pk), positions=[])
    assert not Post.objects.filter(staff=person).exists()
    assert [v.history_type for v in Post.history.order_by("history_id")] == ["+", "-"]


def test_unticking_by_mistake_is_undone_by_ticking_again(clerk):
    person = factories.a_secretary()
    before = posts(person)
    stored(clerk, person, positions=[])
    stored(clerk, StaffMember.objects.get(pk=person.pk), positions=["secretary"])
    assert posts(person) == before


def test_a_post_to_come_is_brought_forward(clerk):
    person = factories.a_staff_member()
    factories.a_post(person, position="director", starts_on=date(2026, 6, 1))
    assert person.current_positions == []
    stored(clerk, person, positions=["director"])
    assert posts(person) == [("director", TODAY, None)]


def test_a_saved_form_without_changes_changes_no_post(clerk):
    person = factories.a_head_of_both()
    Post.objects.filter(position="director").update(employment_mode="part_time")
    unchanged = form(clerk, person)
    assert unchanged.initial["employment_mode"] == ""
    assert unchanged.is_valid()
    assert not unchanged.has_changed()
    stored(clerk, person, major="法学")
    modes = set(person.posts.values_list("employment_mode", flat=True))
    assert modes == {"full_time", "part_time"}
    assert Post.history.count() == 2


def test_the_employment_is_set_in_all_posts_held_here(clerk):
    person = factories.a_head_of_both()
    elsewhere = factories.a_post(person, community=factories.a_community())
    stored(clerk, person, employment_mode="volunteer")
    here = person.posts.exclude(pk=elsewhere.pk)
    assert set(here.values_list("employment_mode", flat=True)) == {"volunteer"}
    elsewhere.refresh_from_db()
    assert elsewhere.employment_mode == "full_time"


def test_an_employment_without_a_post_is_not_lost_in_silence(clerk, community):
    made = form(clerk, community=community, name="王红", employment_mode="full_time")
    assert not made.is_valid()
    assert list(made.errors) == ["employment_mode"]
    last = form(clerk, factories.a_secretary(community), positions=[])
    assert last.is_valid(), last.errors


def test_who_leaves_leaves_all_posts_on_the_last_day(clerk):
    person = factories.a_head_of_both()
    factories.a_post(person, community=factories.a_community())
    to_come = factories.a_post(person, position="clerk", starts_on=date(2026, 6, 1))
    ended = EndForm.of(
        entity_of("staff-members"),
        {"ends_on": "2026-03-31", "leave_reason": "retired"},
        instance=person,
    )
    assert ended.is_valid(), ended.errors
    writing.write(ended, by=clerk, reason="退休")
    assert {row[2] for row in posts(person)} == {date(2026, 3, 31)}
    assert not Post.objects.filter(pk=to_come.pk).exists()
    last = Post.objects.filter(staff=person).first().history.first()
    assert (last.history_user_name, last.history_change_reason) == (str(clerk), "退休")


def test_the_form_ends_and_resumes_service_with_its_posts(clerk):
    person = factories.a_head_of_both()
    before = posts(person)
    gone = stored(clerk, person, ends_on="2026-03-31", leave_reason="resigned")
    assert {row[2] for row in posts(person)} == {date(2026, 3, 31)}
    back = StaffMember.objects.get(pk=gone.pk)
    stored(clerk, back, ends_on="", leave_reason="")
    assert posts(person) == before


def test_a_last_day_before_the_first_is_refused_at_the_act_of_ending():
    ended = EndForm.of(
        entity_of("staff-members"),
        {"ends_on": "2019-12-31"},
        instance=factories.a_staff_member(),
    )
    assert not ended.is_valid()


def test_the_administrators_site_ends_posts_all_the_same(clerk):
    person = factories.a_secretary()
    admin = site._registry[StaffMember]
    request = RequestFactory().post("/")
    request.user = clerk
    person.ends_on = TODAY

    class Asked:
        initial = {"ends_on": None}
        cleaned_data = {"change_reason": "离任"}

    admin.save_model(request, person, Asked(), change=True)
    assert posts(person) == [("secretary", person.starts_on, TODAY)]


def test_a_post_does_not_outlast_the_service(clerk):
    person = factories.a_former_staff_member()
    late = Post(staff=person, community=person.community, position="clerk")
    assert_refused_in_words(late, "This person's service ends on 2024-12-31.")


def test_a_person_of_the_same_street_is_offered_for_a_post(clerk, community):
    neighbour = factories.a_staff_member(factories.a_community())
    there = factories.a_township("360424101000", name="散原街道")
    far = factories.a_staff_member(factories.a_community("360424101001"))
    assert far.community.township == there
    offered = entity_of("posts").form(user=clerk, community=community)
    assert set(offered.fields["staff"].queryset) == {neighbour}
    label = dict(offered.fields["staff"].choices)[neighbour.pk]
    assert label == f"{neighbour.name} (1985-06-01)"


def test_service_brought_back_from_an_old_version_brings_its_posts_back(clerk):
    person = factories.a_head_of_both()
    before, old = posts(person), person.history.get()
    stored(clerk, person, ends_on="2026-03-31", leave_reason="resigned")
    writing.restore(old, by=clerk, said="误登")
    assert posts(person) == before


def test_a_post_ended_by_mistake_goes_on_from_its_form_or_its_history(clerk):
    post = factories.a_post(starts_on=date(2020, 1, 1))
    owner, entity = post.community, entity_of("posts")
    old = post.history.get()
    post.ends_on = YESTERDAY
    post.save()

    shown = entity.form(user=clerk, community=owner, instance=post)
    data = {name: shown[name].value() for name in shown.fields} | {"ends_on": ""}
    writing.write(
        entity.form(data, user=clerk, community=owner, instance=post), by=clerk
    )
    assert Post.objects.get().ends_on is None

    Post.objects.get().delete()
    writing.restore(old, by=clerk, said="误终止")
    assert Post.objects.get().ends_on is None
