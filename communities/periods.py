"""Which period the pages speak of where nobody has chosen one."""

from datetime import date

from django.db.models import Exists, OuterRef

from communities.models import CommunityPeriod, ReportingPeriod

# A menu of periods holds so many: quarters of six years.
MOST_OFFERED = 24


def periods_offered() -> list[ReportingPeriod]:
    """Those that a page lets its reader choose from, the latest first."""
    periods = ReportingPeriod.objects.order_by("-ends_on", "-starts_on", "-pk")
    return list(periods[:MOST_OFFERED])


def latest_with_figures() -> ReportingPeriod | None:
    """The latest period that any community has figures of; None at the beginning."""
    figures = CommunityPeriod.objects.filter(period=OuterRef("pk"))
    with_figures = ReportingPeriod.objects.filter(Exists(figures))
    return with_figures.order_by("-ends_on", "-pk").first()


def period_due(day: date) -> ReportingPeriod | None:
    """The period whose figures are entered on ``day``: the latest that has ended.

    Of the kind that figures are kept by, a year or a quarter, even before
    anybody has any of it. Where no period has ended yet, the first to end.
    Costs two queries.
    """
    kept = latest_with_figures()
    periods = ReportingPeriod.objects.filter(kind=kept.kind) if kept else None
    if periods is None:
        periods = ReportingPeriod.objects.all()
    return periods.latest_ended(day) or periods.order_by("ends_on", "-pk").first()
