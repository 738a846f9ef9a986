"""What is said of a job: codes are stored, words are looked up when read.

So the owner reads the log in the portal's language of the moment, and a line
written by a worker holds no language at all. Codes never change their meaning.
A kind has codes of its own and may have its own words for these.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What went wrong, said to the person who asked.
ERRORS = {
    "scope_not_allowed": _(
        "You may no longer have this done in this division. Ask an administrator "
        "for the role."
    ),
    "owner_inactive": _("The account that asked for this has been disabled."),
    "too_many_tries": _(
        "The work was interrupted %(tries)s times and is not tried again. Ask the "
        "administrator to look at the worker's log, then ask for it again."
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
    "done": _("Finished."),
    "failed": _("Failed."),
    "expired": _("The file (%(format)s) was removed after its time."),
}

MESSAGES: dict[str, str | Promise] = {**ERRORS, **EVENTS}


def message_text(
    code: str, params: Mapping[str, Any], own: Mapping[str, str | Promise]
) -> str:
    """The words for a code, in the language now active; empty for no code.

    ``own`` are the words of the job's kind. The code of a kind that the portal no
    longer has stands for itself.
    """
    words = own.get(code) or MESSAGES.get(code)
    return str(words) % params if words else code
