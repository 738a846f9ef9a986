"""People who sign in, and what they may do where."""

from datetime import timedelta
from typing import Any

from accounts.models import AuditEvent, AuditSeal, Grant, User, record_act
from accounts.sealing import seal
from communities.models import Division
from tests.factories.places import a_division

PASSWORD = "correct horse battery staple"


def a_user(
    username: str = "clerk",
    role: str | None = None,
    division: Division | None = None,
    **fields: Any,
) -> User:
    """A user, with the role on the division (the county by default) if one is named."""
    user = User.objects.create_user(username, password=PASSWORD, **fields)
    if role:
        a_grant(user, role, division)
    return user


def a_superuser(username: str = "root", **fields: Any) -> User:
    return User.objects.create_superuser(username, password=PASSWORD, **fields)


def a_grant(
    user: User | None = None,
    role: str = "clerk",
    division: Division | None = None,
) -> Grant:
    return Grant.objects.create(
        user=user or a_user(), role=role, division=division or a_division()
    )


def an_audit_event(act: str = "sign-in", by: User | None = None) -> AuditEvent:
    return record_act(act, by=by or a_user())


def an_audit_seal() -> AuditSeal:
    """Over a line of now, and those that have been written before."""
    made = seal(an_audit_event().at + timedelta(seconds=1))
    assert made
    return made
