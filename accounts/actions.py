"""What an administrator does to an account; each act leaves its audit line."""

from django.db import transaction

from accounts import locks
from accounts.models import Grant, User, record_act
from accounts.passwords import temporary_password


class OwnAccount(Exception):
    """Nobody shuts themselves out."""


@transaction.atomic
def give_temporary_password(*, user: User, by: User) -> str:
    """A new password that must be changed at the next sign-in; opens a lock too.

    It is returned to be shown once, and kept nowhere but as its hash.
    """
    password = temporary_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    locks.open_again(user.username)
    record_act("password_reset", by=by, target=user)
    return password


@transaction.atomic
def disable(*, user: User, by: User) -> None:
    """Closes the account: sessions end with their next request. Raises OwnAccount."""
    if user == by:
        raise OwnAccount
    if user.is_active:
        user.is_active = False
        user.save(update_fields=["is_active"])
        record_act("user_disabled", by=by, target=user)


@transaction.atomic
def enable(*, user: User, by: User) -> None:
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        record_act("user_enabled", by=by, target=user)


@transaction.atomic
def unlock(*, user: User, by: User) -> None:
    locks.open_again(user.username)
    record_act("user_unlocked", by=by, target=user)


def record_grant(grant: Grant, *, by: User) -> None:
    """The audit line of a role just granted."""
    record_act(
        "role_granted",
        by=by,
        target=grant.user,
        role=grant.role,
        division=str(grant.division),
    )


def record_withdrawal(grant: Grant, *, by: User) -> None:
    """The audit line of a role being withdrawn; call it before the row goes."""
    record_act(
        "role_withdrawn",
        by=by,
        target=grant.user,
        role=grant.role,
        division=str(grant.division),
    )
