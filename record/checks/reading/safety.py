"""Hazards that something can be said about, and cases of two years."""

from django.db.models import Q

from record.checks.facts import Cases, HazardRow
from record.checks.reading.batch import Batch, Rows, by_community, joined, label
from safety.models import SETTLED, CaseType, Hazard, HazardCategory, SecurityCaseStat


def hazards(batch: Batch) -> Rows[HazardRow]:
    """Those still open, and settled ones with a day that has not come.

    All others are many and closed by constraints of their own.
    """
    day = batch.standing.day
    rows = Hazard.objects.of(batch.ids).filter(
        ~Q(status__in=SETTLED)
        | Q(found_on__gt=day)
        | Q(reviewed_on__gt=day)
        | Q(closed_on__gt=day)
    )
    columns = (
        *("pk", "community_id", "hazard_no", "location", "category", "status"),
        *("level", "found_on", "deadline", "responsible_unit"),
        *("responsible_person", "measure", "reviewed_on", "reviewer", "closed_on"),
    )
    return by_community(
        rows.order_by("pk").values(*columns),
        lambda row: HazardRow(
            pk=row["pk"],
            name=joined(
                row["hazard_no"],
                label(HazardCategory, row["category"]),
                row["location"],
            ),
            **{name: row[name] for name in columns[5:]},
        ),
    )


def cases(batch: Batch) -> Rows[Cases]:
    year = batch.standing.year
    rows = SecurityCaseStat.objects.of(batch.ids).filter(year__range=(year - 1, year))
    return by_community(
        rows.order_by("pk").values(
            "pk", "community_id", "case_type", "year", "case_count"
        ),
        lambda row: Cases(
            pk=row["pk"],
            name=label(CaseType, row["case_type"]),
            case_type=row["case_type"],
            year=row["year"],
            count=row["case_count"],
        ),
    )
