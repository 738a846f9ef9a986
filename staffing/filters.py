"""What lists of staff and party organisations can be narrowed by."""

from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.filters import OfCommunityFilter
from communities.models import ReportingPeriod
from portal.record_fields import NOT_REPORTED
from staffing.models import EmploymentMode, OrgType, PoliticalStatus, Position, Post

PARTY = (PoliticalStatus.PARTY_MEMBER, PoliticalStatus.PROBATIONARY)


def born_after(day: date, years: int) -> date:
    """Who was born after this date is younger than ``years`` on ``day``."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def aged(band: str, day: date) -> Q:
    """People of an age band on ``day``; whose birth date is unknown is in none."""
    thirty, forty_five = born_after(day, 30), born_after(day, 45)
    return {
        "under_30": Q(birth_date__gt=thirty),
        "30_44": Q(birth_date__lte=thirty, birth_date__gt=forty_five),
        "45_plus": Q(birth_date__lte=forty_five),
        "unknown": Q(birth_date=None),
    }[band]


class StaffFilter(OfCommunityFilter):
    age = filters.ChoiceFilter(
        label=_("Age"),
        choices=[
            ("under_30", _("Under 30")),
            ("30_44", _("30 to 44")),
            ("45_plus", _("45 and over")),
            ("unknown", NOT_REPORTED),
        ],
        method="of_age",
        empty_label=_("All"),
    )
    position = filters.ChoiceFilter(
        label=pgettext_lazy("of a person", "Position"),
        choices=Position,
        method="in_position",
        empty_label=_("All"),
    )
    employment = filters.ChoiceFilter(
        label=_("Employment"),
        choices=EmploymentMode,
        method="employed",
        empty_label=_("All"),
    )
    party = filters.ChoiceFilter(
        label=_("Party member"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", NOT_REPORTED)],
        method="in_party",
        empty_label=_("All"),
    )

    def of_age(self, rows: Any, name: str, band: str) -> Any:
        return rows.filter(aged(band, timezone.localdate()))

    def in_position(self, rows: Any, name: str, position: str) -> Any:
        return self.holding(rows, position=position)

    def employed(self, rows: Any, name: str, mode: str) -> Any:
        return self.holding(rows, employment_mode=mode)

    def holding(self, rows: Any, **post: str) -> Any:
        """People with such a post today."""
        posts = Post.objects.active_on(timezone.localdate()).filter(**post)
        return rows.filter(pk__in=posts.values("staff"))

    def in_party(self, rows: Any, name: str, answer: str) -> Any:
        """Probationary members are party members."""
        if answer == "yes":
            return rows.filter(political_status__in=PARTY)
        if answer == "unknown":
            return rows.filter(political_status="")
        return rows.exclude(political_status__in=["", *PARTY])


class OfPartyOrganizationFilter(OfCommunityFilter):
    """Figures of party organisations by the kind of organisation."""

    org_type = filters.ChoiceFilter(
        label=_("Kind of organisation"),
        choices=OrgType,
        method="of_type",
        empty_label=_("All"),
    )

    def of_type(self, rows: Any, name: str, kind: str) -> Any:
        path = rows.community_path.removesuffix("__community")
        return rows.filter(**{f"{path}__org_type": kind})


class MemberTagFilter(OfPartyOrganizationFilter):
    period = filters.ModelChoiceFilter(
        label=_("Period"),
        queryset=ReportingPeriod.objects.order_by("-ends_on", "-pk"),
        field_name="org_period__period",
        to_field_name="code",
        empty_label=_("All"),
    )
