"""What the list of reports can be narrowed by."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from jobs.models import JobState
from reports.life import ReportState
from reports.models import Report


class Whose(TextChoices):
    MINE = "mine", _("My own")
    OTHERS = "others", _("Of colleagues")


class ReportFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        method="search",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Title or place")}
        ),
    )
    whose = filters.ChoiceFilter(
        label=_("Whose"), choices=Whose, method="of_whom", empty_label=_("All")
    )
    stage = filters.ChoiceFilter(
        label=_("Stage"),
        field_name="state",
        choices=ReportState,
        empty_label=_("All"),
    )
    state = filters.ChoiceFilter(
        label=_("Made"),
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

    def of_whom(
        self, reports: QuerySet[Report], name: str, whose: str
    ) -> QuerySet[Report]:
        own = Q(created_by=self.request.user)
        return reports.filter(own) if whose == Whose.MINE else reports.exclude(own)
