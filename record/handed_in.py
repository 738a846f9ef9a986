"""What each community hands in for a period: the forms and where their rows are.

A form is a group of figures or a theme of rows, as the clerks' ledgers have it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from communities.comparison import FIGURES_OF
from communities.models import (
    FigureGroup,
    ReportingPeriod,
    ResidentUnit,
    SocialOrganisation,
    Theme,
    VolunteerTeam,
)
from communities.periods import period_due
from facilities.models import ConstructionProject, Premises, ProjectType
from funding.models import CommunityIncome, FundingItem
from safety.models import Hazard
from staffing.models import (
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Post,
    StaffMember,
)

Text = str | Promise
# Empty is an answer here: most communities have no department with a system apart.
NOT_ASKED_FOR = frozenset({"duplicate_system_departments"})
RESIDENTIAL = (
    ProjectType.NEW_RURAL_COMMUNITY,
    ProjectType.MODERATELY_PROSPEROUS_SITE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The period that is handed in, and the day on which rows with a life count."""

    period: ReportingPeriod | None
    day: date

    @classmethod
    def on(cls, today: date, chosen: ReportingPeriod | None = None) -> Self:
        """The period due, or another one; what is long past stands as it ended."""
        due = period_due(today)
        period = chosen or due
        if period is None or due is None or period.ends_on >= due.ends_on:
            return cls(period, today)
        return cls(period, period.ends_on)

    @property
    def year(self) -> int:
        return self.period.starts_on.year if self.period else self.day.year


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one model that answer a form, and which of them lack something."""

    rows: Callable[[Standing], QuerySet[Any]]
    lacking: Callable[[Standing], Q | Combinable] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One thing to hand in. ``slug`` is stable: the code of a theme or of a group.

    ``figures``: columns of the period's figures, all of which are asked for.
    ``sources``: where the rows of a theme are; empty for figures.
    """

    slug: str
    title: Text
    label: Text
    section: str
    figures: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def is_figures(self) -> bool:
        return bool(self.figures)


def _without(*fields: str) -> Callable[[Standing], Q]:
    """Rows in which one of the fields is not on record."""
    condition = Q()
    for field in fields:
        name, _sep, kind = field.partition(":")
        condition |= Q(**{name: ""}) if kind == "text" else Q(**{name: None})
    return lambda standing: condition


def _active(model: Any) -> Callable[[Standing], QuerySet[Any]]:
    return lambda standing: model.objects.active_on(standing.day)


def _of_period(model: Any) -> Callable[[Standing], QuerySet[Any]]:
    return lambda standing: model.objects.filter(period=standing.period)


def _hazards(standing: Standing) -> QuerySet[Any]:
    """Still open, or found in the period: those of years ago are another matter."""
    rows = Hazard.objects.exclude(status="invalid").filter(found_on__lte=standing.day)
    first = standing.period.starts_on if standing.period else standing.day
    return rows.filter(
        Q(closed_on=None) | Q(closed_on__gt=standing.day) | Q(found_on__gte=first)
    )


def _unknown_person(standing: Standing) -> Q | Combinable:
    posts = Post.objects.filter(staff=OuterRef("pk")).active_on(standing.day)
    plain = _without("gender:text", "birth_date", "education:text")(standing)
    return plain | Q(political_status="") | ~Q(Exists(posts))


def _uncounted_members(standing: Standing) -> Q | Combinable:
    counted = PartyOrganizationPeriod.objects.filter(
        org=OuterRef("pk"), period=standing.period, member_count__isnull=False
    )
    return ~Q(Exists(counted))


def _unmeasured_project(standing: Standing) -> Q:
    return Q(project_type__in=RESIDENTIAL) & _without(
        "planned_households", "started_households", "completed_households"
    )(standing)


def _group(group: FigureGroup, label: Text) -> Form:
    asked = tuple(name for name in FIGURES_OF[group] if name not in NOT_ASKED_FOR)
    return Form(
        slug=group.value,
        title=group.label,
        label=label,
        section="figures",
        figures=asked,
    )


def _theme(theme: Theme, label: Text, section: str, *sources: Source) -> Form:
    return Form(
        slug=theme.value,
        title=theme.label,
        label=label,
        section=section,
        sources=sources,
    )


FORMS: tuple[Form, ...] = (
    _group(FigureGroup.PEOPLE, pgettext_lazy("column", "People")),
    _group(FigureGroup.DIVISION, pgettext_lazy("column", "Layout")),
    _group(FigureGroup.DUTIES, pgettext_lazy("column", "Duties")),
    _group(FigureGroup.SERVICES, pgettext_lazy("column", "Services")),
    _group(FigureGroup.CULTURE, pgettext_lazy("column", "Culture")),
    _group(FigureGroup.SYSTEMS, pgettext_lazy("column", "Systems")),
    _group(FigureGroup.SECURITY, pgettext_lazy("column", "Security")),
    _theme(
        Theme.STAFF,
        pgettext_lazy("column", "Staff"),
        "staff",
        Source(_active(StaffMember), _unknown_person),
    ),
    _theme(
        Theme.PAY,
        pgettext_lazy("column", "Pay"),
        "staff",
        Source(_of_period(PayComponent), _without("monthly_amount_yuan")),
    ),
    _theme(
        Theme.PARTY,
        pgettext_lazy("column", "Party"),
        "party",
        Source(_active(PartyOrganization), _uncounted_members),
    ),
    _theme(
        Theme.PREMISES,
        pgettext_lazy("column", "Premises"),
        "premises",
        Source(_active(Premises), _without("floor_area_m2", "tenure:text", "in_use")),
    ),
    _theme(
        Theme.FUNDING,
        pgettext_lazy("column", "Funding"),
        "money",
        Source(_of_period(FundingItem), _without("amount_yuan")),
    ),
    _theme(
        Theme.INCOME,
        pgettext_lazy("column", "Income"),
        "money",
        Source(
            lambda standing: CommunityIncome.objects.filter(year=standing.year),
            _without("amount_yuan"),
        ),
    ),
    _theme(
        Theme.HAZARDS, pgettext_lazy("column", "Hazards"), "hazards", Source(_hazards)
    ),
    _theme(
        Theme.PROJECTS,
        pgettext_lazy("column", "Projects"),
        "projects",
        Source(_active(ConstructionProject), _unmeasured_project),
    ),
    _theme(
        Theme.TEAMS,
        pgettext_lazy("column", "Teams"),
        "teams",
        Source(_active(VolunteerTeam), _without("member_count")),
        Source(_active(SocialOrganisation)),
        Source(_active(ResidentUnit)),
    ),
)
BY_SLUG = {form.slug: form for form in FORMS}
