"""The table of a list: columns of an entity, each cell leading where it belongs."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.columns import columns_of
from portal.entities import Entity, entity_for
from portal.figures import number, row_name, shown, unknown
from portal.tables import DayColumn, FigureColumn, RecordColumn, RecordTable
from record.lists.columns import ListColumn, list_columns
from record.lists.order import in_order
from record.lists.totals import Totals

# Always there, before what is chosen: nobody knows a row without its place.
PLACE = ("community",)
TICK = "tick"


class ListedColumn(RecordColumn):
    """Sorted as the export is."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(accessor="pk", **options)
        self.listed_as = name

    def order(
        self, queryset: QuerySet[Any], is_descending: Any
    ) -> tuple[QuerySet[Any], bool]:
        sort = f"-{self.listed_as}" if is_descending else self.listed_as
        return in_order(entity_for(queryset.model), queryset, sort), True


class ValueColumn(ListedColumn):
    """A value as the list's column reads it; its sum below, where there is one."""

    def __init__(self, of: ListColumn, **options: Any) -> None:
        super().__init__(
            of.name, verbose_name=of.label, orderable=bool(of.paths), **options
        )
        self.of = of

    def render(self, record: Any, table: "RowTable", bound_column: Any) -> Any:
        value = self.of.read(record)
        if bound_column.name != table.leading:
            return shown(value)
        address = table.address_of(record)
        if value is None:
            # “Not reported” alone does not look like something to press.
            return format_html(
                '<a href="{}">{}<span class="visually-hidden"> {}</span></a> {}',
                address,
                _("Open"),
                row_name(record),
                unknown(),
            )
        return format_html('<a href="{}">{}</a>', address, shown(value))

    def render_footer(self, table: "RowTable") -> Any:
        total = table.totals.by_column.get(self.of.name) if table.totals else None
        if total is None:
            return ""
        told = ngettext(
            "%(reported)s of %(rows)s row reported",
            "%(reported)s of %(rows)s rows reported",
            total.rows,
        ) % {"reported": number(total.reported), "rows": number(total.rows)}
        sum_ = unknown() if total.sum is None else number(total.sum)
        return format_html('{} <span class="total-note">{}</span>', sum_, told)


class NumberColumn(ValueColumn, FigureColumn):
    """Set to the right."""


class DayValueColumn(ValueColumn, DayColumn):
    """On one line."""


class CommunityColumn(ListedColumn):
    def render(self, record: Any, table: "RowTable", bound_column: Any) -> SafeString:
        community = table.entity.community_of(record)
        return format_html(
            '<a href="{}">{}</a>', community.get_absolute_url(), community.name
        )

    def render_footer(self, table: "RowTable") -> str:
        return _("Total") if table.totals and table.totals.by_column else ""


class TownshipColumn(ListedColumn):
    def render(self, record: Any, table: "RowTable", bound_column: Any) -> Any:
        return shown(table.entity.community_of(record).township.name)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the page with its cells made: what the template asks a row for."""

    record: Any
    items: tuple[tuple[dict[str, Any], Any], ...]


class TickColumn(tables.Column):
    """Chooses rows for an act on many; only those the reader may change."""

    def __init__(self) -> None:
        look = {"class": "tick"}
        super().__init__(
            accessor="pk",
            empty_values=(),
            orderable=False,
            attrs={"td": look, "th": look},
        )

    @property
    def header(self) -> SafeString:
        # Shown by list.js: without a script it would do nothing.
        return format_html(
            '<input class="form-check-input" type="checkbox" hidden data-ticks-all '
            'aria-label="{}"><span class="visually-hidden">{}</span>',
            _("Choose all rows of this page"),
            _("Choose"),
        )

    def render(self, record: Any, table: "RowTable", bound_column: Any) -> str:
        if record.pk not in table.editable:
            return ""
        return format_html(
            '<input class="form-check-input" type="checkbox" name="row" value="{}" '
            'form="change" aria-label="{}">',
            record.pk,
            _("Choose this row"),
        )


class RowTable(RecordTable):
    """``chosen`` names the columns shown; ``user`` is who reads.

    ``back`` is the address of the list, where whoever corrects a row returns to.
    """

    entity: Entity

    def __init__(
        self,
        rows: QuerySet[Any],
        *,
        user: Any,
        chosen: tuple[str, ...],
        may_edit: bool = False,
        totals: Totals | None = None,
        back: str = "",
    ) -> None:
        first = (TICK, *PLACE) if self.entity.acts and may_edit else PLACE
        shown = [*first, *chosen]
        super().__init__(rows, order_by=(), sequence=[*shown, "..."])
        self.user, self.may_edit, self.totals = user, may_edit, totals
        self.back = back
        self.leading = next(iter(chosen), "")
        for name in list(self.columns.names()):
            if name not in shown:
                self.columns.hide(name)

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the page. Each cell is asked for once and by its own column:
        django_tables2 looks at the signature of the method for every cell.
        """
        columns = [
            (
                column.column,
                {"attrs": {"td": {"as_html": column.attrs["td"].as_html()}}},
                column,
            )
            for column in self.columns
        ]
        return [
            Line(
                row.record,
                tuple(
                    (look, column.render(row.record, self, bound))
                    for column, look, bound in columns
                ),
            )
            for row in self.page.object_list
        ]

    @property
    def paginated_rows(self) -> list[Line]:
        return self.lines

    @cached_property
    def editable(self) -> frozenset[int]:
        """Keys of the rows on this page that the reader may correct; one query."""
        if not self.may_edit:
            return frozenset()
        keys = [row.record.pk for row in self.page.object_list]
        mine = self.entity.editable_by(self.user).filter(pk__in=keys)
        return frozenset(mine.values_list("pk", flat=True))

    def address_of(self, row: Any) -> str:
        """Where the row is corrected, or shown to those who only read."""
        if self.entity.page:
            return self.entity.page(row)
        if row.pk in self.editable:
            address = reverse("record:row-edit", args=[self.entity.slug, row.pk])
            return f"{address}?{urlencode({'next': self.back})}"
        if self.entity.about:
            return self.entity.about.address(row.pk)
        code = self.entity.community_of(row).code
        return reverse(
            "communities:community-book-section", args=[code, self.entity.section]
        )


def _kind_of(column: ListColumn) -> type[ValueColumn]:
    if column.is_number:
        return NumberColumn
    return DayValueColumn if column.is_day else ValueColumn


def table_of(entity: Entity) -> type[RowTable]:
    return _table_of(entity, get_language() or "")


@cache
def _table_of(entity: Entity, language: str) -> type[RowTable]:
    columns: dict[str, Any] = {
        TICK: TickColumn(),
        "community": CommunityColumn(
            "community", verbose_name=columns_of(entity)[0].label
        ),
        "township": TownshipColumn("township", verbose_name=_("Street or town")),
    }
    for column in list_columns(entity):
        columns[column.name] = _kind_of(column)(column)
    return type(
        f"{entity.model.__name__}RowTable", (RowTable,), {"entity": entity, **columns}
    )
