"""The kinds of rows kept about safety: hazards, inspections, cases."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from portal.entities import About, Entity, Extra, Reopening
from safety.actions import reopen, restore_status, states_to_reopen
from safety.bulk_acts import CHANGE_UNIT
from safety.filters import HazardFilter
from safety.forms import HazardForm, InspectionForm, SecurityCaseForm
from safety.models import with_picture_count
from safety.models.terms import SETTLED


def is_overdue(hazard: Any) -> bool:
    return hazard.is_overdue_on(timezone.localdate())


def days_overdue(hazard: Any) -> int | None:
    """Days since the deadline of an open hazard; None where it has no deadline yet."""
    today = timezone.localdate()
    if hazard.is_overdue_on(today):
        return (today - hazard.deadline).days
    return None if hazard.deadline is None and hazard.status not in SETTLED else 0


HAZARD = Entity(
    slug="hazards",
    form=HazardForm,
    section="hazards",
    # Not every hazard has a number.
    key=("hazard_no", "category", "location", "found_on"),
    number="hazard_no",
    columns=(
        "hazard_no",
        "category",
        "location",
        "level",
        "found_on",
        "deadline",
        "status",
        "days_overdue",
        "responsible_unit",
    ),
    search=(
        "hazard_no",
        "location",
        "subtype",
        "description",
        "responsible_unit",
        "responsible_person",
    ),
    filters=(
        "community_kind",
        "state",
        "status",
        "category",
        "level",
        "source",
        "found_on",
        "deadline",
        "is_supervised",
        "on_boundary",
    ),
    totals=("guardrail_missing_m", "warning_sign_missing_count", "fund_yuan"),
    extras=(
        Extra("is_overdue", _("Overdue"), is_overdue),
        Extra(
            "picture_count",
            _("Photographs"),
            lambda hazard: hazard.picture_count,
            is_number=True,
            order_by="picture_count",
            annotate=with_picture_count,
        ),
        Extra("days_overdue", _("Days overdue"), days_overdue, is_number=True),
        Extra(
            "risk_score",
            _("Risk score (L×E×C)"),
            lambda hazard: hazard.risk_score,
            is_number=True,
        ),
    ),
    filterset=HazardFilter,
    restored=restore_status,
    reopening=Reopening(states_to_reopen, reopen),
    about=About(_("Course and photographs"), "eye", "safety:hazard"),
    acts=(CHANGE_UNIT,),
)

INSPECTION = Entity(
    slug="inspections",
    form=InspectionForm,
    section="hazards",
    key=("inspected_on", "kind", "inspector"),
    columns=("inspected_on", "kind", "inspector", "campaign", "hazard_count", "note"),
    search=("inspector", "note"),
    filters=("community_kind", "kind", "inspected_on"),
    totals=("hazard_count",),
    related=("campaign",),
    filterset=OfCommunityFilter,
)

SECURITY_CASES = Entity(
    slug="security-cases",
    form=SecurityCaseForm,
    section="hazards",
    key=("year", "case_type"),
    columns=("year", "case_type", "case_count"),
    filters=("community_kind", "year", "case_type"),
    totals=("case_count",),
    filterset=OfCommunityFilter,
)
