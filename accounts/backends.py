"""Where Django's own question about permissions meets the portal's roles."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from accounts.models import User
from accounts.roles import Permission


class GrantBackend(ModelBackend):
    """Signs in by password; opens the administrators' site by role.

    Django admin asks for a permission per model and act. Whoever holds the
    administrator's role anywhere has them all there; nobody else has any.
    What a page outside of it shows is decided by grants on divisions alone.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        return self._administers(user_obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return self._administers(user_obj)

    def _administers(self, user: Any) -> bool:
        if not isinstance(user, User) or not user.is_active:
            return False
        # Asked dozens of times while one page of the site is made.
        known: bool | None = getattr(user, "_administers", None)
        if known is None:
            known = user._administers = user.holds(Permission.ADMINISTER)  # type: ignore[attr-defined]
        return known
