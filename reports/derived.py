"""What follows from a community's figures, by the indicators of the reports.

The page on which figures are entered asks here while they are typed, so that
what a clerk sees is what a report will say: the same readers of rows, the same
formulas, the same rounding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.models import Community, FigureGroup, ReportingPeriod
from portal.figures import number
from reports.facts.collect import counted_none
from reports.facts.request import Span
from reports.facts.rows import communities, facilities, staffing
from reports.facts.rows.batch import Batch
from reports.facts.shapes import CommunityFacts, PeriodFacts
from reports.indicators.base import place_of
from reports.indicators.catalogue import BY_SLUG
from reports.rules.standards import Standards

Text = str | Promise
_FIGURES = frozenset(field.name for field in fields(PeriodFacts))


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure nobody types. ``value`` in digits; None where something is unknown."""

    group: str
    slug: str
    label: Text
    unit: Text
    value: str | None


# Indicator, group of figures it is shown with, its name and unit on screen.
SHOWN: tuple[tuple[str, FigureGroup, Text, Text], ...] = (
    (
        "avg_household_size",
        FigureGroup.PEOPLE,
        _("Persons per household"),
        pgettext_lazy("unit", "persons"),
    ),
    (
        "households_per_grid",
        FigureGroup.DIVISION,
        _("Households per grid"),
        pgettext_lazy("unit", "households"),
    ),
    (
        "persons_per_grid",
        FigureGroup.DIVISION,
        _("Persons per grid"),
        pgettext_lazy("unit", "persons"),
    ),
    (
        "households_per_staff",
        FigureGroup.DUTIES,
        _("Households per member of staff"),
        pgettext_lazy("unit", "households"),
    ),
    (
        "staff_per_10k",
        FigureGroup.DUTIES,
        _("Staff per 10,000 residents"),
        pgettext_lazy("unit", "persons"),
    ),
    (
        "area_per_100_households",
        FigureGroup.SERVICES,
        _("Office and service area per 100 households"),
        pgettext_lazy("unit", "m²"),
    ),
    (
        "outlets_per_1000_households",
        FigureGroup.SERVICES,
        _("Convenience outlets per 1,000 households"),
        pgettext_lazy("unit", "outlets"),
    ),
)


def derived_figures(
    community: Community,
    period: ReportingPeriod,
    figures: Mapping[str, Any],
    day: date,
) -> tuple[Derived, ...]:
    """What follows from ``figures`` as typed and the other rows as of ``day``.

    ``figures``: columns of CommunityPeriod; absent or "" is unknown. Costs the
    same few queries whatever is on record.
    """
    facts = _facts(community, period, figures, day)
    # None of the indicators shown asks a standard.
    return tuple(_derived(facts, Standards(day, ())))


def _facts(
    community: Community,
    period: ReportingPeriod,
    figures: Mapping[str, Any],
    day: date,
) -> CommunityFacts:
    span = Span(
        period_id=period.pk, first=period.starts_on, last=period.ends_on, as_of=day
    )
    own = Community.objects.filter(pk=community.pk)
    place = communities.place(own.values(*communities.PLACE_COLUMNS).get())
    batch = Batch.of([community.pk], span)
    premises, _base = facilities.premises(batch)
    known = {
        name: value
        for name, value in figures.items()
        if name in _FIGURES and value != ""
    }
    typed = PeriodFacts(**known)
    outlets = facilities.outlets(batch).get(community.pk)
    return CommunityFacts(
        **place,
        period=typed,
        staff=staffing.people(batch).staff.get(community.pk),
        premises=premises.get(community.pk),
        outlets=counted_none(outlets, typed.service_outlet_count),
    )


def _derived(facts: CommunityFacts, standards: Standards) -> Iterator[Derived]:
    for slug, group, label, unit in SHOWN:
        indicator = BY_SLUG[slug]
        tally = indicator.tally()
        tally.add(place_of(facts), indicator.contribute(facts, standards))
        value: int | Decimal | None = indicator.rounded(tally.value)
        said = None if value is None else number(value, indicator.decimals)
        yield Derived(group.value, slug, label, unit, said)
