"""Drafts: what people type is kept in their browser until it is stored.

A form with ``data-draft`` is kept by static/js/draft.js. Only the portal knows
that it has stored what was typed, so it says so: in a cookie, which reaches the
page after a redirect and inside of an answer to htmx alike.
"""

import re

from django.http import HttpRequest, HttpResponse

SAVED = "drafts_saved"
KEPT_SECONDS = 24 * 60 * 60
NO_PART_OF_A_KEY = re.compile(r"[^A-Za-z0-9_-]")


def draft_key(*parts: object) -> str:
    """Names a form and the row it is about: ``figures.360424100003.2025.people``."""
    return ".".join(NO_PART_OF_A_KEY.sub("-", str(part)) for part in parts)


def mark_saved(request: HttpRequest, response: HttpResponse, *keys: str) -> None:
    """Lets the browser forget the drafts of forms whose values are now stored."""
    before = request.COOKIES.get(SAVED, "")
    every = dict.fromkeys([*filter(None, before.split("~")), *keys])
    response.set_cookie(
        SAVED,
        "~".join(every),
        max_age=KEPT_SECONDS,
        secure=request.is_secure(),
        samesite="Lax",
    )
