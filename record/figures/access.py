"""Whether somebody may enter a community's figures of a period, and why not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from communities.models import Community, ReportingPeriod
from communities.round_lock import closed, reason_of


@dataclass(frozen=True, slots=True)
class Entry:
    """``reason`` is said to the reader; empty where entering is open."""

    is_open: bool
    reason: str = ""


def may_enter(community: Community, period: ReportingPeriod, user: User) -> Entry:
    """The one answer for the page, each save and each note. Costs three queries.

    In a transaction it holds until the end: see communities.round_lock.
    """
    editable = Community.objects.editable_by(user)
    if not editable.filter(pk=community.pk).exists():
        return Entry(
            is_open=False,
            reason=_("You may read these figures; others enter and correct them."),
        )
    for round_ in closed({(community.pk, period.pk)}).values():
        return Entry(is_open=False, reason=reason_of(round_))
    return Entry(is_open=True)
