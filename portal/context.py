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
    here = section_of(match.namespace, match.view_name) if match else None
    return [
        {"entry": entry, "is_here": here == entry.section}
        for entry in ENTRIES
        if entry.permission in held(request)
    ]


def section_of(namespace: str, page: str) -> str:
    """The section of the menu a page belongs to: its namespace, mostly."""
    claimed = (entry.section for entry in ENTRIES if page in entry.pages)
    return next(claimed, namespace)
