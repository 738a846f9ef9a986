"""The list of one's exports."""

from typing import Any

import django_filters as filters
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jobs.models import Job, JobState, KeptFormat
from portal.figures import number, shown
from portal.tables import DayColumn, FigureColumn, RecordColumn, RecordTable

COLOURS = {
    JobState.DONE: "state-good",
    JobState.FAILED: "state-bad",
    JobState.CANCELLED: "state-over",
}


class ExportFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        field_name="title",
        lookup_expr="icontains",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = filters.ChoiceFilter(
        label=_("State"), choices=JobState, empty_label=_("All")
    )

    class Meta:
        model = Job
        fields: tuple[str, ...] = ()


class ExportTable(RecordTable):
    """Of jobs with their ``files`` prefetched."""

    title = RecordColumn(verbose_name=_("Export"))
    form = RecordColumn(verbose_name=_("Format"), accessor="pk", orderable=False)
    rows_written = FigureColumn(
        verbose_name=_("Number of rows"), accessor="pk", orderable=False
    )
    state = RecordColumn(verbose_name=_("State"))
    created_at = DayColumn(verbose_name=_("Asked for at"))
    kept_until = DayColumn(verbose_name=_("Kept until"), accessor="pk", orderable=False)

    class Meta(RecordTable.Meta):
        model = Job
        fields: tuple[str, ...] = ()
        order_by = "-created_at"

    def render_title(self, record: Job) -> SafeString:
        address = reverse("record:export-detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.title)

    def render_form(self, record: Job) -> str:
        return str(KeptFormat(record.parameters["form"]).label)

    def render_rows_written(self, record: Job) -> Any:
        # Of one that is not done it is not unknown: there is none yet.
        rows = record.checkpoint.get("rows")
        return "–" if rows is None else number(rows)

    def render_state(self, record: Job) -> SafeString:
        colour = COLOURS.get(JobState(record.state), "state-open")
        return format_html(
            '<span class="badge {}">{}</span>', colour, record.get_state_display()
        )

    def render_kept_until(self, record: Job) -> Any:
        kept = [file.expires_at for file in record.files.all()]
        return shown(kept[0]) if kept else "–"
