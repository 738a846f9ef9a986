"""What the bell in the shell has to tell: jobs that ended unseen, and open ones."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from jobs.kinds import kinds
from jobs.models import Job
from portal.access import held

SHOWN = 8


def notices(request: HttpRequest) -> dict[str, Any]:
    """Read only where the shell shows it: one query there, three if there is news."""
    return {"notices": SimpleLazyObject(lambda: _notices(request))}


def _notices(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    own = [kind for kind in kinds().values() if kind.permission in held(request)]
    # Kinds of one list are one link.
    lists = {kind.list_url_name: kind for kind in reversed(own)}
    ended: list[Job] = []
    under_way: list[Job] = []
    # Nearly every page has nothing to tell, and what is permitted is long to ask.
    if Job.objects.anything_for(user):
        mine = Job.objects.visible_to(user)
        ended = list(mine.unseen_by(user)[: SHOWN + 1])
        under_way = list(mine.filter(owner=user).open().order_by("-pk")[:SHOWN])
    if not (own or ended):
        return {}
    return {
        "ended": ended[:SHOWN],
        "more": len(ended) > SHOWN,
        "count": min(len(ended), SHOWN),
        "under_way": under_way,
        "kinds": list(reversed(lists.values())),
    }
