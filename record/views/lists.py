"""The lists of the record: which kinds of rows there are, and the rows of each."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from portal.access import held
from portal.entities import Entity, UnknownEntity, entity_of
from portal.views import Scoped, ScopedListView, Trail
from record.exports import asking
from record.lists.choices import (
    COLUMNS,
    columns_for,
    offered_columns,
    plain_query,
    saved_filters,
)
from record.lists.filters import RecordFilter
from record.lists.kinds import kinds_of
from record.lists.reading import Listing
from record.lists.tables import RowTable, table_of
from record.lists.totals import Totals, totals_of

PAGE_SIZES = (50, 20, 200)


def entity_or_404(slug: str) -> Entity:
    try:
        return entity_of(slug)
    except UnknownEntity:
        raise Http404 from None


class KindList(Scoped, TemplateView):
    """All kinds of rows by the sections of the book, with how many there are."""

    template_name = "record/list_kinds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "heading": _("Record"),
            "trail": [(_("Record"), "")],
            "sections": kinds_of(self.request.user),
            "may_edit": "edit" in held(self.request),
        }


class OnePage(Paginator):
    """Holds the rows of one page alone, and knows how many there are in all."""

    def __init__(self, rows: Any, per_page: int, *, counted: int) -> None:
        super().__init__(rows, per_page)
        self.counted = counted

    @property
    def count(self) -> int:  # type: ignore[override]
        return self.counted

    def page(self, number: int) -> Page:
        return self._get_page(self.object_list, number, self)


class RowList(ScopedListView):
    """One kind of row, searched, filtered, sorted and paged by the address."""

    template_name = "record/list_rows.html"

    @cached_property
    def entity(self) -> Entity:
        return entity_or_404(self.kwargs["entity"])

    @cached_property
    def listing(self) -> Listing:
        visible = self.entity.visible_to(self.request.user)
        return Listing(self.entity, visible, self.request.GET, self.request)

    def get_filterset(self, filterset_class: Any) -> RecordFilter:
        return self.listing.filterset

    def get_filterset_class(self) -> Any:
        return type(self.listing.filterset)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        return columns_for(self.request.user, self.entity, self.request.GET)

    @cached_property
    def totals(self) -> Totals:
        return totals_of(self.entity, self.object_list, self.chosen)

    @property
    def per_page(self) -> int:
        wanted = self.request.GET.get("per_page", "")
        return next((n for n in PAGE_SIZES if str(n) == wanted), PAGE_SIZES[0])

    def get_table(self, **kwargs: Any) -> RowTable:
        counted, per_page = self.totals.rows, self.per_page
        # Never an error: a page beyond the last is the last.
        asked = Paginator(range(counted), per_page).get_page(
            self.request.GET.get("page")
        )
        first = (asked.number - 1) * per_page
        table = table_of(self.entity)(
            self.listing.page(self.chosen, first, first + per_page),
            user=self.request.user,
            chosen=self.chosen,
            may_edit="edit" in held(self.request),
            totals=self.totals,
            back=self.request.get_full_path(),
        )
        # Marks the heading; the rows are in this order already.
        table.order_by = (self.listing.sort,) if self.listing.sort else ()
        table.paginator = OnePage(table.rows, per_page, counted=counted)
        table.page = table.paginator.page(asked.number)
        return table

    @property
    def heading(self) -> str:  # type: ignore[override]
        return self.entity.title

    @property
    def empty(self) -> tuple[Any, Any]:  # type: ignore[override]
        return (
            _("No rows yet"),
            _("None of this kind is on record in the communities you see."),
        )

    def get_trail(self) -> Trail:
        return [(_("Record"), reverse("record:kind-list")), (self.entity.title, "")]

    def get_add(self) -> str:
        """Where a row is added; empty for those who may not."""
        if not self.entity.can_add or "edit" not in held(self.request):
            return ""
        if self.entity.page_of_new:
            return self.entity.page_of_new(None)
        back = urlencode({"next": self.request.get_full_path()})
        return f"{reverse('record:row-add', args=[self.entity.slug])}?{back}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "entity": self.entity,
            "may_edit": "edit" in held(self.request),
            "add": self.get_add(),
            "is_filtered": self.filterset.in_use,
            "is_part": self.wants_part(),
            "acts": self.entity.acts if "edit" in held(self.request) else (),
            "export_is_job": self.totals.rows > asking.EXPORTED_AT_ONCE,
            "may_reveal": self.entity.private and "reveal" in held(self.request),
            "query": plain_query(self.entity, self.request.GET, "per_page"),
            "columns": offered_columns(self.entity, self.chosen),
            "saved": saved_filters(self.request.user, self.entity),
            "kept": kept(self.request, "sort", "per_page", COLUMNS),
            "page_sizes": [
                (size, address_with(self.request, per_page=size, page=None))
                for size in sorted(PAGE_SIZES)
            ],
            "per_page": self.per_page,
        }


def kept(request: HttpRequest, *names: str) -> list[tuple[str, str]]:
    """Parameters that stay as they are when the filters change."""
    return [(name, request.GET[name]) for name in names if request.GET.get(name)]


def address_with(request: HttpRequest, **changes: Any) -> str:
    """The query string of this page with some parameters changed or left out."""
    query = QueryDict(mutable=True)
    query.update(request.GET)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"
