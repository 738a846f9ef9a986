"""People with their posts and pay; party organisations with their members."""

from record.checks.facts import Held, Organisation, Pay, Person
from record.checks.reading.batch import Batch, Rows, by_community, joined, label
from staffing.models import (
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
    PayComponent,
    Payer,
    Post,
    PostGrade,
    StaffMember,
)


def people(batch: Batch) -> Rows[Person]:
    """Costs two queries: persons, and the posts they hold anywhere."""
    posts: dict[int, list[Held]] = {}
    held = Post.objects.filter(staff__community__in=batch.ids)
    for staff, place, position, mode in (
        held.active_on(batch.standing.day)
        .order_by("pk")
        .values_list("staff_id", "community_id", "position", "employment_mode")
    ):
        post = Held(position=position, mode=mode, place=place)
        posts.setdefault(staff, []).append(post)
    columns = ("pk", "community_id", "name", "birth_date", "starts_on", "education")
    more = ("political_status", "households_covered", "pension_subsidy_yuan_year")
    return by_community(
        batch.active(StaffMember).values(*columns, *more),
        lambda row: Person(
            pk=row["pk"],
            name=row["name"],
            birth_date=row["birth_date"],
            starts_on=row["starts_on"],
            education=row["education"],
            political_status=row["political_status"],
            households_covered=row["households_covered"],
            pension_subsidy=row["pension_subsidy_yuan_year"],
            posts=tuple(posts.get(row["pk"], ())),
        ),
    )


def pay(batch: Batch) -> Rows[Pay]:
    rows = PayComponent.objects.of(batch.ids).filter(period_id=batch.period)
    columns = ("pk", "community_id", "post_grade", "payer", "monthly_amount_yuan")
    return by_community(
        rows.order_by("pk").values(*columns, "bonus_yuan_year", "raise_yuan_month"),
        lambda row: Pay(
            pk=row["pk"],
            name=joined(
                label(PostGrade, row["post_grade"]), label(Payer, row["payer"])
            ),
            grade=row["post_grade"],
            monthly=row["monthly_amount_yuan"],
            bonus=row["bonus_yuan_year"],
            raised=row["raise_yuan_month"],
        ),
    )


def organisations(batch: Batch) -> Rows[Organisation]:
    """Costs three queries: organisations, members of two periods, tags."""
    counted = PartyOrganizationPeriod.objects.filter(
        org__community__in=batch.ids, period_id__in=batch.periods
    )
    columns = ("pk", "org_id", "period_id", "member_count", "direct_member_count")
    figures = {
        (row["org_id"], row["period_id"]): row
        for row in counted.order_by().values(*columns, "organiser_count")
    }
    tags: dict[int, dict[str, int]] = {}
    tagged = PartyMemberTagCount.objects.of(batch.ids).filter(
        org_period__period_id=batch.period
    )
    for org_period, tag, count in tagged.order_by("pk").values_list(
        "org_period_id", "tag", "count"
    ):
        tags.setdefault(org_period, {})[tag] = count

    def made(row: object) -> Organisation:
        key, name, kind = row["pk"], row["name"], row["org_type"]  # type: ignore[index]
        now = figures.get((key, batch.period), {})
        before = figures.get((key, batch.before), {})
        return Organisation(
            pk=key,
            name=name,
            org_type=kind,
            figures_row=now.get("pk"),
            members=now.get("member_count"),
            direct=now.get("direct_member_count"),
            organisers=now.get("organiser_count"),
            members_before=before.get("member_count"),
            tags=tags.get(now.get("pk", 0), {}),
        )

    rows = batch.active(PartyOrganization)
    return by_community(rows.values("pk", "community_id", "name", "org_type"), made)
