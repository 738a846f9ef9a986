"""Party organisations and members: every figure of 党的建设."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from staffing.models import (
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
)
from tests.reports.evidence.recomputed.answers import (
    Figure,
    both,
    one_by_one,
    ratio,
    ratios,
    split,
    top,
    total,
)
from tests.reports.evidence.recomputed.record import Place, Read, whether, whole
from tests.reports.evidence.recomputed.scale import figure


def organisations(place: Place) -> list[PartyOrganization] | None:
    return place.living(PartyOrganization, "party")


def highest(place: Place) -> list[PartyOrganization] | None:
    """Those not under another of the community: these count all members."""
    found = organisations(place)
    if found is None:
        return None
    own = {org.pk for org in found}
    return [org for org in found if org.parent_id not in own]


def counts(place: Place, org: PartyOrganization) -> PartyOrganizationPeriod | None:
    rows = place.of(org, PartyOrganizationPeriod, "org")
    period = place.record.period.pk
    return next((row for row in rows if row.period_id == period), None)


def said(place: Place, org: PartyOrganization, name: str) -> int | None:
    return getattr(counts(place, org), name, None)


def members(place: Place) -> int | None:
    found = highest(place)
    if found is None:
        return None
    return whole(said(place, org, "member_count") for org in found)


def counted(name: str) -> Read:
    """A count over the highest organisations; unknown where none gives it."""

    def read(place: Place) -> int | None:
        found = highest(place)
        if found is None:
            return None
        values = [said(place, org, name) for org in found]
        return None if values and set(values) == {None} else whole(values)

    return read


def tags(place: Place) -> dict[str, int]:
    """Members by tag; a tag that one of the organisations leaves open is unknown."""
    found = []
    for org in highest(place) or ():
        row = counts(place, org)
        tagged = place.of(row, PartyMemberTagCount, "org_period") if row else []
        found.append({each.tag: each.count for each in tagged})
    sums = {
        tag: whole(each.get(tag) for each in found)
        for tag in {tag for each in found for tag in each}
    }
    return {tag: number for tag, number in sums.items() if number is not None}


def tag_shares(place: Place) -> dict[str, tuple[int, int]] | None:
    of = members(place)
    if of is None:
        return None
    return {tag: (number, of) for tag, number in tags(place).items()} or None


def kinds(name: str) -> Read:
    def read(place: Place) -> dict[str, int] | None:
        found = organisations(place)
        if found is None:
            return None
        sums = Counter(getattr(org, name) or "unknown" for org in found)
        return None if set(sums) == {"unknown"} else dict(sums)

    return read


def of_each(make: Callable[[list[PartyOrganization]], Any]) -> Read:
    def read(place: Place) -> Any:
        found = organisations(place)
        return None if found is None else make(found)

    return read


def per_organisation(place: Place) -> tuple[Any, Any] | None:
    found = highest(place)
    return None if found is None else both(members(place), len(found))


def pair(part: str, of: str) -> Read:
    return lambda place: both(counted(part)(place), counted(of)(place))


FIGURES: dict[str, Figure] = {
    "party_org_total": total(of_each(len)),
    "party_org_coverage": ratio(of_each(lambda found: (int(bool(found)), 1))),
    "party_org_by_type": split(kinds("org_type")),
    "party_org_by_category": split(kinds("org_category")),
    "party_member_total": total(members),
    "direct_member_total": total(counted("direct_member_count")),
    "party_member_tags": one_by_one(split, lambda place: tags(place) or None),
    "party_member_tag_shares": one_by_one(ratios, tag_shares),
    "party_grid_total": total(figure("party_grid_count")),
    "party_grid_coverage": ratio(
        lambda place: both(place.figure("party_grid_count"), place.figure("grid_count"))
    ),
    "members_per_org": ratio(per_organisation),
    "most_members": top(members),
    "organiser_total": total(counted("organiser_count")),
    "activist_total": total(counted("activist_count")),
    "in_service_registered_share": ratio(
        pair("in_service_registered", "in_service_total")
    ),
    "two_new_coverage": ratio(pair("two_new_covered", "two_new_total")),
    "weak_party_org_communities": total(
        of_each(lambda found: whether(org.is_weak for org in found))
    ),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
