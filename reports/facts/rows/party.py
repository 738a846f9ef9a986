"""Party organisations and the period's counts of their members."""

from communities.models import Theme
from reports.facts.rows.batch import Batch, Row, Rows, by_key, known, living, standing
from reports.facts.shapes import PartyOrganizationFacts
from staffing.models import (
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
)

_COUNTS = (
    *("member_count", "direct_member_count", "organiser_count", "activist_count"),
    *("candidate_count", "in_service_total", "in_service_registered"),
    *("two_new_total", "two_new_covered"),
)


def organisations(batch: Batch) -> Rows[PartyOrganizationFacts]:
    """Costs three queries: organisations, their counts, the tags of these."""
    period, day = batch.span.period_id, batch.span.as_of
    rows = list(
        PartyOrganization.objects.of(batch.ids)
        .order_by("pk")
        .values(
            *("pk", "community_id", "starts_on", "ends_on", "name"),
            *("org_type", "org_category", "is_weak", "parent_id"),
        )
    )
    counts = {
        row["org_id"]: row
        for row in PartyOrganizationPeriod.objects.of(batch.ids)
        .filter(period_id=period)
        .values("org_id", *_COUNTS)
    }
    tags = by_key(
        PartyMemberTagCount.objects.of(batch.ids)
        .filter(org_period__period_id=period)
        .order_by("pk")
        .values("org_period__org_id", "tag", "count"),
        "org_period__org_id",
    )
    homes = {row["pk"]: row["community_id"] for row in rows if standing(row, day)}

    def make(row: Row) -> PartyOrganizationFacts:
        counted = counts.get(row["pk"], {})
        tagged = {each["tag"]: each["count"] for each in tags.get(row["pk"], [])}
        return PartyOrganizationFacts(
            name=row["name"],
            org_type=row["org_type"],
            org_category=known(row["org_category"]),
            is_weak=row["is_weak"],
            tags=tagged or None,
            is_under_another=homes.get(row["parent_id"]) == row["community_id"],
            **{name: counted.get(name) for name in _COUNTS},
        )

    return batch.settle(living(rows, day, make), Theme.PARTY)
