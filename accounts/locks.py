"""Who is locked out of signing in, and opening the door to them again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Sum

if TYPE_CHECKING:
    from accounts.models import User


def with_locks(users: "QuerySet[User]", *, now: datetime) -> "QuerySet[User]":
    """Each user with ``is_locked``: barred just now from some computer or other."""
    since = now - timedelta(hours=settings.AXES_COOLOFF_TIME)
    failures = (
        AccessAttempt.objects.filter(
            username=OuterRef("username"), attempt_time__gte=since
        )
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    )
    return users.annotate(is_locked=Exists(failures))


def open_again(username: str) -> None:
    """Forgets the failed sign-ins of the name from every computer."""
    reset(username=username)
