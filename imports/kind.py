"""Imports as kinds of jobs (JOB_KINDS in the settings): to check, to store, to undo."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from imports.making import make_check, make_store, make_undo
from jobs.kinds import Kind, Stage
from jobs.models import Job

MESSAGES = {
    "unreadable": _("The file can no longer be read: %(why)s"),
    "moved_on": _(
        "The record has changed since the preview, so that these rows would do "
        "something else now: %(rows)s. Nothing was stored. Check the file again."
    ),
    "built_on": _(
        "Others have built on the import since; it was not taken back. Rows: %(rows)s."
    ),
    "scope_not_allowed": _(
        "You may no longer edit all communities of this file. Nothing was stored."
    ),
    "cancelled": _("Cancelled. Nothing was stored."),
}


def page_of(job: Job) -> str:
    return reverse("imports:import-detail", args=[job.parameters["import"]])


CHECK = Kind(
    code="import_check",
    label=_("Check of an import"),
    permission=Permission.EDIT,
    stages=(Stage("check", _("Checking the rows"), 95),),
    make=make_check,
    address=page_of,
    list_label=_("All my imports"),
    list_url_name="imports:import-list",
    messages=MESSAGES,
)
IMPORT = Kind(
    code="import",
    label=_("Import"),
    permission=Permission.EDIT,
    stages=(Stage("store", _("Storing the rows"), 99),),
    make=make_store,
    address=page_of,
    list_label=_("All my imports"),
    list_url_name="imports:import-list",
    messages=MESSAGES,
)
UNDO = Kind(
    code="import_undo",
    label=_("Undoing an import"),
    permission=Permission.EDIT,
    stages=(Stage("undo", _("Taking the rows back"), 50),),
    make=make_undo,
    address=page_of,
    list_label=_("All my imports"),
    list_url_name="imports:import-list",
    messages=MESSAGES
    | {
        "scope_not_allowed": _(
            "You may no longer edit all communities of this import, so you cannot "
            "take it back. An administrator can."
        ),
        "cancelled": _("Cancelled. Nothing was taken back."),
    },
)
