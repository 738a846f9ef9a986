"""Telling those concerned in the bell that a round has taken a step."""

from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Permission, codes_with
from communities import divisions
from communities.models import Division, Round, RoundStep
from communities.round_life import RoundAct
from jobs.actions import announce
from jobs.errors import Explained
from jobs.kinds import Kind, Store
from jobs.lease import Lease
from jobs.models import Job

KIND = "round"
TO_REVIEWERS = frozenset({RoundAct.HAND_IN, RoundAct.TAKE_BACK})


def _nothing_to_make(job: Job, lease: Lease, folder: Path) -> Store:
    """Its jobs are announcements that have ended before any worker saw them."""
    raise Explained("unexpected", kind=KIND, job=job.pk)


def page_of(job: Job) -> str:
    period = job.parameters.get("period", "")
    return reverse("record:round", args=[job.scope_code, period])


ROUND = Kind(
    code=KIND,
    label=gettext_lazy("Handing in"),
    permission=Permission.VIEW,
    stages=(),
    make=_nothing_to_make,
    address=page_of,
    list_label=gettext_lazy("All rounds"),
    list_url_name="record:round-list",
)


def tell(round_: Round, step: RoundStep) -> None:
    """Tells reviewers what comes or is gone, and the street what was decided."""
    division = round_.division
    if step.act in TO_REVIEWERS:
        people = reviewers_of(division)
    else:
        people = _people_at(division.code, Permission.EDIT, round_.handed_in_by_id)
    with translation.override(settings.LANGUAGE_CODE):
        title = _("%(street)s %(period)s: %(state)s") % {
            "street": division.name,
            "period": round_.period.code,
            "state": round_.get_state_display(),
        }
    for person in people:
        if person.pk != step.by_id:
            announce(
                kind=KIND,
                title=title,
                owner=person,
                scope_code=division.code,
                parameters={"round": round_.pk, "period": round_.period.code},
                at=timezone.now(),
            )


def reviewers_of(division: Division) -> QuerySet[User]:
    """Who may review the street: those of the nearest division that has any."""
    for code in (division.code, *divisions.ancestors_of(division.code)):
        people = _people_at(code, Permission.REVIEW)
        if people.exists():
            return people
    return User.objects.none()


def _people_at(
    code: str, permission: Permission, also: int | None = None
) -> QuerySet[User]:
    """Whose grant on just this division carries the permission, and one ``also``."""
    own = Q(grants__division__code=code, grants__role__in=codes_with(permission))
    return User.objects.filter(own | Q(pk=also), is_active=True).distinct()
