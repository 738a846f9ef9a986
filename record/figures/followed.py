"""The figures that somebody wants to look at again."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from communities.comparison import printed
from communities.models import CommunityPeriod, FigureNote, ReportingPeriod
from portal.book import label_of
from portal.tables import RecordColumn, RecordTable


class FollowedFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Search"), method="search")
    period = filters.ModelChoiceFilter(
        label=_("Period"),
        field_name="figures__period",
        queryset=ReportingPeriod.objects.order_by("-ends_on", "-pk"),
    )

    class Meta:
        model = FigureNote
        fields: tuple[str, ...] = ()

    def search(
        self, rows: QuerySet[FigureNote], _name: str, words: str
    ) -> QuerySet[FigureNote]:
        """Every word in the community, its street or the comment."""
        for word in words.split():
            rows = rows.filter(
                Q(figures__community__name__icontains=word)
                | Q(figures__community__township__name__icontains=word)
                | Q(comment__icontains=word)
            )
        return rows


class FollowedTable(RecordTable):
    community = RecordColumn(
        verbose_name=_("Community"),
        accessor="figures__community__name",
        order_by=("figures__community__code",),
    )
    period = RecordColumn(
        verbose_name=_("Period"),
        accessor="figures__period__code",
        order_by=("figures__period__ends_on",),
    )
    field = RecordColumn(verbose_name=_("Figure"), orderable=False)
    value = RecordColumn(
        verbose_name=_("Value"), empty_values=(), orderable=False, accessor="pk"
    )
    comment = RecordColumn(verbose_name=_("Comment"), orderable=False)
    marked_by = RecordColumn(verbose_name=_("Marked by"), accessor="marked_by")
    marked_at = RecordColumn(verbose_name=_("Marked at"), accessor="marked_at")

    class Meta(RecordTable.Meta):
        model = FigureNote
        fields: tuple[str, ...] = ()
        order_by = "-marked_at"

    def render_field(self, record: FigureNote) -> SafeString:
        figures = record.figures
        page = reverse(
            "record:figures", args=[figures.community.code, figures.period.code]
        )
        label = label_of(CommunityPeriod, record.field)
        return format_html('<a href="{}#figure-{}">{}</a>', page, record.field, label)

    def render_value(self, record: FigureNote) -> Any:
        return printed(record.field, record.figures)
