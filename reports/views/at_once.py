"""What is asked of the record while somebody waits: a place, a period and a day.

The pages that compute at once have this form in common. A place of others is not
found; one with more communities than can be read at once is offered in parts.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.divisions import Level, is_code, level_of
from communities.models import Division, ReportingPeriod
from communities.periods import latest_with_figures
from portal.record_fields import DayField
from reports import scopes
from reports.choosing import default_scope, first_scopes
from reports.facts.request import Request
from reports.forms import ScopeSelect


class AskedForm(forms.Form):
    scope = forms.CharField(
        label=gettext_lazy("Division or community"), widget=ScopeSelect
    )
    period = forms.ModelChoiceField(
        label=gettext_lazy("Period"),
        queryset=ReportingPeriod.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    as_of = DayField(label=gettext_lazy("As of"))

    def __init__(self, *args: Any, request: HttpRequest) -> None:
        super().__init__(*args)
        periods = ReportingPeriod.objects.order_by("-ends_on", "-pk")
        self.fields["period"].queryset = periods
        chosen = str(self["scope"].value() or "")
        self.fields["scope"].widget.choices = first_scopes(request.user, chosen)

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


def asked_values(request: HttpRequest) -> dict[str, Any]:
    """What the address asks for, and the usual for what it leaves out."""
    period = latest_with_figures(request.user)
    usual = {
        "scope": default_scope(request.user),
        "period": period.code if period else "",
        "as_of": timezone.localdate().isoformat(),
    }
    return usual | {name: text for name, text in request.GET.items() if text}


def asked_of(form: AskedForm, request: HttpRequest) -> Request | None:
    """None where the form says what is wrong; raises Http404 for a place of others.

    Compared with the period before, as a report is unless told otherwise.
    """
    code = str(form["scope"].value() or "")
    if code and not (is_code(code) and scopes.may_report(request.user, code)):
        raise Http404
    if not form.is_valid():
        return None
    chosen = form.cleaned_data
    scope = scopes.find_scope(code)
    base = ReportingPeriod.objects.before(chosen["period"]).first()
    return Request(
        scope_code=scope.code,
        scope_name=scope.name,
        period_code=chosen["period"].code,
        base_code=base.code if base else None,
        as_of=chosen["as_of"],
        requested_by=request.user,
    )


def divisions_in(asked: Request, request: HttpRequest) -> "QuerySet[Division]":
    """What lies next below a scope that is too large to be read at once."""
    here = level_of(asked.scope_code)
    below = [level.name.lower() for level in Level if level > here]
    mine = scopes.allowed_scopes(request.user).below(asked.scope_code)
    return mine.filter(level__in=below[:1]).order_by("code")
