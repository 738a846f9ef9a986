"""Where a change is previewed: its own division, or all that are on record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Permission
from communities.divisions import Level, ancestors_of, contains, level_of
from communities.models import Division
from communities.periods import latest_with_figures
from reports.facts.collect import count
from reports.facts.request import Request
from reports.scopes import MOST_COMMUNITIES


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Looked:
    """The requests that cover what is looked at, or what to choose among instead."""

    places: tuple[Place, ...]
    period_code: str
    communities: int
    requests: tuple[Request, ...] = ()
    smaller: tuple[Place, ...] = ()

    @property
    def is_too_large(self) -> bool:
        return self.communities > MOST_COMMUNITIES


class NotThere(LookupError):
    """No such division among those that the change is for and the user administers."""


def looked_at(
    user: User, scopes: Sequence[str], day: date, *, within: str = ""
) -> Looked | None:
    """``scopes`` are codes the change is for, "" the nation; ``within`` one division
    of them chosen by the user. None while no period has figures. Raises NotThere.
    """
    period = latest_with_figures(user)
    if period is None:
        return None
    mine = Division.objects.granting(Permission.ADMINISTER, to=user)
    chosen: QuerySet[Division, Division]
    if within:
        chosen = mine.filter(code=within)
        if not any(not each or contains(each, within) for each in scopes):
            raise NotThere(within)
    else:
        chosen = _uppermost(mine, scopes)
    places = tuple(Place(row.code, row.name) for row in chosen.order_by("code"))
    if within and not places:
        raise NotThere(within)
    requests = tuple(
        Request(
            scope_code=place.code,
            scope_name=place.name,
            period_code=period.code,
            as_of=day,
            requested_by=user,
        )
        for place in places
    )
    number = sum(count(request) for request in requests)
    found = Looked(places, period.code, number, requests)
    if not found.is_too_large:
        return found
    return replace(found, requests=(), smaller=_smaller(mine, places))


def _uppermost(
    mine: "QuerySet[Division, Division]", scopes: Sequence[str]
) -> "QuerySet[Division, Division]":
    """Divisions of the scopes that lie in no other of them; of the nation all that
    nothing on record lies above."""
    everywhere = "" in scopes
    codes = set(mine.values_list("code", flat=True)) if everywhere else set(scopes)
    top = [code for code in codes if not codes.intersection(ancestors_of(code))]
    return mine.filter(code__in=top)


def _smaller(
    mine: "QuerySet[Division, Division]", places: Sequence[Place]
) -> tuple[Place, ...]:
    """Several places are chosen among; one is chosen the next below of."""
    if len(places) > 1:
        return tuple(places)
    (place,) = places
    below = [level for level in Level if level > level_of(place.code)]
    rows = mine.below(place.code).exclude(code=place.code).order_by("code")  # type: ignore[attr-defined]
    for level in below:
        found = rows.filter(level=level.name.lower())
        if found:
            return tuple(Place(row.code, row.name) for row in found)
    return ()
