"""What lists of communities, and of what they own, can be narrowed by."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from communities.models import (
    Community,
    Division,
    LocationClass,
    ReportingPeriod,
    UrbanRuralClass,
)
from portal.search_select import SearchSelect


def visible_townships(request: HttpRequest) -> QuerySet[Division]:
    """Streets and towns with a community the reader may see."""
    visible = Community.objects.visible_to(request.user)
    return Division.objects.filter(communities__in=visible).distinct().order_by("code")


class TownshipChoice(filters.fields.ModelChoiceField):
    def label_from_instance(self, division: Division) -> str:
        return division.name


class TownshipFilter(filters.ModelChoiceFilter):
    field_class = TownshipChoice

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"widget": SearchSelect} | options))


class OfCommunityFilter(filters.FilterSet):
    """Rows of communities by what kind of community they belong to."""

    community_kind = filters.ChoiceFilter(
        label=_("Kind of community"),
        choices=UrbanRuralClass,
        method="of_kind",
        empty_label=_("All"),
    )

    def of_kind(self, rows: Any, name: str, kind: str) -> Any:
        return rows.filter(**{f"{rows.community_path}__urban_rural_class": kind})


class CommunityFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        method="search",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Name or code, street or town")}
        ),
    )
    township = TownshipFilter(
        label=_("Street or town"), queryset=visible_townships, empty_label=_("All")
    )
    urban_rural_class = filters.ChoiceFilter(
        label=_("Urban or rural"), choices=UrbanRuralClass, empty_label=_("All")
    )
    location_class = filters.ChoiceFilter(
        label=_("Location"), choices=LocationClass, empty_label=_("All")
    )
    period = filters.ModelChoiceFilter(
        label=_("Figures of"),
        method="keep",
        queryset=ReportingPeriod.objects.order_by("-ends_on", "-pk"),
        to_field_name="code",
        empty_label=_("The latest"),
    )

    class Meta:
        model = Community
        fields: list[str] = []

    def search(
        self, communities: QuerySet[Community], name: str, words: str
    ) -> QuerySet[Community]:
        """Communities in which each word is found somewhere."""
        for word in words.split():
            communities = communities.filter(
                Q(name__icontains=word)
                | Q(code__contains=word)
                | Q(township__name__icontains=word)
            )
        return communities

    def keep(
        self, communities: QuerySet[Community], name: str, period: Any
    ) -> QuerySet[Community]:
        """The period chooses which figures are shown, not which rows."""
        return communities
