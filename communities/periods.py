"""Which period the pages speak of where nobody has chosen one."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from communities.models import CommunityPeriod, ReportingPeriod

if TYPE_CHECKING:
    from accounts.models import User

# A menu of periods holds so many of a kind: quarters of six years.
MOST_OFFERED = 24


def periods_offered() -> list[ReportingPeriod]:
    """Those that a page lets its reader choose from, the latest first.

    Of each kind as many: the months of one county crowd out no year of another.
    """
    offered: Counter[str] = Counter()
    found = []
    for each in ReportingPeriod.objects.order_by("-ends_on", "-starts_on", "-pk"):
        offered[each.kind] += 1
        if offered[each.kind] <= MOST_OFFERED:
            found.append(each)
    return found


def latest_with_figures(user: "User") -> ReportingPeriod | None:
    """The latest period of which a community that the user sees has figures.

    Another county keeps its figures by other periods, or is ahead with them. Where
    none of the user's has any, that of anybody's; None at the beginning.
    """
    if not user.is_superuser:
        seen = CommunityPeriod.objects.visible_to(user).values("period")
        if found := _latest(Q(pk__in=seen)):
            return found
    return _latest(Q(Exists(CommunityPeriod.objects.filter(period=OuterRef("pk")))))


def _latest(condition: Q) -> ReportingPeriod | None:
    return ReportingPeriod.objects.filter(condition).order_by("-ends_on", "-pk").first()


def period_due(day: date, user: "User") -> ReportingPeriod | None:
    """The period whose figures are entered on ``day``: the latest that has ended.

    Of the kind that figures are kept by, a year or a quarter, even before
    anybody has any of it. Where no period has ended yet, the first to end.
    Costs two queries, three at the beginning.
    """
    kept = latest_with_figures(user)
    periods = ReportingPeriod.objects.filter(kind=kept.kind) if kept else None
    if periods is None:
        periods = ReportingPeriod.objects.all()
    return periods.latest_ended(day) or periods.order_by("ends_on", "-pk").first()
