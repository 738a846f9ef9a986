"""Where things are entered: the addresses that lead to a form, a row, a field."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse

from communities.models import Community, ReportingPeriod
from portal.entities import entity_for
from record.checks.doubt import Subject
from record.handed_in import BY_SLUG, Form

FIGURES = "communities.communityperiod"


def form_address(
    form: Form, community: Community, period: ReportingPeriod | None
) -> str:
    """Where a form is filled in: its group of figures, or its table in the book."""
    if form.is_figures and period is not None:
        return f"{figures_address(community, period)}#group-{form.slug}"
    section = section_address(community, form.section)
    entity = entity_for(form.sources[0].model) if form.sources else None
    return f"{section}#rows-{entity.slug}" if entity else section


def figures_address(community: Community, period: ReportingPeriod) -> str:
    return reverse("record:figures", args=[community.code, period.code])


def section_address(community: Community, section: str) -> str:
    return reverse("communities:community-book-section", args=[community.code, section])


def questions_address(
    community: Community, period: ReportingPeriod | None = None
) -> str:
    address = reverse("record:questions", args=[community.code])
    return f"{address}?{urlencode({'period': period.code})}" if period else address


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses within one community for one reader.

    Who may not edit is led to the section of the book. ``back`` is where the
    page of a row returns to.
    """

    community: Community
    period: ReportingPeriod | None
    may_edit: bool
    back: str = ""

    def form(self, form: Form) -> str:
        return form_address(form, self.community, self.period)

    def subject(self, subject: Subject) -> str:
        """The field a doubt is about."""
        if subject.model == FIGURES:
            return self.figure(subject.field)
        model = apps.get_model(subject.model)
        if subject.row is None:
            return self.form(BY_SLUG[subject.form])
        return self.row(model, subject.row, subject.field, BY_SLUG[subject.form])

    def figure(self, name: str) -> str:
        if self.period is None:
            return section_address(self.community, "figures")
        return f"{figures_address(self.community, self.period)}#figure-{name}"

    def row(self, model: Any, key: int, field: str, form: Form) -> str:
        """The page of a row with the field in view; its section where it has none."""
        entity = entity_for(model)
        if entity is None or not self.may_edit:
            section = entity.section if entity else form.section
            return section_address(self.community, section)
        address = reverse("record:row-edit", args=[entity.slug, key])
        return f"{address}{self._query()}{f'#id_{field}' if field else ''}"

    def add(self, model: Any) -> str:
        """The empty form for a row of the model; "" for who may not add one."""
        entity = entity_for(model)
        if entity is None or not entity.can_add or not self.may_edit:
            return ""
        address = reverse("record:row-add", args=[entity.slug])
        return f"{address}{self._query(community=self.community.code)}"

    def _query(self, **values: str) -> str:
        if self.back:
            values["next"] = self.back
        return f"?{urlencode(values)}" if values else ""
