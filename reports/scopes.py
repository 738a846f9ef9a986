"""What a report can be about, and for whom: a division, or a single community."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Permission
from communities.divisions import contains, range_below
from communities.models import Community, Division
from jobs.errors import Explained

# Communities that are read within a few seconds, while somebody waits; a report has
# no such limit.
MOST_COMMUNITIES = 1000


@dataclass(frozen=True, slots=True)
class Scope:
    code: str
    name: str


def allowed_scopes(user: User) -> "QuerySet[Division, Division]":
    """Divisions the user may ask for reports on: granted ones and all below."""
    return Division.objects.granting(Permission.REPORT, to=user)


def may_report(user: User, code: str) -> bool:
    """Whether the user may ask for a report on the division or community."""
    return may(user, Permission.REPORT, code)


def may(user: User, permission: Permission, code: str) -> bool:
    """Whether the user holds the permission over the division or community."""
    return (
        Division.objects.granting(permission, to=user).filter(code=code).exists()
        or Community.objects.granting(permission, to=user).filter(code=code).exists()
    )


def find_scope(code: str) -> Scope:
    """The division or community with the code. Raises Explained."""
    found = (
        Division.objects.filter(code=code).first()
        or Community.objects.filter(code=code).first()
    )
    if found is None:
        raise Explained("unknown_scope", code=code)
    return Scope(found.code, found.name)


def visibility_of(user: User | None, code: str) -> str:
    """What the user sees within the scope, as a text: equal texts, equal rows.

    None is the command line, which sees everything.
    """
    if user is None or user.is_superuser:
        return "all"
    codes = user.divisions_with(Permission.VIEW)
    if any(contains(each, code) for each in codes):
        return "all"
    return ",".join(each for each in codes if contains(code, each))


def open_books(user: User, codes: Iterable[str]) -> set[str]:
    """Those of the communities whose book the user may open."""
    visible = Community.objects.visible_to(user).filter(code__in=set(codes))
    return set(visible.values_list("code", flat=True))


def sees_beyond(user: User, code: str) -> bool:
    """Whether the user sees communities that are not of the scope."""
    outside = Community.objects.exclude(code__range=range_below(code))
    return outside.visible_to(user).exists()
