"""What acts on many rows at once have in common: the reason, and a plain refusal."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.enumeration import first_of

# Rows that a refusal names; the others are counted.
NAMED = 5


class BulkForm(forms.Form):
    """Asks why, for the history of each row."""

    reason = forms.CharField(
        label=gettext_lazy("reason for the change"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Kept with the version, for whoever asks later."),
    )

    field_order: list[str] | None = None


class RowsRefused(Exception):
    """The act cannot be done to some of the rows, so that none was changed.

    ``message`` says why and names the first of them.
    """

    def __init__(self, why: Any, rows: Iterable[Any]) -> None:
        names = [getattr(row, "name", "") or str(row) for row in rows]
        self.message = _("%(why)s Of these: %(names)s.") % {
            "why": why,
            "names": first_of(names, NAMED),
        }
        super().__init__(self.message)
