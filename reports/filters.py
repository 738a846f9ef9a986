"""What the list of reports can be narrowed by."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jobs.models import JobState
from reports.models import Report


class ReportFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        method="search",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Title or place")}
        ),
    )
    state = filters.ChoiceFilter(
        label=_("State"),
        field_name="job__state",
        choices=JobState,
        empty_label=_("All"),
    )

    class Meta:
        model = Report
        fields: list[str] = []

    def search(
        self, reports: QuerySet[Report], name: str, words: str
    ) -> QuerySet[Report]:
        for word in words.split():
            reports = reports.filter(
                Q(title__icontains=word) | Q(scope_name__icontains=word)
            )
        return reports
