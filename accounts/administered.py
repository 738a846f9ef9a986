"""Whom an administrator looks after: people of their divisions and of no other.

Without this an administrator of one county could give themselves a role in
another.
"""

from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from accounts.models import AuditEvent, Grant, User
from accounts.roles import Permission


def divisions_of(administrator: User) -> QuerySet[Any]:
    """Divisions in which they may give roles."""
    # By way of the field: divisions live one floor up, and no import points there.
    division: Any = Grant._meta.get_field("division").related_model
    found: QuerySet[Any] = division.objects.granting(
        Permission.ADMINISTER, to=administrator
    )
    return found


def users_of(administrator: User) -> QuerySet[User]:
    """Users without any role outside of those divisions; new ones have none at all."""
    if administrator.is_superuser:
        return User.objects.all()
    elsewhere = Grant.objects.exclude(division__in=divisions_of(administrator))
    return User.objects.filter(is_superuser=False).exclude(
        pk__in=elsewhere.values("user")
    )


def events_of(administrator: User) -> QuerySet[AuditEvent]:
    """What those users did, and sign-ins that were tried under their names."""
    if administrator.is_superuser:
        return AuditEvent.objects.all()
    users = users_of(administrator)
    ids = users.annotate(ref=Cast("pk", CharField())).values("ref")
    return AuditEvent.objects.filter(
        Q(user_ref__in=ids) | Q(user_ref="", user_name__in=users.values("username"))
    )
