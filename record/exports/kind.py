"""Exports of very many rows as a kind of job (JOB_KINDS in the settings)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from jobs.kinds import Kind, Stage
from record.exports.asking import EXPORT_KIND
from record.exports.making import make_export

MESSAGES = {
    "export_unreadable": _(
        "A filter of the list means nothing any more, or may no longer be used by "
        "you. Set the filters anew and export again."
    ),
    "export_too_long": _(
        "A sheet cannot hold that many rows. Narrow the list, or take CSV."
    ),
    "export_wrong_count": _(
        "Another number of rows was written than there are on record, so the file "
        "was thrown away. Export again."
    ),
    "scope_not_allowed": _(
        "You may no longer see the communities of this list. Nothing was exported."
    ),
    "cancelled": _("Cancelled. No file was kept."),
}

EXPORT = Kind(
    code=EXPORT_KIND,
    label=_("Export"),
    permission=Permission.VIEW,
    stages=(Stage("write", _("Writing the rows"), 97),),
    make=make_export,
    address=lambda job: reverse("record:export-detail", args=[job.pk]),
    list_label=_("All my exports"),
    list_url_name="record:export-list",
    messages=MESSAGES,
)
