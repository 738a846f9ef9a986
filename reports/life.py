"""The stages of a report's life, and what leads from one to the next.

Codes are stored, so they never change their meaning; wording may. Everything that
can be done with a report is a row of TRANSITIONS: who may, from where to where.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("report", "In review")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")
    ISSUED = "issued", pgettext_lazy("report", "Issued")
    SUPERSEDED = "superseded", pgettext_lazy("report", "Superseded")
    WITHDRAWN = "withdrawn", pgettext_lazy("report", "Withdrawn")


# Its words may still be changed.
OPEN_TO_EDITS = frozenset({ReportState.DRAFT, ReportState.RETURNED})
# It has gone out under a number and is what it was, whatever is said of it later.
OUT = frozenset({ReportState.ISSUED, ReportState.SUPERSEDED, ReportState.WITHDRAWN})


class Who(StrEnum):
    """Who may take a step, beside holding the permission over the scope."""

    WRITER = "writer"  # whoever may edit the draft
    AUTHOR = "author"  # who asked for it or submitted it
    SECOND = "second"  # a reviewer who has had no part in writing it
    REVIEWER = "reviewer"
    PORTAL = "portal"  # nobody: it follows from another act


@dataclass(frozen=True, slots=True)
class Transition:
    """``act`` is a code: of the button, and with "report_" before it of the trail."""

    act: str
    label: str | Promise
    sources: frozenset[ReportState]
    target: ReportState
    who: Who
    needs_reason: bool = False


def _step(
    act: str,
    label: str | Promise,
    sources: tuple[ReportState, ...],
    target: ReportState,
    who: Who,
    *,
    needs_reason: bool = False,
) -> Transition:
    return Transition(act, label, frozenset(sources), target, who, needs_reason)


_S = ReportState
TRANSITIONS: dict[str, Transition] = {
    step.act: step
    for step in (
        _step(
            "submit",
            _("Submit for review"),
            (_S.DRAFT, _S.RETURNED),
            _S.SUBMITTED,
            Who.WRITER,
        ),
        _step("take_back", _("Take it back"), (_S.SUBMITTED,), _S.DRAFT, Who.AUTHOR),
        _step(
            "return",
            _("Return with reasons"),
            (_S.SUBMITTED, _S.ACCEPTED),
            _S.RETURNED,
            Who.SECOND,
            needs_reason=True,
        ),
        _step("accept", _("Accept"), (_S.SUBMITTED,), _S.ACCEPTED, Who.SECOND),
        _step("issue", _("Issue"), (_S.ACCEPTED,), _S.ISSUED, Who.REVIEWER),
        _step("supersede", _("Supersede"), (_S.ISSUED,), _S.SUPERSEDED, Who.PORTAL),
        _step(
            "withdraw",
            _("Withdraw with a reason"),
            (_S.ISSUED,),
            _S.WITHDRAWN,
            Who.REVIEWER,
            needs_reason=True,
        ),
    )
}
