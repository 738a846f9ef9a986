"""What indicators and rules alike read from one community's facts.

None means that the record cannot tell. A community that handed in that it has
no premises has no rooms and 0 m²; one that handed in nothing is unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from reports.facts.shapes import CommunityFacts, PremisesFacts, StaffFacts
from reports.indicators.tallies import Number
from reports.indicators.words import UNKNOWN

Row = TypeVar("Row")

OFFICE_USES = frozenset({"office", "service"})
HEADS = frozenset({"secretary", "director"})
PARTY_STATUSES = frozenset({"party_member", "probationary"})
INSURANCES = (
    *("pension", "medical", "unemployment"),
    *("injury", "maternity", "housing_fund"),
)
# Of several sums for one purpose from one source: what arrived, else what was
# planned, else what was spent. They are the same money, never added up.
MONEY_KINDS = ("allocated", "budget", "spent")


def added(values: Iterable[Number | None]) -> Number | None:
    """The sum; None as soon as one part is unknown, 0 of nothing."""
    total: Number = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """True when one is; None when none is and one is unknown; else False."""
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def counted(
    rows: Iterable[Row] | None, key: Callable[[Row], str | None]
) -> dict[str, int] | None:
    """How many rows by key, those without one under UNKNOWN.

    None when there are rows and none of them says.
    """
    if rows is None:
        return None
    counts: dict[str, int] = {}
    for row in rows:
        found = key(row) or UNKNOWN
        counts[found] = counts.get(found, 0) + 1
    return None if set(counts) == {UNKNOWN} else counts


def share_of(
    rows: Iterable[Row] | None, holds: Callable[[Row], bool | None]
) -> tuple[int, int] | None:
    """How many rows it holds for, of those that say; None when none says."""
    if rows is None:
        return None
    answers = [answer for row in rows if (answer := holds(row)) is not None]
    return (sum(answers), len(answers)) if answers else None


# Premises


def offices(facts: CommunityFacts) -> tuple[PremisesFacts, ...] | None:
    """Office and service premises not reported as unused."""
    if facts.premises is None:
        return None
    return offices_among(facts.premises)


def offices_among(premises: Iterable[PremisesFacts]) -> tuple[PremisesFacts, ...]:
    return tuple(p for p in premises if p.use in OFFICE_USES and p.in_use is not False)


def office_area(facts: CommunityFacts) -> Number | None:
    """m² of all offices; 0 for a community on record as having none."""
    found = offices(facts)
    return None if found is None else added(p.floor_area_m2 for p in found)


def housed_office_area(facts: CommunityFacts) -> Number | None:
    """m² of all offices; None also for a community without one."""
    return office_area(facts) if offices(facts) else None


def unshared_office_area(facts: CommunityFacts) -> Number | None:
    """m² of all offices without what others share; None where that is unknown."""
    found, area = offices(facts), office_area(facts)
    if found is None or area is None:
        return None
    shared = added(p.shared_area_m2 for p in found)
    return None if shared is None else area - shared


def has_room(facts: CommunityFacts, kind: str) -> bool | None:
    """Whether any premises in use have the kind of room."""
    if facts.premises is None:
        return None
    return any_of(
        (p.rooms or {}).get(kind) for p in facts.premises if p.in_use is not False
    )


def rooms_known(facts: CommunityFacts) -> dict[str, bool] | None:
    """Kinds of room the community has said anything about."""
    if facts.premises is None:
        return None
    kinds = {kind for p in facts.premises for kind in p.rooms or {}}
    answers = {kind: has_room(facts, kind) for kind in sorted(kinds)}
    known = {kind: answer for kind, answer in answers.items() if answer is not None}
    return known or None


# People


def residents(facts: CommunityFacts) -> int | None:
    """Permanent residents, or else the population as it was counted."""
    figures = facts.period
    if figures.resident_population is not None:
        return figures.resident_population
    return figures.population


def residents_are_other(facts: CommunityFacts) -> bool:
    """Whether ``residents`` are not the permanent ones, which are not on record."""
    return facts.period.resident_population is None


def staff_count(facts: CommunityFacts) -> int | None:
    return None if facts.staff is None else len(facts.staff)


def is_head(person: StaffFacts) -> bool | None:
    """Secretary or director; None for a person without a post on record."""
    return bool(HEADS & set(person.positions)) if person.positions else None


def is_party(person: StaffFacts) -> bool | None:
    if person.political_status is None:
        return None
    return person.political_status in PARTY_STATUSES


def education_band(person: StaffFacts) -> str | None:
    return _BANDS.get(person.education or "")


_BANDS = {
    "primary": "junior_high",
    "junior_high": "junior_high",
    "senior_high": "senior_high",
    "secondary_vocational": "senior_high",
    "junior_college": "college_plus",
    "bachelor": "college_plus",
    "master": "college_plus",
    "doctor": "college_plus",
}


def has_college(person: StaffFacts) -> bool | None:
    band = education_band(person)
    return None if band is None else band == "college_plus"


def age_band(person: StaffFacts) -> str | None:
    """lt30: to 29 completed years; mid: 30 to 44; ge45: from 45 on."""
    if person.age is None:
        return None
    if person.age < 30:
        return "lt30"
    return "mid" if person.age < 45 else "ge45"


def is_insured(person: StaffFacts) -> bool | None:
    """Whether all insurances and the housing fund are paid."""
    if person.insurances is None:
        return None
    answers = [person.insurances.get(kind) for kind in INSURANCES]
    if False in answers:
        return False
    return None if None in answers else True


def monthly_pay(facts: CommunityFacts) -> dict[str, Number] | None:
    """Yuan a month by grade over all payers; a grade with an unknown part drops."""
    if facts.pay is None:
        return None
    parts: dict[str, list[Number | None]] = {}
    for row in facts.pay:
        parts.setdefault(row.post_grade, []).append(row.monthly_amount_yuan)
    totals = {grade: added(amounts) for grade, amounts in parts.items()}
    known = {grade: total for grade, total in totals.items() if total is not None}
    return None if totals and not known else known


# Party


def party_members(facts: CommunityFacts) -> Number | None:
    """Members of all organisations, those under another of them counted there."""
    if facts.party is None:
        return None
    return added(o.member_count for o in facts.party if not o.is_under_another)


def member_tags(facts: CommunityFacts) -> dict[str, int] | None:
    """Members by tag; a tag that one organisation leaves open is unknown."""
    if facts.party is None:
        return None
    tops = [o.tags or {} for o in facts.party if not o.is_under_another]
    kinds = {tag for tags in tops for tag in tags}
    sums = {tag: added(tags.get(tag) for tags in tops) for tag in sorted(kinds)}
    known = {tag: int(number) for tag, number in sums.items() if number is not None}
    return known or None


# Money and services


def money(facts: CommunityFacts) -> dict[tuple[str, str], Number | None] | None:
    """Yuan by purpose and source, of the best kind on record for each."""
    if facts.funding is None:
        return None
    found: dict[tuple[str, str], dict[str, list[Number | None]]] = {}
    for row in facts.funding:
        if row.kind in MONEY_KINDS:
            kinds = found.setdefault((row.purpose, row.source or UNKNOWN), {})
            kinds.setdefault(row.kind, []).append(row.amount_yuan)
    return {key: added(_best(kinds)) for key, kinds in found.items()}


def _best(kinds: Mapping[str, Any]) -> list[Number | None]:
    amounts: list[Number | None] = next(kinds[k] for k in MONEY_KINDS if k in kinds)
    return amounts


def money_for(facts: CommunityFacts, *purposes: str) -> Number | None:
    """Yuan for the purposes from all sources; None when none is on record.

    0 for a community on record as being given no money at all.
    """
    sums = money(facts)
    if not sums:
        return None if facts.funding is None or facts.funding else 0
    found = [amount for (purpose, _), amount in sums.items() if purpose in purposes]
    return added(found) if found else None


def outlet_count(facts: CommunityFacts) -> int | None:
    """As handed in, or else as many as are on record one by one."""
    if facts.period.service_outlet_count is not None:
        return facts.period.service_outlet_count
    return None if facts.outlets is None else len(facts.outlets)


def has_police_room(facts: CommunityFacts) -> bool | None:
    if facts.period.has_police_room is not None:
        return facts.period.has_police_room
    return has_room(facts, "police_room")


def per(part: Number | None, whole: Number | None) -> tuple[Number, Number] | None:
    """Both or nothing: what a Ratio is fed."""
    return None if part is None or whole is None else (part, whole)
