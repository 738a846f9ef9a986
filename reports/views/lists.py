"""The reports a reader has asked for, and those of colleagues."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.views import ScopedListView
from reports.filters import ReportFilter
from reports.models import Report
from reports.tables import ReportTable


class ReportList(ScopedListView):
    model = Report
    permission = "report"
    table_class = ReportTable
    filterset_class = ReportFilter
    heading = _("Reports")
    empty_icon = "file-earmark-text"
    empty = (
        _("No reports yet"),
        _("Ask for one: choose a division and a period, and the portal writes it."),
    )

    def get_queryset(self) -> QuerySet[Report]:
        # The document itself is large and no list prints it.
        light = super().get_queryset().defer("document", "indicators", "findings")
        return light.select_related("job", "created_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "beside": [
                (reverse("reports:note-list"), _("Field notes")),
                (reverse("reports:schedule-list"), _("Regular reports")),
            ],
            "action": reverse("reports:report-request"),
            "action_label": _("Ask for a report"),
        }
