"""The page that clerks begin their day on."""

from collections.abc import Callable
from typing import Any

import django_filters as filters
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from django_filters.views import FilterView

from communities.filters import CommunityFilter
from communities.models import Community, Division
from portal.access import require
from portal.views import Scoped
from record.bench import Bench, can_be_looked_into, counted, looked_into
from record.duplicates.finding import pairs
from record.handed_in import FORMS, Standing
from record.views.questions import period_asked
from record.workbench import Line, State, column_totals

PER_PAGE = 30
STATES = list(State)

SORTED_BY: dict[str, Callable[[Line], Any]] = {
    "name": lambda line: line.community.name,
    "complete": lambda line: line.complete,
    "questions": lambda line: line.questions,
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
        return self.bench.communities

    @cached_property
    def bench(self) -> Bench:
        user, chosen = self.request.user, period_asked(self.request)
        return Bench.of(user, Standing.on(timezone.localdate(), user, chosen))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        bench, communities = self.bench, context["filter"].qs
        asked = getattr(context["filter"].form, "cleaned_data", {})
        if bench.is_whole:
            wanted = set(communities.values_list("pk", flat=True))
            found = [line for line in bench.lines if line.community.pk in wanted]
            is_whole = True
        elif is_whole := can_be_looked_into(communities):
            twice = pairs(communities, bench.standing.day)
            found = looked_into(communities, bench.standing, twice)
        else:
            found = counted(communities, bench.standing)
        if not is_whole and asked.get("state") == State.IMPLAUSIBLE:
            # Not known of all of them; the page says so.
            asked = asked | {"state": ""}
        page = self.paged(self.chosen(found, asked))
        if not is_whole:
            page.object_list = self.with_doubts(page.object_list)
        return context | {
            "bench": bench,
            "is_whole": is_whole,
            "standing": bench.standing,
            "period": bench.standing.period,
            "steps": [] if self.wants_part() else bench.steps(),
            "forms": FORMS,
            "page": page,
            "page_numbers": page.paginator.get_elided_page_range(page.number),
            "totals": column_totals(found),
            "asked": len(found) * len(FORMS),
            "complete": sum(line.complete for line in found),
            "questions": sum(line.questions for line in found) if is_whole else None,
            "sort": self.request.GET.get("sort", ""),
            "states": STATES,
            "is_filtered": any(asked.values()),
            "streets": len({line.community.township_id for line in found}) > 1,
        }

    def with_doubts(self, found: list[Line]) -> list[Line]:
        """The lines of a page looked into, in their order."""
        ids = [line.community.pk for line in found]
        communities = self.bench.communities.filter(pk__in=ids)
        made = {
            line.community.pk: line
            for line in looked_into(communities, self.bench.standing, [])
        }
        return [made[pk] for pk in ids]

    def paged(self, rows: Any) -> Any:
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))

    def chosen(self, found: list[Line], asked: dict[str, Any]) -> list[Line]:
        """The lines with a cell of the form in the state asked for, sorted."""
        if state := asked.get("state"):
            found = [line for line in found if line.has(state, asked.get("form") or "")]
        order = self.request.GET.get("sort", "")
        if key := SORTED_BY.get(order.lstrip("-")):
            found = sorted(found, key=key, reverse=order.startswith("-"))
        return found


class NextSteps(View):
    """What is next, as a part of the first page; nothing else leads here."""

    def get(self, request: HttpRequest) -> HttpResponse:
        require(request, "edit")
        user = request.user
        bench = Bench.of(user, Standing.on(timezone.localdate(), user))
        context = {"steps": bench.steps(), "bench": bench}
        return render(request, "record/next_steps.html", context)
