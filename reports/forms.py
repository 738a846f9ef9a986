"""Asking for a report."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.models import ReportingPeriod
from jobs.models import FileFormat
from portal.record_fields import DayField
from reports import scopes
from reports.choosing import first_scopes
from reports.document.kinds import BY_CODE
from reports.formal_fields import FormalFields
from reports.models import AdviceTheme, SurveyMethod
from reports.order import Order


class ScopeSelect(forms.Select):
    """A select that can be searched; what it does not list is looked up by address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.attrs["data-search"] = ""


class KindChoice(TextChoices):
    """The codes of reports.document.kinds.KINDS, in the reader's language."""

    COMPREHENSIVE = "comprehensive", _("Comprehensive")
    PARTY_BUILDING = "party-building", _("Party building")
    STAFF = "staff", _("Staff")
    PREMISES_SERVICES = "premises-services", _("Premises and services")
    FUNDING = "funding", _("Funding")
    SAFETY = "safety", _("Safety")
    CONSTRUCTION = "construction", _("Construction")
    SERVICE_SYSTEM = "service-system", _("Service system")


# Letters of what is told in a report's own parts: some two pages each.
LONGEST_TOLD = 2000


class OfAPlace(FormalFields):
    """On what a report is asked for, now or regularly, by whom and on which day."""

    scope = forms.CharField(label=_("Division or community"), widget=ScopeSelect)
    kind = forms.ChoiceField(
        label=_("Kind of report"),
        choices=KindChoice,
        required=False,
        initial=KindChoice.COMPREHENSIVE,
        help_text=_("It decides title, headings and what is reported in which order."),
    )

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.today = user, today
        self.offer_letterheads(user, today)
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

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or KindChoice.COMPREHENSIVE


class ReportRequestForm(OfAPlace):
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
    as_of = DayField(
        label=_("As of"),
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
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none for the parts that belong to the kind of report."),
    )
    practice = forms.CharField(
        label=_("What has been done, and with what success"),
        max_length=LONGEST_TOLD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A part of its own; left out while empty. A line is a paragraph."),
    )
    causes = forms.CharField(
        label=_("Why there are problems"),
        max_length=LONGEST_TOLD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A part of its own; left out while empty. A line is a paragraph."),
    )
    formats = forms.MultipleChoiceField(
        label=_("Files"),
        choices=FileFormat,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        periods = ReportingPeriod.objects.order_by("-ends_on", "-pk")
        self.fields["period"].queryset = periods
        self.fields["base_period"].queryset = periods

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
        chosen = tuple(asked["themes"])
        head = asked["red_head"]
        own = {theme.value for theme in BY_CODE[asked["kind"]].themes}
        return Order(
            scope_code=asked["scope"],
            period_code=asked["period"].code,
            base_code=base.code if base else None,
            as_of=asked["as_of"],
            organ=asked["organ"] or (asked["letterhead"].organ if head else ""),
            mandate=asked["mandate"],
            methods=tuple(asked["methods"]),
            kind=asked["kind"],
            themes=() if set(chosen) == own else chosen,
            practice=asked["practice"],
            causes=asked["causes"],
            formats=tuple(asked["formats"]),
            red_head=head,
        )
