"""What the list of imports can be narrowed by."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from imports.models import Import, ImportState
from portal.entities import entities


class ImportFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search"),
        field_name="file_name",
        lookup_expr="icontains",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Name of the file")}
        ),
    )
    kind = filters.ChoiceFilter(
        label=_("Kind of row"), field_name="entity_slug", empty_label=_("All")
    )
    state = filters.ChoiceFilter(
        label=_("State"), choices=ImportState, empty_label=_("All")
    )

    class Meta:
        model = Import
        fields: tuple[str, ...] = ()

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.filters["kind"].extra["choices"] = [
            (each.slug, each.title) for each in entities()
        ]
