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

    def get_user(self, user_id: Any) -> Any:
        """The one who sends a request: what they may do is read once for all of it."""
        user = super().get_user(user_id)
        if user is not None:
            user.keeps_grants = True
        return user

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        return self._administers(user_obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return self._administers(user_obj)

    def _administers(self, user: Any) -> bool:
        if not isinstance(user, User) or not user.is_active:
            return False
        return user.holds(Permission.ADMINISTER)
