"""Sessions that last from the last page on, at few writes."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

# The part of its time after which a session is written anew.
PART = 30


class SessionStore(db.SessionStore):
    """Ends SESSION_COOKIE_AGE after the last page, or up to a thirtieth earlier.

    Written by every page, it would let pages that only read wait for whoever
    writes just then, and cost the database a transaction each.
    """

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()
        whole = timedelta(seconds=self.get_session_cookie_age())
        if row and row.expire_date - timezone.now() <= whole - whole / PART:
            self.modified = True
        return row
