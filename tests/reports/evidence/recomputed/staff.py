"""Who serves: every figure of 队伍建设 but the pay."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from staffing.models import Post, StaffInsurance, StaffMember, StaffTraining
from tests.reports.evidence.recomputed.answers import (
    Figure,
    both,
    change,
    divided,
    extents,
    mean,
    ratio,
    ratios,
    split,
    spread,
    top,
    total,
)
from tests.reports.evidence.recomputed.record import Place, Read, alive
from tests.reports.evidence.recomputed.scale import people

YEARS_RECRUITED = 5
YOUNG = 35
INSURANCES = (
    *("pension", "medical", "unemployment"),
    *("injury", "maternity", "housing_fund"),
)
COLLEGE = ("junior_college", "bachelor", "master", "doctor")
MIDDLE = ("senior_high", "secondary_vocational")
LOW = ("primary", "junior_high")

Of = Callable[[Place, StaffMember], Any]


def staff(place: Place) -> list[StaffMember] | None:
    return place.living(StaffMember, "staff")


def then(place: Place) -> list[StaffMember] | None:
    return place.living(StaffMember, "staff", base=True)


def number(place: Place) -> int | None:
    found = staff(place)
    return None if found is None else len(found)


def age(person: StaffMember, day: date) -> int | None:
    born = person.birth_date
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def band(person: StaffMember) -> str:
    for name, levels in (
        ("college_plus", COLLEGE),
        ("senior_high", MIDDLE),
        ("junior_high", LOW),
    ):
        if person.education in levels:
            return name
    return ""


def age_band(place: Place, person: StaffMember) -> str:
    years = age(person, place.day)
    if years is None:
        return ""
    return "lt30" if years < 30 else "mid" if years < 45 else "ge45"


def posts(place: Place, person: StaffMember) -> list[Post]:
    """What a person holds on the day in the community of his own."""
    return [
        post
        for post in place.of(person, Post, "staff")
        if post.community_id == place.pk and alive(post, place.day)
    ]


def positions(place: Place, person: StaffMember) -> set[str]:
    return {post.position for post in posts(place, person)}


def full_time(place: Place, person: StaffMember) -> str:
    modes = {post.employment_mode for post in posts(place, person)}
    if "full_time" in modes:
        return "full_time"
    return "other" if modes and "" not in modes else ""


def head(place: Place, person: StaffMember) -> bool | None:
    held = positions(place, person)
    return bool(held & {"secretary", "director"}) if held else None


def party(place: Place, person: StaffMember) -> bool | None:
    if not person.political_status:
        return None
    return person.political_status in ("party_member", "probationary")


def college(place: Place, person: StaffMember) -> bool | None:
    return band(person) == "college_plus" if band(person) else None


def young(place: Place, person: StaffMember) -> bool | None:
    years = age(person, place.day)
    return None if years is None else years < YOUNG


def certified(place: Place, person: StaffMember) -> bool | None:
    held = person.social_work_certificate
    return held != "none" if held else None


def insured(place: Place, person: StaffMember) -> bool | None:
    """Whether all six are paid; one that is not settles it."""
    rows = place.of(person, StaffInsurance, "staff")
    paid = {row.kind: row.is_paid for row in rows}
    found = [paid.get(kind) for kind in INSURANCES]
    if False in found:
        return False
    return None if None in found else True


def trained(place: Place, person: StaffMember) -> bool | None:
    """Within the year; unknown where the community keeps no such record."""
    kept = [
        row
        for each in place.rows(StaffMember)
        for row in place.of(each, StaffTraining, "staff")
        if row.trained_on <= place.day
    ]
    if not kept:
        return None
    first = place.day.replace(year=place.day.year - 1)
    return any(row.staff_id == person.pk and row.trained_on > first for row in kept)


def tally(key: Of) -> Read:
    """Persons by key, those without one as unknown; nothing where none has one."""

    def read(place: Place) -> dict[str, int] | None:
        found = staff(place)
        if found is None:
            return None
        counts = Counter(key(place, person) or "unknown" for person in found)
        return None if set(counts) == {"unknown"} else dict(counts)

    return read


def part(holds: Of, among: Read = staff) -> Read:
    """Of those who say, how many hold; nothing where nobody says."""

    def read(place: Place) -> tuple[int, int] | None:
        found = [holds(place, person) for person in among(place) or ()]
        known = [answer for answer in found if answer is not None]
        return (sum(known), len(known)) if known else None

    return read


def count(holds: Of) -> Figure:
    read = part(holds)

    def held(place: Place) -> int | None:
        found = read(place)
        return found[0] if found else None

    return total(held)


def ages(place: Place) -> tuple[int, int] | None:
    found = [age(person, place.day) for person in staff(place) or ()]
    known = [years for years in found if years is not None]
    return (sum(known), len(known)) if known else None


def ages_then(place: Place) -> tuple[int, int] | None:
    base = place.record.base
    found = [age(p, base.ends_on) for p in then(place) or ()] if base else []
    known = [years for years in found if years is not None]
    return (sum(known), len(known)) if known else None


def held(place: Place) -> Counter[str] | None:
    """Posts by position; nothing where there are persons and no post is known."""
    found = staff(place)
    if found is None:
        return None
    counts = Counter(post.position for person in found for post in posts(place, person))
    return None if found and not counts else counts


def posts_held(place: Place) -> int | None:
    found = held(place)
    return None if found is None else sum(found.values())


def dual(place: Place) -> bool | None:
    if held(place) is None:
        return None
    pair = {"secretary", "director"}
    return any(pair <= positions(place, person) for person in staff(place) or ())


def recruited(place: Place) -> list[StaffMember] | None:
    first = place.day.replace(year=place.day.year - YEARS_RECRUITED)
    found = [
        person
        for person in place.rows(StaffMember)
        if person.recruitment_source in ("recruited", "graduate")
        and person.starts_on
        and first < person.starts_on <= place.day
    ]
    return found or None


def staying(place: Place) -> tuple[int, int] | None:
    found = recruited(place)
    if found is None:
        return None
    return sum(alive(person, place.day) for person in found), len(found)


def bands(place: Place) -> dict[str, tuple[int, int]] | None:
    found = [band(person) for person in staff(place) or () if band(person)]
    keys = ("college_plus", "senior_high", "junior_high")
    return {key: (found.count(key), len(found)) for key in keys} if found else None


def per_10k(place: Place) -> tuple[Any, Any] | None:
    pair = both(number(place), people(place))
    return pair and (pair[0] * 10000, pair[1])


def quota(place: Place) -> dict[str, int] | None:
    found = place.figure("staff_quota")
    return None if found is None else {place.kind or "unknown": found}


def size(read: Read) -> Read:
    def counted(place: Place) -> int | None:
        found = read(place)
        return None if found is None else len(found)

    return counted


FIGURES: dict[str, Figure] = {
    "staff_total": total(number),
    "staff_by_employment": split(tally(full_time)),
    "staff_by_source": split(tally(lambda place, p: p.recruitment_source)),
    "staff_by_position": split(held),
    "staff_by_position_per_community": extents(held, absent=0),
    "staff_change": change(number, size(then)),
    "heads_count": count(head),
    "heads_count_share": ratio(part(head)),
    "dual_post_count": total(dual),
    "cross_appointed_count": count(lambda place, p: p.cross_appointed),
    "staff_per_community_range": spread(number, collapsed=False),
    "posts_per_community_range": spread(posts_held, collapsed=False),
    "staff_per_community_avg": mean(number),
    "staff_per_10k": ratio(per_10k),
    "households_per_staff": ratio(
        lambda place: both(place.figure("household_count"), number(place))
    ),
    "quota_by_class": extents(quota),
    "recruited_n_years": total(size(recruited)),
    "retention": ratio(staying),
    "staff_by_gender": split(tally(lambda place, p: p.gender)),
    "staff_by_education": split(tally(lambda place, p: band(p))),
    "staff_by_education_level": split(tally(lambda place, p: p.education)),
    "staff_by_age_band": split(tally(age_band)),
    "staff_age_avg": ratio(ages),
    "oldest_staff": top(lambda place: divided(*ages(place)) if ages(place) else None),
    "staff_age_avg_change": change(ages, ages_then, averaged=True),
    "share_education": ratios(bands),
    "share_college_plus": ratio(part(college)),
    "share_education_change": change(part(college), part(college, then), averaged=True),
    "share_under_35": ratio(part(young)),
    "share_party_staff": ratio(part(party)),
    "certificate_count": count(certified),
    "certificate_count_share": ratio(part(certified)),
    "insurance_coverage": ratio(part(insured)),
}
BOUNDS: dict[str, tuple[Any, ...]] = {"share_under_35": (YOUNG,)}
