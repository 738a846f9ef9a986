"""What places a person can choose from when asking for a report, and its defaults."""

from itertools import chain, islice
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from communities.models import Community, ReportingPeriod
from communities.periods import latest_with_figures
from reports import scopes
from reports.models import Report

# More than a county has; beyond it a place is found by typing.
LISTED = 600
FOUND = 30

Choice = tuple[str, str]


def first_scopes(user: User, chosen: str = "") -> list[Any]:
    """Choices by level: divisions, then communities; the chosen one always there."""
    divisions = scopes.allowed_scopes(user).order_by("code")
    communities = Community.objects.granting(Permission.REPORT, to=user).order_by(
        "code"
    )
    listed = [(d.code, f"{d.name} {d.code}") for d in divisions[:LISTED]]
    rest = [
        (c.code, f"{c.township.name} {c.name} {c.code}")
        for c in communities.select_related("township")[: LISTED - len(listed)]
    ]
    if chosen and chosen not in {code for code, _label in (*listed, *rest)}:
        rest += find_scopes(user, chosen)[:1]
    groups = ((_("Divisions"), listed), (_("Communities"), rest))
    return [group for group in groups if group[1]]


def find_scopes(user: User, words: str) -> list[Choice]:
    """Places in whose name or code each word is found; divisions first."""
    wanted = Q()
    for word in words.split():
        wanted &= Q(name__icontains=word) | Q(code__contains=word)
    divisions = scopes.allowed_scopes(user).filter(wanted).order_by("code")
    communities = (
        Community.objects.granting(Permission.REPORT, to=user)
        .filter(wanted)
        .select_related("township")
        .order_by("code")
    )
    return list(
        islice(
            chain(
                ((d.code, f"{d.name} {d.code}") for d in divisions[:FOUND]),
                (
                    (c.code, f"{c.township.name} {c.name} {c.code}")
                    for c in communities[:FOUND]
                ),
            ),
            FOUND,
        )
    )


def default_scope(user: User) -> str:
    """The uppermost division of the user's own; empty where there is none."""
    first = scopes.allowed_scopes(user).order_by("code").first()
    return first.code if first else ""


def default_periods(user: User) -> dict[str, ReportingPeriod | None]:
    """The latest with figures that the user sees, and the one of its kind before it."""
    latest = latest_with_figures(user)
    before = ReportingPeriod.objects.before(latest).first() if latest else None
    return {"period": latest, "base_period": before}


def last_organ(user: User) -> str:
    """Whose report the user's last one was."""
    last = Report.objects.filter(created_by=user).exclude(organ="").order_by("-pk")
    return last.values_list("organ", flat=True).first() or ""
