"""What is asked of a report that is made regularly."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import FileFormat
from portal.record_fields import DayField
from reports.document.kinds import BY_CODE
from reports.formal_fields import Layout
from reports.forms import OfAPlace
from reports.models import AdviceTheme, ReportSchedule
from reports.models.schedule import Cadence


class ScheduleForm(OfAPlace):
    cadence = forms.ChoiceField(label=gettext_lazy("How often"), choices=Cadence)
    next_on = DayField(
        label=gettext_lazy("First on"),
        help_text=gettext_lazy(
            "The report is on the last year, half-year or quarter that is over then."
        ),
    )
    organ = forms.CharField(
        label=gettext_lazy("Signed by"), max_length=120, required=False
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Parts of the report"),
        choices=AdviceTheme,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Choose none for the parts that belong to the kind of report."
        ),
    )
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("Files"),
        choices=FileFormat,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_next_on(self) -> date:
        day: date = self.cleaned_data["next_on"]
        if day < self.today:
            raise ValidationError(_("This day is over."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        same = ReportSchedule.objects.running().filter(
            owner=self.user,
            scope_code=found.get("scope", ""),
            cadence=found.get("cadence", ""),
        )
        if same.exists():
            self.add_error("cadence", _("You have this schedule already."))
        return found

    def order(self) -> dict[str, Any]:
        """The order's fields, as ReportSchedule keeps them."""
        asked = self.cleaned_data
        own = {theme.value for theme in BY_CODE[asked["kind"]].themes}
        made = {
            "organ": asked["organ"],
            "kind": asked["kind"],
            "themes": [] if set(asked["themes"]) == own else asked["themes"],
            "formats": asked["formats"],
        }
        if asked["layout"] != Layout.INTERNAL:
            made["head"] = self._head()
        return made

    def _head(self) -> dict[str, Any]:
        """What was said of the red head: what was not is asked of the letterhead in
        use when the report is due."""
        asked = self.cleaned_data
        named = asked["letterhead"] if self["letterhead"].value() else None
        return {
            "division": named.division.code if named else "",
            "code": named.code if named else "",
            "upward": asked["layout"] == Layout.UPWARD,
            **{name: asked[name] for name in ("addressees", "copies", "signer")},
        }
