"""Columns of the lists: how each kind of value is printed and sorted."""

from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.html import format_html

from portal.figures import shown


class RecordColumn(tables.Column):
    """Unknown values are said in words and come last, whichever way it is sorted."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"empty_values": ()} | options))

    def render(self, value: Any) -> Any:
        return shown(value)

    def order(
        self, queryset: QuerySet[Any], is_descending: Any
    ) -> tuple[QuerySet[Any], bool]:
        keys = self.order_by or (self.accessor,)
        fields = [F(str(key).replace(".", "__").lstrip("-")) for key in keys]
        ordered = [
            field.desc(nulls_last=True) if is_descending else field.asc(nulls_last=True)
            for field in fields
        ]
        # The key last: equal rows keep their place from page to page.
        return queryset.order_by(*ordered, "pk"), True


class FigureColumn(RecordColumn):
    """A number set to the right, its unit in the heading."""

    def __init__(self, *, unit: Any = "", **options: Any) -> None:
        attrs = {"td": {"class": "number"}, "th": {"class": "number"}}
        super().__init__(**({"attrs": attrs} | options))
        self.unit = unit

    @property
    def header(self) -> Any:
        if not self.unit:
            return self.verbose_name
        return format_html(
            '{} <span class="unit">({})</span>', self.verbose_name, self.unit
        )


class DayColumn(RecordColumn):
    """A day or a moment, on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"attrs": {"td": {"class": "day"}}} | options))


class RecordTable(tables.Table):
    class Meta:
        template_name = "components/table.html"
        attrs = {"class": "table table-vcenter card-table"}
