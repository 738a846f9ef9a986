"""What whoever sends a request may do; asked of the database once a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def held(request: HttpRequest) -> frozenset[str]:
    """Codes of the permissions the user holds somewhere."""
    found: frozenset[str] | None = getattr(request, "_held_permissions", None)
    if found is None:
        user = request.user
        found = user.permissions() if user.is_authenticated else frozenset()
        request._held_permissions = found  # type: ignore[attr-defined]
    return found


def require(request: HttpRequest, permission: str) -> None:
    """Raises PermissionDenied when the user holds the permission nowhere.

    Whether it holds for a row is asked of the row's queryset, and a row
    outside is simply not found.
    """
    if permission not in held(request):
        raise PermissionDenied
