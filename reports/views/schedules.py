"""Reports asked for regularly: a page to add schedules and to stop them."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from jobs.models import FileFormat, Job
from portal.access import require
from portal.record_fields import DayField
from reports import schedules, scopes
from reports.choosing import default_scope, first_scopes, last_organ
from reports.forms import ScopeSelect
from reports.kind import REPORT, SCHEDULE_KIND
from reports.models import AdviceTheme, ReportSchedule
from reports.models.schedule import Cadence


class ScheduleForm(forms.Form):
    scope = forms.CharField(
        label=gettext_lazy("Division or community"), widget=ScopeSelect
    )
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
        widget=forms.CheckboxSelectMultiple,
    )
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("Files"),
        choices=FileFormat,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.today = user, today
        chosen = str(self["scope"].value() or "")
        self.fields["scope"].widget.choices = first_scopes(user, chosen)

    def clean_scope(self) -> str:
        code: str = self.cleaned_data["scope"]
        if not scopes.may_report(self.user, code):
            raise ValidationError(
                _("Choose a division or community from the list: one that is yours.")
            )
        return code

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
        asked = self.cleaned_data
        every = len(asked["themes"]) == len(AdviceTheme)
        return {
            "organ": asked["organ"],
            "themes": [] if every else asked["themes"],
            "formats": asked["formats"],
        }


@require_http_methods(["GET", "HEAD", "POST"])
def schedule_list(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    now = timezone.now()
    today = timezone.localdate(now)
    if request.method == "POST":
        form = ScheduleForm(request.POST, user=request.user, today=today)
        if form.is_valid():
            asked = form.cleaned_data
            schedules.add(
                by=request.user,
                scope_code=asked["scope"],
                cadence=asked["cadence"],
                next_on=asked["next_on"],
                order=form.order(),
            )
            messages.info(request, _("The report will be asked for regularly."))
            return redirect("reports:schedule-list")
    else:
        form = ScheduleForm(
            initial={
                "scope": default_scope(request.user),
                "next_on": today,
                "organ": last_organ(request.user),
                "themes": AdviceTheme.values,
                "formats": FileFormat.values,
            },
            user=request.user,
            today=today,
        )
    note_seen(request.user, now)
    rows = ReportSchedule.objects.visible_to(request.user)
    context = {
        "form": form,
        "rows": [
            (row, REPORT.text(row.last_error, {}) if row.last_error else "")
            for row in rows.select_related("owner", "last_report").order_by(
                "stopped_at", "next_on", "pk"
            )
        ],
        "trail": [
            (_("Reports"), reverse("reports:report-list")),
            (_("Regular reports"), ""),
        ],
    }
    return render(request, "reports/schedule_list.html", context)


def note_seen(user: User, now: Any) -> None:
    """The page tells what the bell announced, of what the user may still see."""
    told = Job.objects.permitted_to(user).filter(
        owner=user, kind=SCHEDULE_KIND, seen_at=None
    )
    told.update(seen_at=now)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "report")
    seen = ReportSchedule.objects.visible_to(request.user)
    schedules.stop(get_object_or_404(seen, pk=pk), by=request.user, at=timezone.now())
    return redirect("reports:schedule-list")
