"""Asking for a report."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.models import ReportingPeriod
from jobs.models import FileFormat
from reports import scopes
from reports.choosing import first_scopes
from reports.models import AdviceTheme, SurveyMethod
from reports.order import Order


class ScopeSelect(forms.Select):
    """A select that can be searched; what it does not list is looked up by address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.attrs["data-search"] = ""


class ReportRequestForm(forms.Form):
    scope = forms.CharField(
        label=_("Division or community"),
        widget=ScopeSelect,
        help_text=_("Type a name or a code to search."),
    )
    period = forms.ModelChoiceField(
        label=_("Period"),
        queryset=ReportingPeriod.objects.none(),
        to_field_name="code",
        help_text=_("The figures of this period are reported."),
    )
    base_period = forms.ModelChoiceField(
        label=_("Compared with"),
        queryset=ReportingPeriod.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("No comparison"),
    )
    as_of = forms.DateField(
        label=_("As of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "Staff, premises and hazards are counted as they stood on this day, and "
            "held to the standards in force on it."
        ),
    )
    organ = forms.CharField(
        label=_("Signed by"),
        max_length=120,
        required=False,
        help_text=_("The unit whose report it is, as it stands below the text."),
    )
    mandate = forms.CharField(
        label=_("Ordered by"),
        max_length=120,
        required=False,
        help_text=_("The document the survey is based on, with its number."),
    )
    methods = forms.MultipleChoiceField(
        label=_("How the survey was made"),
        choices=SurveyMethod,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = forms.MultipleChoiceField(
        label=_("Parts of the report"),
        choices=AdviceTheme,
        widget=forms.CheckboxSelectMultiple,
    )
    formats = forms.MultipleChoiceField(
        label=_("Files"),
        choices=FileFormat,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.today = user, today
        periods = ReportingPeriod.objects.order_by("-ends_on", "-pk")
        self.fields["period"].queryset = periods
        self.fields["base_period"].queryset = periods
        chosen = str(self["scope"].value() or "")
        self.fields["scope"].widget.choices = first_scopes(user, chosen)

    def clean_scope(self) -> str:
        """The choice is asked of the user's grants, not of what the page listed."""
        code: str = self.cleaned_data["scope"]
        if not scopes.may_report(self.user, code):
            raise ValidationError(
                _("Choose a division or community from the list: one that is yours.")
            )
        return code

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        period, base = found.get("period"), found.get("base_period")
        if period and base and base.ends_on >= period.starts_on:
            self.add_error(
                "base_period", _("Compare with a period before the one reported.")
            )
        return found

    def order(self) -> Order:
        asked = self.cleaned_data
        base = asked["base_period"]
        themes = tuple(asked["themes"])
        return Order(
            scope_code=asked["scope"],
            period_code=asked["period"].code,
            base_code=base.code if base else None,
            as_of=asked["as_of"],
            organ=asked["organ"],
            mandate=asked["mandate"],
            methods=tuple(asked["methods"]),
            themes=() if len(themes) == len(AdviceTheme) else themes,
            formats=tuple(asked["formats"]),
        )
