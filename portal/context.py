"""What every page of the shell is given."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.access import held
from portal.navigation import ENTRIES


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The menu of whoever is signed in; costs its query only where it is shown."""
    return {"menu": SimpleLazyObject(lambda: _menu(request))}


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    match = request.resolver_match
    here = match.namespace if match else None
    return [
        {"entry": entry, "is_here": here == entry.section}
        for entry in ENTRIES
        if entry.permission in held(request)
    ]
