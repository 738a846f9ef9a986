"""Whether somebody may enter a community's figures of a period, and why not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from communities.models import Community, ReportingPeriod


@dataclass(frozen=True, slots=True)
class Entry:
    """``reason`` is said to the reader; empty where entering is open."""

    is_open: bool
    reason: str = ""


def may_enter(community: Community, period: ReportingPeriod, user: User) -> Entry:
    """The one answer for the page, each save and each note. Costs two queries."""
    editable = Community.objects.editable_by(user)
    if not editable.filter(pk=community.pk).exists():
        return Entry(
            is_open=False,
            reason=_("You may read these figures; others enter and correct them."),
        )
    return Entry(is_open=True)
