"""How far each community has come with what it hands in for a period.

The workbench, the overview and the pages of open questions all ask here, so
that they never disagree.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from communities.models import CommunityPeriod, FigureNote, NothingToRecord
from record.handed_in import FORMS, Form, Standing, is_empty


def reported(form: Form, standing: Standing) -> Q:
    """Communities that have begun with the form: with any of its figures or rows, or
    with the word that there are none."""
    if form.is_figures:
        known = Q(pk__in=[])
        for name in form.figures:
            known |= ~is_empty(CommunityPeriod, name)
        figures = CommunityPeriod.objects.filter(
            known, community=OuterRef("pk"), period=standing.period
        )
        return Q(Exists(figures))
    told = NothingToRecord.objects.filter(
        community=OuterRef("pk"), period=standing.period, theme=form.slug
    )
    condition = Q(Exists(told))
    for source in form.sources:
        condition |= Q(Exists(source.rows(standing).filter(community=OuterRef("pk"))))
    return condition


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one form of one community has come.

    ``have`` of ``asked`` figures; of a theme, ``have`` of ``asked`` rows lack
    nothing. ``told``: the community has said that there is nothing to record.
    """

    asked: int
    have: int
    told: bool = False
    is_figures: bool = False

    @property
    def is_begun(self) -> bool:
        return self.told or (self.have > 0 if self.is_figures else self.asked > 0)

    @property
    def is_complete(self) -> bool:
        return self.is_begun and self.have == self.asked


def progress(communities: Any, standing: Standing) -> dict[int, dict[str, Progress]]:
    """Progress by community id and form, for a queryset of communities.

    One query, however many communities there are.
    """
    columns: dict[str, Any] = {}
    for form in FORMS:
        columns |= _columns(form, standing)
    rows = communities.order_by().values("pk", **columns)
    return {row["pk"]: {form.slug: _read(form, row) for form in FORMS} for row in rows}


def _columns(form: Form, standing: Standing) -> dict[str, Any]:
    if form.is_figures:
        return {f"{form.slug}_have": _filled(form, standing)}
    told = NothingToRecord.objects.filter(
        community=OuterRef("pk"), period=standing.period, theme=form.slug
    )
    asked: Any = Value(0)
    lacking: Any = Value(0)
    for source in form.sources:
        rows = source.rows(standing)
        asked += _counted(rows)
        lacking += _counted(rows.filter(source.lacking(standing)))
    return {
        f"{form.slug}_told": Exists(told),
        f"{form.slug}_asked": asked,
        f"{form.slug}_lacking": lacking,
    }


def _counted(rows: QuerySet[Any], owner: str = "community") -> Combinable:
    """How many of the rows belong to the community of the outer query."""
    own = rows.filter(**{owner: OuterRef("pk")}).order_by()
    counted = own.values(owner).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _filled(form: Form, standing: Standing) -> Combinable:
    """How many figures of the group are on record, or given up."""
    filled: Any = Value(0)
    for name in form.figures:
        known = ~is_empty(CommunityPeriod, name)
        filled += Case(When(known, then=1), default=0)
    row = CommunityPeriod.objects.filter(
        community=OuterRef("pk"), period=standing.period
    ).annotate(filled=filled)
    found = Subquery(row.values("filled")[:1], output_field=IntegerField())
    return Coalesce(found, 0) + _given_up(form, standing)


def _given_up(form: Form, standing: Standing) -> Combinable:
    """Figures that nobody has and nobody will: asking on would be in vain."""
    empty = Q(pk__in=[])
    for name in form.figures:
        empty |= Q(field=name) & is_empty(CommunityPeriod, name, "figures__")
    notes = FigureNote.objects.filter(
        empty, will_not_be_known=True, figures__period=standing.period
    )
    return _counted(notes, "figures__community")


def _read(form: Form, row: dict[str, Any]) -> Progress:
    if form.is_figures:
        have = row[f"{form.slug}_have"]
        return Progress(len(form.figures), have, is_figures=True)
    asked = row[f"{form.slug}_asked"]
    return Progress(
        asked, asked - row[f"{form.slug}_lacking"], told=row[f"{form.slug}_told"]
    )
