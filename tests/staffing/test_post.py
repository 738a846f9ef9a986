from datetime import date

from staffing.models import Post
from tests.factories import (
    a_community,
    a_post,
    a_secretary,
)
from tests.factories.refusal import assert_refused, twin


def test_one_person_holds_a_post_once_at_a_time(db):
    post = a_post(position="director")
    assert_refused(twin(post), "This person already holds this post here.")
    twin(post, position="mediator").save()
    twin(post, ends_on=date(2021, 1, 1)).save()
    assert Post.objects.count() == 3


def test_one_person_may_lead_two_communities(db):
    staff = a_secretary()
    a_post(staff, position="secretary", community=a_community())
    assert staff.posts.filter(position="secretary").count() == 2


def test_post_does_not_end_before_it_begins(db):
    assert_refused(
        a_post(starts_on=date(2024, 5, 2)),
        "The last day is before the first day.",
        ends_on=date(2024, 5, 1),
    )
