"""The rows an address asks for: one reading for the list, its export and bulk acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.entities import Entity
from portal.figures import labelled
from record.lists.columns import related_of
from record.lists.filters import RecordFilter, filterset_of
from record.lists.order import in_order, sortable


@dataclass(frozen=True, slots=True)
class Asked:
    """One filter in words."""

    label: str
    value: str


class Listing:
    """Rows of one kind, narrowed and sorted by the parameters of an address.

    ``rows`` are those the person may see or change, before any filter.
    """

    def __init__(
        self,
        entity: Entity,
        rows: QuerySet[Any],
        query: QueryDict,
        request: HttpRequest,
    ) -> None:
        self.entity, self.query = entity, query
        self.filterset: RecordFilter = filterset_of(entity)(
            query, queryset=rows, request=request
        )

    @property
    def is_readable(self) -> bool:
        """Whether each filter has a value that means something."""
        return self.filterset.is_valid()

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """In no order; none while a filter cannot be read."""
        return self.filterset.qs if self.is_readable else self.filterset.queryset.none()

    @property
    def sort(self) -> str:
        """A column that can be sorted by, behind a minus if downwards; else empty."""
        asked = self.query.get("sort", "")
        return asked if asked.removeprefix("-") in sortable(self.entity) else ""

    def ordered(self, columns: Iterable[str]) -> QuerySet[Any]:
        """Rows in order with all that reading these columns takes; no query a row."""
        rows = self.rows.select_related(*related_of(self.entity))
        wanted = {*columns, self.sort.removeprefix("-")}
        for extra in self.entity.extras:
            if extra.annotate and extra.name in wanted:
                rows = extra.annotate(rows)
        rows = rows.prefetch_related(*self.entity.prefetch)
        return in_order(self.entity, rows, self.sort)

    def page(self, columns: Iterable[str], first: int, last: int) -> QuerySet[Any]:
        """Some of the ordered rows, by their places; one query more than it takes.

        Only keys are sorted: deep in a long list that is a third of the time.
        """
        rows = self.ordered(columns)
        narrow = rows.select_related(None).prefetch_related(None)
        keys = list(narrow.values_list("pk", flat=True)[first:last])
        return rows.filter(pk__in=keys)

    def in_words(self) -> list[Asked]:
        """The filters in use, as the page names them."""
        form = self.filterset.form
        asked = [
            Asked(str(form[name].label), _worded(form.fields[name], value))
            for name, value in form.cleaned_data.items()
            if value not in (None, "")
            and not (name == "on" and form.cleaned_data["life"])
        ]
        if self.entity.has_life and not (
            form.cleaned_data["on"] or form.cleaned_data["life"]
        ):
            today = timezone.localdate().isoformat()
            asked.append(Asked(_("In force on"), today))
        return asked

    def in_one_line(self) -> str:
        """The filters in use, for the audit trail."""
        return _("; ").join(
            labelled(each.label, each.value) for each in self.in_words()
        )


def _worded(field: Any, value: Any) -> str:
    if hasattr(field, "label_from_instance"):
        return str(field.label_from_instance(value))
    return str(dict(getattr(field, "choices", ())).get(value, value))
