"""What whoever sends a request may do; their grants are read once for all of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def held(request: HttpRequest) -> frozenset[str]:
    """Codes of the permissions the user holds somewhere."""
    user = request.user
    return user.permissions() if user.is_authenticated else frozenset()


def require(request: HttpRequest, permission: str) -> None:
    """Raises PermissionDenied when the user holds the permission nowhere.

    Whether it holds for a row is asked of the row's queryset, and a row
    outside is simply not found.
    """
    if permission not in held(request):
        raise PermissionDenied
