"""The division that an import is about, for the job that does its work."""

from collections.abc import Sequence

from accounts.models import User
from accounts.roles import Permission
from communities import divisions

LEVELS = sorted((int(level) for level in divisions.Level), reverse=True)


def scope_of(codes: Sequence[str], user: User) -> str:
    """The smallest division above all communities, if the user may edit all of it.

    Else the first of them: the rows are looked up in the user's scope in any case.
    Without communities a division of the user's own; empty if there is none.
    """
    own = user.divisions_with(Permission.EDIT)
    if not codes:
        return own[0] if own else ""
    above = common(codes)
    if user.is_superuser or any(divisions.contains(code, above) for code in own):
        return above
    return min(codes)


def common(codes: Sequence[str]) -> str:
    """The deepest division that contains them all; a community when it is the only."""
    first, last = min(codes), max(codes)
    for level in LEVELS:
        if first[:level] == last[:level]:
            return first[:level].ljust(12, "0")
    return min(codes)
