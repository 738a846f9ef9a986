"""The audit trail in words: one sentence per act, made when it is read.

Lines hold a code and plain values, so wording improves without touching them.
Codes are stored and never change their meaning.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEvent
from accounts.roles import ROLES


@dataclass(frozen=True, slots=True)
class Act:
    """``sentence`` may name the target and the values of the line's detail."""

    label: str | Promise
    sentence: str | Promise


ACTS: dict[str, Act] = {
    "signed_in": Act(_("Signed in"), _("Signed in from %(ip)s.")),
    "signed_out": Act(_("Signed out"), _("Signed out.")),
    "sign_in_failed": Act(
        _("Failed sign-in"), _("Tried to sign in from %(ip)s and failed.")
    ),
    "sign_in_locked": Act(
        _("Locked out"),
        _("Was locked out after %(failures)s failed sign-ins from %(ip)s."),
    ),
    "password_changed": Act(_("Changed password"), _("Changed their own password.")),
    "user_created": Act(_("Created a user"), _("Created the user %(target)s.")),
    "user_changed": Act(
        _("Changed a user"), _("Changed %(fields)s of the user %(target)s.")
    ),
    "user_disabled": Act(_("Disabled a user"), _("Disabled the user %(target)s.")),
    "user_enabled": Act(_("Enabled a user"), _("Enabled the user %(target)s.")),
    "user_unlocked": Act(
        _("Unlocked a user"), _("Opened sign-in for %(target)s after a lock-out.")
    ),
    "password_reset": Act(
        _("Reset a password"), _("Gave %(target)s a temporary password.")
    ),
    "role_granted": Act(
        _("Granted a role"), _("Granted %(target)s the role %(role)s on %(division)s.")
    ),
    "role_withdrawn": Act(
        _("Withdrew a role"),
        _("Withdrew from %(target)s the role %(role)s on %(division)s."),
    ),
    "rows_merged": Act(
        _("Merged two rows"),
        _("Merged %(dropped)s into %(target)s, because: %(reason)s"),
    ),
    "report_requested": Act(_("Asked for a report"), _("Asked for %(target)s.")),
    "report_downloaded": Act(
        _("Downloaded a report"), _("Downloaded %(file)s of %(target)s.")
    ),
    "report_shared": Act(
        _("Shared a draft"), _("Showed the draft %(target)s to colleagues.")
    ),
    "report_unshared": Act(
        _("Stopped sharing a draft"), _("Hid the draft %(target)s from colleagues.")
    ),
    "report_edited": Act(
        _("Edited a report"), _("Edited %(target)s at %(place)s (%(kind)s).")
    ),
    "report_edit_undone": Act(
        _("Undid an edit"), _("Undid the edit of %(target)s at %(place)s (%(kind)s).")
    ),
    "report_confirmed": Act(
        _("Confirmed an edit"),
        _("Let the edit of %(target)s at %(place)s stand after its figures moved."),
    ),
    "report_remade": Act(
        _("Made a report again"), _("Had %(target)s made again from the record.")
    ),
    "report_draft_files": Act(
        _("Had files of a draft made"),
        _("Had the files of %(target)s made with its edits."),
    ),
    "report_submit": Act(
        _("Submitted a report"), _("Submitted %(target)s for review.")
    ),
    "report_take_back": Act(
        _("Took a report back"), _("Took %(target)s back from review.")
    ),
    "report_return": Act(_("Returned a report"), _("Returned %(target)s: %(text)s")),
    "report_accept": Act(_("Accepted a report"), _("Accepted %(target)s.")),
    "report_comment": Act(
        _("Commented on a report"), _("Said of %(target)s: %(text)s")
    ),
    "report_issue": Act(_("Issued a report"), _("Had %(target)s issued.")),
    "report_issued": Act(_("Report issued"), _("%(target)s went out as %(number)s.")),
    "report_supersede": Act(
        _("Superseded a report"), _("%(target)s was superseded by %(number)s.")
    ),
    "report_withdraw": Act(_("Withdrew a report"), _("Withdrew %(target)s: %(text)s")),
    "report_renewed": Act(
        _("Began a new version"), _("Began a new version of %(target)s.")
    ),
    "round_hand_in": Act(_("Handed in a period"), _("Handed in %(target)s.")),
    "round_take_back": Act(
        _("Took a period back"), _("Took %(target)s back before it was reviewed.")
    ),
    "round_accept": Act(
        _("Accepted a period"), _("Accepted %(target)s; its figures are locked.")
    ),
    "round_return": Act(_("Returned a period"), _("Returned %(target)s: %(text)s")),
    "round_reopen": Act(
        _("Unlocked a period"), _("Unlocked %(target)s, because: %(text)s")
    ),
    "reports_compared": Act(
        _("Downloaded a comparison"),
        _("Downloaded the comparison of %(target)s with report %(other)s."),
    ),
    "schedule_added": Act(
        _("Added a schedule"), _("Has reports made regularly: %(target)s.")
    ),
    "schedule_stopped": Act(_("Stopped a schedule"), _("Stopped %(target)s.")),
    "schedule_given_up": Act(
        _("Schedule stopped by itself"),
        _("%(target)s was stopped after failing again and again."),
    ),
    "note_written": Act(_("Wrote a field note"), _("Wrote the field note %(target)s.")),
    "note_changed": Act(
        _("Changed a field note"), _("Changed the field note %(target)s.")
    ),
    "note_file_read": Act(
        _("Downloaded a file of a field note"), _("Downloaded %(file)s of %(target)s.")
    ),
    "private_revealed": Act(
        _("Looked at private data"), _("Looked at %(field)s of %(target)s.")
    ),
    "record_exported": Act(
        _("Exported rows"),
        _(
            "Exported %(rows)s rows of “%(kind)s” as %(format)s (%(filter)s). "
            "Telephone numbers in full: %(private)s."
        ),
    ),
    "findings_exported": Act(
        _("Exported findings"),
        _("Exported the findings of %(scope)s in %(period)s, %(rows)s rows."),
    ),
    "gaps_exported": Act(
        _("Exported gaps"),
        _("Exported the gaps of %(scope)s in %(period)s, %(rows)s rows."),
    ),
    "export_downloaded": Act(
        _("Downloaded exported rows"),
        _("Downloaded %(file)s with %(rows)s rows (%(target)s)."),
    ),
    "import_committed": Act(
        _("Imported rows"),
        _(
            "Imported %(rows)s rows of %(target)s: %(new)s new, %(changed)s changed; "
            "%(wrong)s wrong ones were left out."
        ),
    ),
    "import_undone": Act(
        _("Took an import back"), _("Took back the %(rows)s rows of %(target)s.")
    ),
    "rows_changed_in_bulk": Act(
        _("Changed many rows"),
        _("Changed %(rows)s rows of “%(kind)s” at once: %(what)s (%(filter)s)."),
    ),
    "hazard_reopened": Act(
        _("Reopened a hazard"),
        _("Reopened the hazard %(target)s as “%(now)s”, because: %(reason)s"),
    ),
    "hazard_pictures_added": Act(
        _("Added pictures to a hazard"),
        _("Added %(count)s pictures to the hazard %(target)s."),
    ),
    "hazard_picture_removed": Act(
        _("Removed a picture of a hazard"),
        _("Removed the picture %(file)s of the hazard %(target)s."),
    ),
    "job_cancelled": Act(_("Cancelled a job"), _("Cancelled %(target)s.")),
}


class _Gaps(dict[str, Any]):
    """A value an old line does not hold reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def sentence_of(event: AuditEvent) -> str:
    """What the line says, in the language now active; an unknown code as it is."""
    act = ACTS.get(event.act)
    if act is None:
        return event.act
    values = _Gaps(event.detail, target=event.target or "–")
    answers = {True: _("Yes"), False: _("No")}
    values.update(
        {name: answers[it] for name, it in values.items() if isinstance(it, bool)}
    )
    if values.get("role") in ROLES:
        values["role"] = ROLES[values["role"]].name
    return str(act.sentence) % values
