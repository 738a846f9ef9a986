"""People in service: who they are, what they hold, what they are paid."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from communities.models import Theme
from reports.facts.rows.batch import (
    Batch,
    Row,
    Rows,
    answers,
    begun,
    by_community,
    by_key,
    dated,
    known,
    standing,
)
from reports.facts.shapes import PayFacts, StaffFacts
from staffing.models import (
    EmploymentMode,
    PayComponent,
    Post,
    RecruitmentSource,
    StaffInsurance,
    StaffMember,
    StaffTraining,
)

# Entries counted as recruited, and for how many years before the report's day.
RECRUITED = (RecruitmentSource.RECRUITED, RecruitmentSource.GRADUATE)
COHORT_YEARS = 5

_PERSON = (
    *("pk", "community_id", "starts_on", "ends_on", "gender", "birth_date"),
    *("education", "political_status", "social_work_certificate"),
    *("recruitment_source", "cross_appointed", "pension_subsidy_yuan_year"),
)


@dataclass(frozen=True, slots=True)
class People:
    """All that a batch has on record of its staff."""

    staff: Rows[StaffFacts]
    base_staff: Rows[StaffFacts]
    from_outside: Rows[str]
    recruited: dict[int, tuple[int, int]]  # how many, and how many of them stay


def people(batch: Batch) -> People:
    """Costs four queries: persons, posts, insurances, trainings."""
    span = batch.span
    persons = list(StaffMember.objects.of(batch.ids).order_by("pk").values(*_PERSON))
    posts = list(
        Post.objects.of(batch.ids)
        .order_by("pk")
        .values(
            *("staff_id", "staff__community_id", "community_id", "position"),
            *("employment_mode", "starts_on", "ends_on"),
        )
    )
    insurances = by_key(
        StaffInsurance.objects.of(batch.ids)
        .order_by("pk")
        .values("staff_id", "kind", "is_paid"),
        "staff_id",
    )
    trained = _trained(batch)
    now = _Day(span.as_of, posts, insurances, trained)
    staff = now.staff(persons)
    base_staff: Rows[StaffFacts] = {}
    if span.base_day:
        base_staff = _Day(span.base_day, posts, {}, None).staff(dated(persons))
    outside = [
        row for row in now.posts if row["staff__community_id"] != row["community_id"]
    ]
    return People(
        batch.settle(staff, Theme.STAFF),
        batch.settle_base(base_staff, Theme.STAFF),
        by_community(outside, lambda row: row["position"]),
        _recruited(persons, span.as_of),
    )


@dataclass(frozen=True, slots=True)
class _Trainings:
    """Whose trainings are on record at all, and who had one within the year."""

    communities: Collection[int]
    persons: Collection[int]


def _trained(batch: Batch) -> _Trainings:
    day = batch.span.as_of
    rows = list(
        StaffTraining.objects.of(batch.ids)
        .filter(trained_on__lte=day)
        .values("staff_id", "staff__community_id", "trained_on")
    )
    return _Trainings(
        {row["staff__community_id"] for row in rows},
        {row["staff_id"] for row in rows if row["trained_on"] > _before(day, 1)},
    )


class _Day:
    """The staff as they were on one day."""

    def __init__(
        self,
        day: date,
        posts: list[dict[str, Any]],
        insurances: Mapping[int, list[Row]],
        trained: _Trainings | None,
    ) -> None:
        self.day = day
        self.posts: list[Row] = [row for row in posts if standing(row, day)]
        self.insurances = insurances
        self.trained = trained
        self._held = by_key(self.posts, "staff_id")

    def staff(self, persons: list[dict[str, Any]]) -> Rows[StaffFacts]:
        """In service on the day; () where everybody on record has left."""
        found: dict[int, list[StaffFacts]] = {}
        for row in persons:
            if begun(row, self.day):
                kept = found.setdefault(row["community_id"], [])
                if standing(row, self.day):
                    kept.append(self._person(row))
        return {community: tuple(kept) for community, kept in found.items()}

    def _person(self, row: Row) -> StaffFacts:
        held = [
            post
            for post in self._held.get(row["pk"], [])
            if post["community_id"] == row["community_id"]
        ]
        insurances = answers(self.insurances.get(row["pk"], []), "kind", "is_paid")
        return StaffFacts(
            gender=known(row["gender"]),
            age=_age(row["birth_date"], self.day),
            education=known(row["education"]),
            political_status=known(row["political_status"]),
            positions=tuple(post["position"] for post in held),
            full_time=_full_time(held),
            certificate=known(row["social_work_certificate"]),
            recruitment_source=known(row["recruitment_source"]),
            started_on=row["starts_on"],
            cross_appointed=row["cross_appointed"],
            insurances=insurances or None,
            pension_subsidy_yuan_year=row["pension_subsidy_yuan_year"],
            trained_within_year=self._trained_within_year(row),
        )

    def _trained_within_year(self, row: Row) -> bool | None:
        """None where the community keeps no record of training."""
        if self.trained is None or row["community_id"] not in self.trained.communities:
            return None
        return row["pk"] in self.trained.persons


def _age(born: date | None, day: date) -> int | None:
    """StaffMember.age_on, for a row that has been read."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _before(day: date, years: int) -> date:
    """The same day some years earlier, the last of February for a leap day."""
    year = day.year - years
    leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if leap_day else day.replace(year=year)


def _full_time(posts: list[Row]) -> bool | None:
    modes = {post["employment_mode"] for post in posts}
    if EmploymentMode.FULL_TIME in modes:
        return True
    return False if modes and "" not in modes else None


def _recruited(persons: list[dict[str, Any]], day: date) -> dict[int, tuple[int, int]]:
    first = _before(day, COHORT_YEARS)
    cohort = by_key(
        (
            row
            for row in persons
            if row["recruitment_source"] in RECRUITED
            and row["starts_on"] is not None
            and first < row["starts_on"] <= day
        ),
        "community_id",
    )
    return {
        community: (len(rows), sum(standing(row, day) for row in rows))
        for community, rows in cohort.items()
    }


def pay(batch: Batch) -> Rows[PayFacts]:
    rows = (
        PayComponent.objects.of(batch.ids)
        .filter(period_id=batch.span.period_id)
        .order_by("pk")
        .values(
            *("community_id", "post_grade", "payer"),
            *("monthly_amount_yuan", "bonus_yuan_year"),
        )
    )
    found = by_community(
        rows,
        lambda row: PayFacts(
            post_grade=row["post_grade"],
            payer=row["payer"],
            monthly_amount_yuan=row["monthly_amount_yuan"],
            bonus_yuan_year=row["bonus_yuan_year"],
        ),
    )
    return batch.settle(found, Theme.PAY)
