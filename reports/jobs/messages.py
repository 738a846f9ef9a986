"""What is said of a job: codes are stored, words are looked up when read.

So the owner reads the log in the portal's language of the moment, and a line
written by a worker holds no language at all. Codes never change their meaning.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# What went wrong, said to the person who asked.
ERRORS = {
    "scope_not_allowed": _(
        "You may no longer make reports on this division. Ask an administrator "
        "for the role."
    ),
    "owner_inactive": _("The account that asked for this has been disabled."),
    "unknown_scope": _("There is no division or community with the code %(code)s."),
    "unknown_period": _("There is no reporting period %(code)s."),
    "no_communities": _(
        "No community of this division was standing on %(day)s, so there is "
        "nothing to report on."
    ),
    "too_many_tries": _(
        "The work was interrupted %(tries)s times and is not tried again. Ask the "
        "administrator to look at the worker's log, then ask for it again."
    ),
    "pdf_no_font": _(
        "The PDF could not be made: %(folder)s has no font for %(roles)s. Tell the "
        "administrator."
    ),
    "pdf_no_glyph": _(
        "The PDF could not be made: no font at hand has the character %(char)s "
        "(%(code)s). Correct it in the record, or have a font with it installed."
    ),
    "pdf_unreadable": _(
        "The finished PDF could not be read back and was not kept. Ask again; if it "
        "happens twice, tell the administrator."
    ),
    "pdf_no_heading": _(
        "The finished PDF lacks the heading %(heading)s and was not kept. Tell the "
        "administrator."
    ),
    "pdf_failed": _(
        "The PDF could not be made. What went wrong is in the worker's log; tell the "
        "administrator."
    ),
    "file_wrong": _(
        "The finished workbook did not pass its check and was not kept. Tell the "
        "administrator."
    ),
    "disk_full": _("There is no room left on the disk. Tell the administrator."),
    "out_of_time": _("The work took too long and was stopped."),
    "unexpected": _(
        "Something went wrong that the portal did not foresee (%(kind)s). It is in "
        "the worker's log under job %(job)s; tell the administrator."
    ),
}

# What happened, line by line.
EVENTS = {
    "asked": _("Asked for; waiting for a worker."),
    "claimed": _("A worker has started on it (try %(try)s)."),
    "resent": _("Sent to the workers again."),
    "lost": _("The worker fell silent; its work is lost."),
    "again": _("Waiting for a worker again."),
    "cancel_asked": _("Cancelling was asked for."),
    "cancelled": _("Cancelled. Nothing was stored."),
    "reused": _(
        "The record has not changed since the same report was made; its files "
        "are used again."
    ),
    "done": _("Finished."),
    "failed": _("Failed."),
    "expired": _("The file (%(format)s) was removed after its time."),
}

MESSAGES = {**ERRORS, **EVENTS}


def message_text(code: str, params: Mapping[str, Any]) -> str:
    """The words for a code, in the language now active; empty for no code."""
    if not code:
        return ""
    return str(MESSAGES[code]) % params
