"""Hazards as they stood on the report's day, and security cases by year."""

from django.db.models import Q
from django.utils import timezone

from communities.models import Theme
from reports.facts.rows.batch import Batch, Row, Rows, by_community, known
from reports.facts.rows.funding import series_years, yearly
from reports.facts.shapes import HazardFacts, YearAmount
from safety.models import (
    SETTLED,
    CaseType,
    Hazard,
    HazardStatus,
    HazardStep,
    SecurityCaseStat,
)


def hazards(batch: Batch) -> Rows[HazardFacts]:
    """Found in the period or still open on the day; costs two queries."""
    span, day = batch.span, batch.span.as_of
    rows = (
        Hazard.objects.of(batch.ids)
        .exclude(status=HazardStatus.INVALID)
        .filter(
            Q(found_on__range=(span.first, span.last))
            | Q(closed_on=None)
            | Q(closed_on__gt=day),
            found_on__lte=day,
        )
        .order_by("pk")
        .values(
            *("pk", "community_id", "category", "subtype", "level", "status"),
            *("found_on", "deadline", "closed_on", "on_boundary"),
            "responsible_unit",
        )
    )
    earlier = _statuses_then(batch)

    def make(row: Row) -> HazardFacts:
        is_open = row["closed_on"] is None or row["closed_on"] > day
        closed_later = is_open and row["closed_on"] is not None
        unmoved = HazardStatus.FOUND.value if closed_later else row["status"]
        deadline = row["deadline"]
        return HazardFacts(
            category=row["category"],
            subtype=known(row["subtype"]),
            level=row["level"],
            status=earlier.get(row["pk"], unmoved) if is_open else row["status"],
            found_on=row["found_on"],
            deadline=deadline,
            closed_on=None if is_open else row["closed_on"],
            on_boundary=row["on_boundary"],
            responsible_unit=known(row["responsible_unit"]),
            is_open=is_open,
            is_overdue=is_open and deadline is not None and deadline < day,
            found_in_period=span.first <= row["found_on"] <= span.last,
        )

    return batch.settle(by_community(rows, make), Theme.HAZARDS)


def _statuses_then(batch: Batch) -> dict[int, str]:
    """Status on the report's day of hazards that have moved or were closed since.

    A hazard opened again counts as never settled, as its own row has it.
    """
    day = batch.span.as_of
    steps = (
        HazardStep.objects.of(batch.ids)
        .filter(Q(hazard__closed_on__gt=day) | Q(at__date__gt=day))
        .order_by("at", "pk")
        .values_list("hazard_id", "at", "from_status", "to_status")
    )
    found: dict[int, str] = {}
    for hazard, at, before, after in steps:
        if timezone.localdate(at) > day:
            # A hazard entered after the day comes from nowhere: nobody knows.
            if before and before not in SETTLED:
                found.setdefault(hazard, before)
        elif after not in SETTLED:
            found[hazard] = after
    return found


def security_cases(batch: Batch) -> Rows[YearAmount]:
    """Public-order cases: what reports call 治安案件."""
    rows = (
        SecurityCaseStat.objects.of(batch.ids)
        .filter(case_type=CaseType.PUBLIC_ORDER, year__range=series_years(batch))
        .order_by("pk")
        .values("community_id", "year", "case_count")
    )
    return yearly(rows, "case_count")
