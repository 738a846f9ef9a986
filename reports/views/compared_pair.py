"""Which two reports of one scope are compared: those chosen, else the likeliest."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, pgettext_lazy

from reports.comparing import Change
from reports.indicators.base import THEME_NAMES
from reports.models import Report

CHANGES = {
    Change.NEW: pgettext_lazy("finding", "New"),
    Change.WORSE: pgettext_lazy("finding", "Worse"),
    Change.BETTER: pgettext_lazy("finding", "Better"),
    Change.SOLVED: pgettext_lazy("finding", "Solved"),
    Change.UNCHANGED: pgettext_lazy("finding", "Unchanged"),
    Change.FOUND: pgettext_lazy("finding", "Found; not assessed before"),
    Change.UNKNOWN: pgettext_lazy("finding", "Not assessed any more"),
    Change.GONE: pgettext_lazy("finding", "No longer asked about"),
}


class CompareForm(forms.Form):
    before = forms.ModelChoiceField(
        label=gettext_lazy("Earlier report"), queryset=Report.objects.none()
    )
    after = forms.ModelChoiceField(
        label=gettext_lazy("Later report"), queryset=Report.objects.none()
    )
    change = forms.ChoiceField(
        label=gettext_lazy("Change"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            *((c.value, w) for c, w in CHANGES.items()),
        ],
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Part"),
        required=False,
        choices=[("", gettext_lazy("All")), *THEME_NAMES.items()],
    )
    q = forms.CharField(
        label=gettext_lazy("Search"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, of: Report, request: HttpRequest) -> None:
        super().__init__(*args)
        seen = Report.objects.visible_to(request.user).readable()
        # Reports of before grounds were kept cannot be computed again.
        same = seen.filter(scope_code=of.scope_code).exclude(grounds={})
        light = same.defer("document", "indicators", "findings", "grounds")
        for name in ("before", "after"):
            self.fields[name].queryset = light.order_by("-period", "-as_of", "-pk")
            self.fields[name].label_from_instance = told


def told(report: Report) -> str:
    return f"{report.period} · {report.as_of} · {report.title} (#{report.pk})"


def defaults(request: HttpRequest, shown: Report) -> dict[str, Any]:
    """What is asked for; without that the report shown and the one before it.

    The first of all is held against the one that came after it.
    """
    asked = request.GET.dict()
    if "before" in asked and "after" in asked:
        return asked
    seen = Report.objects.visible_to(request.user).readable()
    same = seen.filter(scope_code=shown.scope_code).exclude(grounds={})
    others = list(same.only("period", "as_of").exclude(pk=shown.pk))
    earlier = [each for each in others if moment(each) < moment(shown)]
    # Of an earlier period where there is one: what is compared is time.
    best = max(
        [e for e in earlier if e.period < shown.period] or earlier,
        default=None,
        key=moment,
    )
    if best is not None:
        chosen = {"before": str(best.pk), "after": str(shown.pk)}
    else:
        later = min(others, default=None, key=moment)
        chosen = {"after": str(later.pk)} if later else {}
        chosen["before" if later else "after"] = str(shown.pk)
    return chosen | asked


def moment(report: Report) -> tuple[str, date, int]:
    """Reports in the order of time: by what they are of, then by their day."""
    return report.period, report.as_of, report.pk
