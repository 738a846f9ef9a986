"""The page that clerks begin their day on."""

from collections.abc import Callable
from typing import Any

import django_filters as filters
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from communities.filters import CommunityFilter
from communities.models import Community, Division, ReportingPeriod
from portal.views import Scoped
from record.checks.answers import open_counts
from record.completeness import progress
from record.handed_in import FORMS, Standing
from record.workbench import Line, State, column_totals, lines

PER_PAGE = 30
# With more communities than this only those on the page are looked into.
WHOLE = 600
# Rounds with a review do not exist yet: nothing is ever handed back.
STATES = [state for state in State if state != State.RETURNED]

SORTED_BY: dict[str, Callable[[Line], Any]] = {
    "name": lambda line: line.community.name,
    "complete": lambda line: line.complete,
    "doubts": lambda line: line.doubts,
}


def editable_townships(request: HttpRequest) -> QuerySet[Division]:
    """Streets and towns with a community the clerk keeps."""
    mine = Community.objects.editable_by(request.user)
    return Division.objects.filter(communities__in=mine).distinct().order_by("code")


class WorkbenchFilter(CommunityFilter):
    """By street and words; form and state choose among the cells themselves."""

    urban_rural_class = None
    location_class = None
    form = filters.ChoiceFilter(
        label=_("Form"),
        method="keep",
        choices=[(form.slug, form.title) for form in FORMS],
        empty_label=_("Any"),
    )
    state = filters.ChoiceFilter(
        label=_("State"),
        method="keep",
        choices=[(state.value, state.label) for state in STATES],
        empty_label=_("All"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["township"].queryset = editable_townships
        self.filters["period"].label = _("Period")
        self.filters["period"].extra["empty_label"] = _("The one due now")


class Workbench(Scoped, FilterView):
    """The communities a clerk keeps, form by form, for one period."""

    permission = "edit"
    model = Community
    filterset_class = WorkbenchFilter
    template_name = "record/workbench.html"

    def get_template_names(self) -> list[str]:
        part = "#results" if self.wants_part() else ""
        return [f"{self.template_name}{part}"]

    def get_queryset(self) -> QuerySet[Any]:
        mine = Community.objects.editable_by(self.request.user)
        return mine.select_related("township").order_by("code")

    @cached_property
    def standing(self) -> Standing:
        code = self.request.GET.get("period", "")
        chosen = None
        if code and code.isprintable():
            chosen = ReportingPeriod.objects.filter(code=code).first()
        return Standing.on(timezone.localdate(), chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        communities = context["filter"].qs.active_on(self.standing.day)
        is_whole = communities.count() <= WHOLE
        found = self.lines(communities) if is_whole else []
        asked = getattr(context["filter"].form, "cleaned_data", {})
        paged = self.chosen(found, asked) if is_whole else communities
        page = Paginator(paged, PER_PAGE).get_page(self.request.GET.get("page"))
        if not is_whole:
            ids = [community.pk for community in page.object_list]
            found = page.object_list = self.lines(communities.filter(pk__in=ids))
        return context | {
            "standing": self.standing,
            "period": self.standing.period,
            "is_whole": is_whole,
            "forms": FORMS,
            "page": page,
            "page_numbers": page.paginator.get_elided_page_range(page.number),
            "totals": column_totals(found),
            "asked": len(found) * len(FORMS),
            "complete": sum(line.complete for line in found),
            "sort": self.request.GET.get("sort", ""),
            "states": STATES,
            "is_filtered": any(asked.values()),
            "streets": len({line.community.township_id for line in found}) > 1,
        }

    def lines(self, communities: QuerySet[Community]) -> list[Line]:
        return lines(
            communities,
            progress(communities, self.standing),
            doubts=open_counts(communities.values_list("pk", flat=True), self.standing),
            returned={},
        )

    def chosen(self, found: list[Line], asked: dict[str, Any]) -> list[Line]:
        """The lines with a cell of the form in the state asked for, sorted."""
        if state := asked.get("state"):
            found = [line for line in found if line.has(state, asked.get("form") or "")]
        order = self.request.GET.get("sort", "")
        if key := SORTED_BY.get(order.lstrip("-")):
            found = sorted(found, key=key, reverse=order.startswith("-"))
        return found
