"""The communities a reader may see: the list, and the book of each."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from communities.filters import CommunityFilter
from communities.models import Community, ReportingPeriod
from communities.periods import latest_with_figures, periods_offered
from communities.tables import CommunityTable
from portal import book
from portal.access import held
from portal.views import ScopedDetailView, ScopedListView, Trail


def with_figures(
    communities: QuerySet[Community], period: ReportingPeriod | None
) -> QuerySet[Community]:
    """Each community with the figures the list shows, in one join."""
    return communities.annotate(
        figures=FilteredRelation(
            "communityperiod_rows", condition=Q(communityperiod_rows__period=period)
        ),
        households=F("figures__household_count"),
        people=F("figures__population"),
        grids=F("figures__grid_count"),
    )


def chosen_period(request: HttpRequest) -> ReportingPeriod | None:
    """The period that the address names; None where it names none there is."""
    code = request.GET.get("period", "")
    if not code or not code.isprintable():
        return None
    return ReportingPeriod.objects.filter(code=code).first()


class CommunityList(ScopedListView):
    model = Community
    table_class = CommunityTable
    filterset_class = CommunityFilter
    heading = _("Communities")
    empty_icon = "buildings"
    empty = (
        _("No communities yet"),
        _("None is on record in your divisions. An administrator can load the list."),
    )

    @cached_property
    def period(self) -> ReportingPeriod | None:
        return chosen_period(self.request) or latest_with_figures(self.request.user)

    def get_queryset(self) -> QuerySet[Community]:
        visible = super().get_queryset().select_related("township")
        return with_figures(visible, self.period)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"period": self.period}


class CommunityBook(ScopedDetailView):
    """One section of a community's book; htmx gets the section alone."""

    model = Community
    slug_field = slug_url_kwarg = "code"
    context_object_name = "community"
    template_name = "communities/community_book.html"

    def get_template_names(self) -> list[str]:
        part = "#section" if self.wants_part() else ""
        return [f"{self.template_name}{part}"]

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().select_related("township")

    def get_reading(self) -> book.Reading:
        chosen = chosen_period(self.request)
        period = chosen or latest_with_figures(self.request.user)
        before = ReportingPeriod.objects.before(period).first() if period else None
        today = timezone.localdate()
        return book.Reading(
            self.request.user, today, period, before, is_chosen=chosen is not None
        )

    def get_periods(self) -> list[tuple[ReportingPeriod, str]]:
        """Each with the address of this page in it."""
        return [
            (period, f"{self.request.path}?{urlencode({'period': period.code})}")
            for period in periods_offered()
        ]

    def get_shown(self) -> list[book.Section]:
        """The sections on this page: the one asked for, the first by default."""
        every = book.sections()
        slug = self.kwargs.get("section", every[0].slug)
        shown = [section for section in every if section.slug == slug]
        if not shown:
            raise Http404
        return shown

    def get_trail(self) -> Trail:
        community = self.object
        every = reverse("communities:community-list")
        return [
            (_("Communities"), every),
            (community.township.name, f"{every}?township={community.township_id}"),
            (community.name, ""),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = self.get_reading()
        shown = self.get_shown()
        return super().get_context_data(**kwargs) | {
            "sections": book.sections(),
            "shown": [
                (part, list(part.blocks(self.object, reading))) for part in shown
            ],
            "current": shown[0].slug if len(shown) == 1 else "",
            "may_edit": self.may_edit(),
            "open": self.request.GET.get("open", ""),
            "is_part": self.wants_part(),
            "reading": reading,
            "periods": self.get_periods() if _has_periods(shown) else [],
            "query": f"?{urlencode({'period': reading.period.code})}"
            if reading.is_chosen and reading.period
            else "",
            "trail": self.get_trail(),
        }

    def may_edit(self) -> bool:
        """Whether the reader may keep this book."""
        if "edit" not in held(self.request):
            return False
        mine = Community.objects.editable_by(self.request.user)
        return mine.filter(pk=self.object.pk).exists()


def _has_periods(shown: list[book.Section]) -> bool:
    """Whether what the page shows depends on the period."""
    return len(shown) == 1 and any(
        field.name == "period"
        for model in shown[0].records
        for field in model._meta.fields
    )


class WholeCommunityBook(CommunityBook):
    """All sections on one page, to be printed."""

    def get_reading(self) -> book.Reading:
        return replace(super().get_reading(), on_paper=True)

    def may_edit(self) -> bool:
        return False

    def get_shown(self) -> list[book.Section]:
        return list(book.sections())
