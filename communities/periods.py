"""Which period the pages speak of where nobody has chosen one."""

from django.db.models import Exists, OuterRef

from communities.models import CommunityPeriod, ReportingPeriod


def latest_with_figures() -> ReportingPeriod | None:
    """The latest period that any community has figures of; None at the beginning."""
    figures = CommunityPeriod.objects.filter(period=OuterRef("pk"))
    with_figures = ReportingPeriod.objects.filter(Exists(figures))
    return with_figures.order_by("-ends_on", "-pk").first()
