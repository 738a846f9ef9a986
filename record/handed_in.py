"""What each community hands in for a period: the forms and where their rows are.

A form is a group of figures or a theme of rows, as the clerks' ledgers have it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
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
    def on(cls, today: date, user: User, chosen: ReportingPeriod | None = None) -> Self:
        """The period due to the user, or another one; what is long past stands as it
        ended."""
        due = period_due(today, user)
        period = chosen or due
        if period is None or due is None or period.ends_on >= due.ends_on:
            return cls(period, today)
        return cls(period, period.ends_on)

    @property
    def year(self) -> int:
        return self.period.starts_on.year if self.period else self.day.year


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one model that answer a form, and what each of them should have.

    ``wanted``: columns asked of rows that fit ``of``. ``linked``: a condition
    that holds where a row of another kind is missing, ``linked_label`` its name.
    """

    model: Any
    rows: Callable[[Standing], QuerySet[Any]]
    wanted: tuple[str, ...] = ()
    of: Q | None = None
    linked: Callable[[Standing], Q] | None = None
    linked_label: Text = ""

    def without_link(self, standing: Standing) -> Q:
        return self.linked(standing) if self.linked else Q(pk__in=[])

    def lacking(self, standing: Standing) -> Q:
        """Rows in which something is not on record."""
        empty = Q(pk__in=[])
        for name in self.wanted:
            empty |= is_empty(self.model, name)
        if self.of is not None:
            empty &= self.of
        return empty | self.without_link(standing)


def is_empty(model: Any, name: str, path: str = "") -> Q:
    """Rows whose column is not on record; ``path`` leads to rows of the model."""
    kind = model._meta.get_field(name).get_internal_type()
    empty = Q(**{f"{path}{name}__isnull": True})
    return empty | Q(**{f"{path}{name}": ""}) if kind == "CharField" else empty


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


def _active(model: Any, *wanted: str, **more: Any) -> Source:
    """Rows that are in force on the day."""
    return Source(
        model, lambda standing: model.objects.active_on(standing.day), wanted, **more
    )


def _of_period(model: Any, *wanted: str) -> Source:
    return Source(
        model, lambda standing: model.objects.filter(period=standing.period), wanted
    )


def _hazards(standing: Standing) -> QuerySet[Any]:
    """Still open, or found in the period: those of years ago are another matter."""
    rows = Hazard.objects.exclude(status="invalid").filter(found_on__lte=standing.day)
    first = standing.period.starts_on if standing.period else standing.day
    return rows.filter(
        Q(closed_on=None) | Q(closed_on__gt=standing.day) | Q(found_on__gte=first)
    )


def _without_post(standing: Standing) -> Q:
    posts = Post.objects.filter(staff=OuterRef("pk")).active_on(standing.day)
    return ~Q(Exists(posts))


def _without_members(standing: Standing) -> Q:
    counted = PartyOrganizationPeriod.objects.filter(
        org=OuterRef("pk"), period=standing.period, member_count__isnull=False
    )
    return ~Q(Exists(counted))


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
        _active(
            StaffMember,
            *("gender", "birth_date", "education", "political_status"),
            linked=_without_post,
            linked_label=_("Post"),
        ),
    ),
    _theme(
        Theme.PAY,
        pgettext_lazy("column", "Pay"),
        "staff",
        _of_period(PayComponent, "monthly_amount_yuan"),
    ),
    _theme(
        Theme.PARTY,
        pgettext_lazy("column", "Party"),
        "party",
        _active(
            PartyOrganization,
            linked=_without_members,
            linked_label=_("Members of the period"),
        ),
    ),
    _theme(
        Theme.PREMISES,
        pgettext_lazy("column", "Premises"),
        "premises",
        _active(Premises, "floor_area_m2", "tenure", "in_use"),
    ),
    _theme(
        Theme.FUNDING,
        pgettext_lazy("column", "Funding"),
        "money",
        _of_period(FundingItem, "amount_yuan"),
    ),
    _theme(
        Theme.INCOME,
        pgettext_lazy("column", "Income"),
        "money",
        Source(
            CommunityIncome,
            lambda standing: CommunityIncome.objects.filter(year=standing.year),
            ("amount_yuan",),
        ),
    ),
    _theme(
        Theme.HAZARDS,
        pgettext_lazy("column", "Hazards"),
        "hazards",
        Source(Hazard, _hazards),
    ),
    _theme(
        Theme.PROJECTS,
        pgettext_lazy("column", "Projects"),
        "projects",
        _active(
            ConstructionProject,
            *("planned_households", "started_households", "completed_households"),
            of=Q(project_type__in=RESIDENTIAL),
        ),
    ),
    _theme(
        Theme.TEAMS,
        pgettext_lazy("column", "Teams"),
        "teams",
        _active(VolunteerTeam, "member_count"),
        _active(SocialOrganisation),
        _active(ResidentUnit),
    ),
)
BY_SLUG = {form.slug: form for form in FORMS}
