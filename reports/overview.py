"""What the first page tells of the record: a few totals, and how complete it is."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from communities.models import (
    Community,
    CommunityPeriod,
    NothingToRecord,
    ReportingPeriod,
    Theme,
)
from record.completeness import reported
from record.handed_in import FORMS, Standing
from safety.models import Hazard
from staffing.models import StaffMember

# A list of communities longer than this is looked through on its own page.
LISTED = 12


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many communities have reported one part of the record."""

    label: str | Promise
    reported: int
    of: int
    address: str

    @property
    def share(self) -> int:
        return 100 * self.reported // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A community and the parts of the record it has yet to report."""

    community: Community
    missing: tuple[str | Promise, ...]

    @property
    def more(self) -> int:
        """How many there are beside the three that are named."""
        return max(len(self.missing) - 3, 0)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the communities that have reported; None where none has."""

    label: str | Promise
    value: int | None
    unit: str | Promise
    address: str
    reported: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    communities: int
    totals: tuple[Total, ...]
    coverage: tuple[Coverage, ...]
    incomplete: tuple[Incomplete, ...]

    @property
    def is_complete(self) -> bool:
        return all(part.reported == part.of for part in self.coverage)


# The list of the record in which the rows of a form stand; of the others, figures.
LISTS: dict[str, str] = {
    Theme.STAFF: "staff-members",
    Theme.PAY: "pay",
    Theme.PARTY: "party-organisations",
    Theme.PREMISES: "premises",
    Theme.FUNDING: "funding",
    Theme.INCOME: "incomes",
    Theme.HAZARDS: "hazards",
    Theme.PROJECTS: "projects",
    Theme.TEAMS: "volunteer-teams",
}
OF_A_PERIOD = {"figures", "pay", "funding"}


def rows_address(slug: str, period: ReportingPeriod | None, **asked: str) -> str:
    """The list of the rows that a number of the first page is made of."""
    if period is not None and slug in OF_A_PERIOD:
        asked["period"] = period.code
    address = reverse("record:row-list", args=[slug])
    return f"{address}?{urlencode(asked)}" if asked else address


def overview(user: User, *, period: ReportingPeriod | None, today: date) -> Overview:
    """Four queries, however many communities there are."""
    visible = Community.objects.visible_to(user).active_on(today)
    marked = visible.annotate(**_parts(Standing(period, today)))
    counts = marked.aggregate(
        of=Count("pk"),
        **{
            form.slug: Count("pk", filter=Q(**{f"has_{form.slug}": True}))
            for form in FORMS
        },
    )
    coverage = tuple(
        Coverage(
            form.title,
            counts[form.slug],
            counts["of"],
            rows_address(LISTS.get(form.slug, "figures"), period),
        )
        for form in FORMS
    )
    return Overview(
        communities=counts["of"],
        totals=_totals(visible, period, today),
        coverage=coverage,
        incomplete=_incomplete(marked),
    )


def _parts(standing: Standing) -> dict[str, Combinable]:
    """For each form whether a community has begun with it."""
    return {
        f"has_{form.slug}": ExpressionWrapper(
            reported(form, standing), output_field=BooleanField()
        )
        for form in FORMS
    }


def _totals(
    visible: QuerySet[Community], period: ReportingPeriod | None, today: date
) -> tuple[Total, ...]:
    sums = CommunityPeriod.objects.filter(
        community__in=visible, period=period
    ).aggregate(
        households=Sum("household_count"),
        households_of=Count("household_count"),
        people=Sum("population"),
        people_of=Count("population"),
    )
    staff = StaffMember.objects.filter(community__in=visible).active_on(today).count()
    found = Hazard.objects.filter(community__in=visible)
    # None on record is no word that there are none, unless somebody said so.
    told = NothingToRecord.objects.filter(
        community__in=visible, period=period, theme=Theme.HAZARDS
    )
    hazards = None
    if found.exists() or told.exists():
        hazards = found.open_on(today).count()
    figures = rows_address("figures", period)
    return (
        Total(
            _("Households"),
            sums["households"],
            pgettext_lazy("unit", "households"),
            figures,
            sums["households_of"],
        ),
        Total(
            _("Population"),
            sums["people"],
            pgettext_lazy("unit", "persons"),
            figures,
            sums["people_of"],
        ),
        Total(
            _("Staff on record"),
            staff or None,
            pgettext_lazy("unit", "persons"),
            rows_address("staff-members", period),
        ),
        Total(
            _("Open hazards on record"),
            hazards,
            pgettext_lazy("unit", "hazards"),
            rows_address("hazards", period, state="open"),
        ),
    )


def _incomplete(marked: QuerySet[Community]) -> tuple[Incomplete, ...]:
    gaps = Q()
    for form in FORMS:
        gaps |= Q(**{f"has_{form.slug}": False})
    return tuple(
        Incomplete(
            community,
            tuple(f.title for f in FORMS if not getattr(community, f"has_{f.slug}")),
        )
        for community in marked.filter(gaps).order_by("code")[:LISTED]
    )
