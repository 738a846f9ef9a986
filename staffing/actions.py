"""What is done to people in service: they take up posts, give them up and leave."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.history import update_many
from accounts.models import User
from portal.bulk_acts import RowsRefused
from staffing.models import Post, StaffMember

DAY = timedelta(days=1)


def take_up(
    person: StaffMember,
    positions: Collection[str],
    *,
    mode: str,
    today: date,
    by: User | None,
) -> None:
    """Opens posts in the person's own community from today on.

    A post to come is brought forward and one that ended yesterday goes on. Of
    somebody who has left, the posts are those held through their whole service.
    """
    day = person.service_day(today)
    has_left = person.ends_on is not None and person.ends_on < today
    for position in positions:
        post = _to_go_on(person, position, day) or Post(
            staff=person,
            community_id=person.community_id,
            position=position,
            employment_mode=mode,
            starts_on=person.starts_on if has_left else day,
        )
        if post.starts_on and post.starts_on > day:
            post.starts_on = day
        post.ends_on = person.ends_on
        _store(post, person, by)


def _to_go_on(person: StaffMember, position: str, day: date) -> Post | None:
    known = Post.objects.filter(
        staff=person, community=person.community_id, position=position
    )
    joins = Q(starts_on__gt=day) | Q(ends_on=day - DAY)
    return known.filter(joins).order_by("starts_on", "pk").first()


def give_up(
    person: StaffMember, positions: Collection[str], *, today: date, by: User | None
) -> None:
    """Ends posts held here today with yesterday; one begun today never was."""
    day = person.service_day(today)
    held = Post.objects.active_on(day).filter(
        staff=person, community=person.community_id, position__in=positions
    )
    for post in held.order_by("pk"):
        _end(post, day - DAY, person, by)


def employ(person: StaffMember, mode: str, *, today: date, by: User | None) -> None:
    """Sets how the person is employed in all posts held here today."""
    held = Post.objects.active_on(person.service_day(today)).filter(
        staff=person, community=person.community_id
    )
    for post in held.exclude(employment_mode=mode).order_by("pk"):
        post.employment_mode = mode
        _store(post, person, by)


def end_service(person: StaffMember, *, by: User | None) -> None:
    """No post anywhere outlasts the person's last day of service."""
    last = person.ends_on
    if last is None:
        return
    beyond = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gt=last), staff=person)
    for post in beyond.order_by("pk"):
        _end(post, last, person, by)


def resume_service(person: StaffMember, *, ended_on: date, by: User | None) -> None:
    """Posts that ended with the service, on ``ended_on``, go on with it."""
    for post in Post.objects.filter(staff=person, ends_on=ended_on).order_by("pk"):
        post.ends_on = person.ends_on
        _store(post, person, by)


def follow_service(
    person: StaffMember, *, ended_on: date | None, by: User | None
) -> None:
    """Brings posts in line with a last day of service that was ``ended_on``."""
    if ended_on is not None and (person.ends_on is None or person.ends_on > ended_on):
        resume_service(person, ended_on=ended_on, by=by)
    end_service(person, by=by)


def restore_service(
    person: StaffMember, *, before: StaffMember, by: User | None
) -> None:
    """Posts follow the last day of service that an old version brings back."""
    follow_service(person, ended_on=before.ends_on, by=by)


def _end(post: Post, last: date, person: StaffMember, by: User | None) -> None:
    if post.starts_on is not None and post.starts_on > last:
        _sign(post, person, by)
        post.delete()
        return
    post.ends_on = last
    _store(post, person, by)


def _store(post: Post, person: StaffMember, by: User | None) -> None:
    _sign(post, person, by)
    post.save()


def _sign(post: Post, person: StaffMember, by: User | None) -> None:
    """The post changes by the same hand and for the same reason as the person."""
    post._history_user = by  # type: ignore[attr-defined]
    reason = getattr(person, "_change_reason", None)
    post._change_reason = reason  # type: ignore[attr-defined]


@transaction.atomic
def end_posts(
    posts: "QuerySet[Post]", last: date, *, reason: str, by: User | None
) -> int:
    """Ends all of the posts with ``last``. Raises RowsRefused, and then ends none."""
    _refuse_unending(posts.select_related("staff"), last)
    held = list(posts)
    for post in held:
        post.ends_on = last
    return update_many(held, ["ends_on"], by=by, reason=reason)


@transaction.atomic
def end_services(
    people: "QuerySet[StaffMember]",
    last: date,
    *,
    leave_reason: str,
    reason: str,
    by: User | None,
) -> int:
    """All of them leave with ``last``, and their posts end with their service.

    Raises RowsRefused, and then nobody leaves.
    """
    _refuse_unending(people, last)
    leaving = list(people)
    for person in leaving:
        person.ends_on, person.leave_reason = last, leave_reason
    number = update_many(leaving, ["ends_on", "leave_reason"], by=by, reason=reason)
    for person in leaving:
        person._change_reason = reason or None  # type: ignore[attr-defined]
        end_service(person, by=by)
    return number


def _refuse_unending(rows: "QuerySet[Any]", last: date) -> None:
    if later := list(rows.filter(starts_on__gt=last)):
        raise RowsRefused(_("Some begin only after this day."), later)
    if over := list(rows.filter(ends_on__lte=last)):
        raise RowsRefused(_("Some have ended already."), over)
