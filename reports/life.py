"""The stages of a report's life, from its draft to its end.

Codes are stored, so they never change their meaning; wording may.
"""

from django.db.models import TextChoices
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
