"""Lists and pages of rows that not everybody may see.

Both start from ``visible_to(request.user)``: what lies outside is not found.
Who holds the permission nowhere is refused before anything is looked up.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.generic import DetailView
from django_filters.views import FilterView
from django_tables2 import RequestConfig, SingleTableMixin

from portal.access import require

Trail = list[tuple[Any, str]]


class Scoped:
    """``permission`` is a code of accounts.roles.Permission."""

    permission = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request, self.permission)
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        patch_vary_headers(response, ["HX-Request"])
        return response

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().visible_to(self.request.user)  # type: ignore[misc]

    def wants_part(self) -> bool:
        """Whether htmx asks for a part of the page it is on."""
        htmx = self.request.htmx  # type: ignore[attr-defined]
        return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


class ScopedListView(Scoped, SingleTableMixin, FilterView):
    """Search, filters, sorting and pages, all of them in the address.

    htmx gets the results alone, from the same template and the same rows.
    ``empty`` is what is said of a list without any row: title, text.
    """

    template_name = "list.html"
    # Not paginate_by: Django would cut the unsorted rows into pages beforehand.
    rows_a_page = 50
    heading: Any = ""
    empty_icon = "inbox"
    empty: tuple[Any, Any] = ("", "")

    def get_template_names(self) -> list[str]:
        part = "#results" if self.wants_part() else ""
        return [f"{self.template_name}{part}"]

    def get_table(self, **kwargs: Any) -> Any:
        """Never an error: a page beyond the last is the last, and no page the first."""
        table = self.get_table_class()(data=self.get_table_data(), **kwargs)
        RequestConfig(self.request, paginate=False).configure(table)
        table.paginate(per_page=self.rows_a_page)
        table.page = table.paginator.get_page(self.request.GET.get("page"))
        return table

    def get_trail(self) -> Trail:
        return [(self.heading, "")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        total = context["table"].paginator.count
        empty_title, empty_text = self.empty
        return context | {
            "heading": self.heading,
            "trail": self.get_trail(),
            "total": total,
            "is_filtered": any(map(self.request.GET.get, self.filterset.form.fields)),
            "empty_icon": self.empty_icon,
            "empty_title": empty_title,
            "empty_text": empty_text,
        }


class ScopedDetailView(Scoped, DetailView):
    """One row within the reader's scope; any other is 404."""
