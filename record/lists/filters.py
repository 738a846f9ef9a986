"""What a list can be narrowed by: made from the entity, the same for its export.

Names of filters stand in addresses and stored filters. Unknown ones are ignored;
a value that cannot be read is told at its field.
"""

from functools import cache
from typing import Any

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from communities.filters import TownshipFilter, visible_townships
from communities.models import Community, ReportingPeriod
from portal.entities import Entity
from portal.record_fields import (
    NOT_REPORTED,
    AmountField,
    CountField,
    DayField,
    RowChoiceField,
    YearField,
)
from portal.search_select import SearchSelect
from record.lists.columns import of_community, stored_field

# No code of any choice; "none" is one.
UNREPORTED = "unreported"
# Longer patterns are refused by SQLite, and nobody types them.
LONGEST_TEXT = 100
IN_FORCE, ALL, ENDED = "", "all", "ended"
# Filters that stand open; the rest is folded away.
LEADING = 5


class ReportedChoice(filters.ChoiceFilter):
    """One of the choices, or none on record."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(
            choices=[*choices, (UNREPORTED, NOT_REPORTED)],
            empty_label=_("All"),
            **options,
        )

    def filter(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if value != UNREPORTED:
            return super().filter(rows, value)
        unknown = Q(**{f"{self.field_name}__isnull": True})
        if self.null_text:
            unknown |= Q(**{self.field_name: ""})
        return rows.filter(unknown)

    null_text = True


class YesNoFilter(ReportedChoice):
    null_text = False

    def __init__(self, **options: Any) -> None:
        super().__init__([("true", _("Yes")), ("false", _("No"))], **options)

    def filter(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        meant = {"true": True, "false": False}.get(value, value)
        return super().filter(rows, meant)


class RowChoice(filters.fields.ModelChoiceField, RowChoiceField):
    """Rows by the names people know them by."""


class RowFilter(filters.ModelChoiceFilter):
    field_class = RowChoice

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"widget": SearchSelect} | options))


class DayFilter(filters.Filter):
    field_class = DayField


class RecordFilter(filters.FilterSet):
    """What every list has; ``filterset_of`` adds what its entity names."""

    entity: Entity

    q = filters.CharFilter(
        label=_("Search"),
        method="search",
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    township = TownshipFilter(
        label=_("Street or town"),
        method="in_township",
        queryset=visible_townships,
        to_field_name="code",
        empty_label=_("All"),
    )

    def search(self, rows: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """Rows in which each word is found somewhere: in the row or in its place."""
        for word in words.split():
            places = Community.objects.filter(
                Q(name__icontains=word)
                | Q(code__contains=word)
                | Q(township__name__icontains=word)
            )
            found = Q(**{of_community(self.entity, "pk__in"): places.values("pk")})
            for lookup in self.entity.search:
                # Whoever may not read a number must not find it digit by digit.
                if lookup not in self.entity.private:
                    found |= Q(**{f"{lookup}__icontains": word})
            rows = rows.filter(found)
        return rows

    def in_township(
        self, rows: QuerySet[Any], name: str, township: Any
    ) -> QuerySet[Any]:
        return rows.filter(**{of_community(self.entity, "township"): township})

    def in_community(self, rows: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """By the whole code, which links carry, or by part of the name."""
        lookup = "code" if words.isdigit() and len(words) == 12 else "name__icontains"
        return rows.filter(**{of_community(self.entity, lookup): words})

    def keep(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """What is asked together with another filter, in ``filter_queryset``."""
        return rows

    def filter_queryset(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().filter_queryset(rows)
        if not self.entity.has_life:
            return rows
        given = self.form.cleaned_data
        day = given["on"] or timezone.localdate()
        if given["life"] == ENDED:
            return rows.filter(ends_on__lt=day)
        return rows if given["life"] == ALL else rows.active_on(day)

    @property
    def leading(self) -> list[Any]:
        """Fields that stand open, in the order they are read."""
        return list(self.form)[:LEADING]

    @property
    def further(self) -> list[Any]:
        """Fields folded away where there are many."""
        return list(self.form)[LEADING:]

    @property
    def further_in_use(self) -> bool:
        return any(self.given(field) or field.errors for field in self.further)

    @property
    def in_use(self) -> bool:
        return any(map(self.given, self.form))

    @staticmethod
    def given(field: Any) -> bool:
        """Whether anything is asked for by the field; it may have several inputs."""
        data = field.data
        return any(data) if isinstance(data, list) else bool(data)


@cache
def filterset_of(entity: Entity) -> type[RecordFilter]:
    """The filters of one kind of row, those of its own class among them."""
    own = entity.filterset or filters.FilterSet
    made: dict[str, Any] = {}
    for name in dict.fromkeys([*entity.filters, *own.base_filters]):
        if name in own.base_filters:
            made[name] = own.base_filters[name]
        elif name not in entity.private:
            made |= filters_of(entity, name)
    made["community"] = filters.CharFilter(
        label=_("Community"),
        method="in_community",
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"placeholder": _("Name or code")}),
    )
    if entity.has_life:
        made |= life_filters()
    bases = (RecordFilter, own) if entity.filterset else (RecordFilter,)
    meta = type("Meta", (), {"model": entity.model, "fields": []})
    name = f"{entity.model.__name__}ListFilter"
    made_class = type(name, bases, {"entity": entity, "Meta": meta, **made})
    # Otherwise those of the entity's own class would come first.
    in_order = {
        each: made_class.base_filters[each] for each in ("q", "township", *made)
    }
    made_class.base_filters = in_order
    return made_class


def life_filters() -> dict[str, filters.Filter]:
    return {
        "on": DayFilter(label=_("In force on"), method="keep"),
        "life": filters.ChoiceFilter(
            label=_("Rows shown"),
            method="keep",
            choices=[(ALL, _("Ended ones too")), (ENDED, _("Only ended ones"))],
            empty_label=_("In force"),
        ),
    }


def filters_of(entity: Entity, name: str) -> dict[str, filters.Filter]:
    """The filters of one column: one, or two for what lies between bounds."""
    path = entity.form.answered_by.get(name, name)
    field = stored_field(entity.model, path)
    if field is None:
        raise LookupError(f"{entity.slug}: {name} is no column that can be filtered by")
    typed = entity.form.base_fields[name]
    label, kind = typed.label, field.get_internal_type()
    if isinstance(field, models.ForeignKey):
        return {name: _row_filter(field, path, label)}
    if kind == "BooleanField":
        return {name: YesNoFilter(field_name=path, label=label)}
    if field.choices:
        return {name: ReportedChoice(field.choices, field_name=path, label=label)}
    if kind == "DateField":
        return _between(name, path, label, DayFilter)
    if kind == "DecimalField":
        bounds = {
            "max_digits": field.max_digits,
            "decimal_places": field.decimal_places,
        }
        return _between(name, path, label, AmountFilter, **bounds)
    if kind.endswith("IntegerField"):
        if isinstance(typed, YearField):
            return {name: CountFilter(field_name=path, label=label)}
        return _between(name, path, label, CountFilter)
    return {
        name: filters.CharFilter(
            field_name=path,
            lookup_expr="icontains",
            label=label,
            max_length=LONGEST_TEXT,
        )
    }


class CountFilter(filters.Filter):
    field_class = CountField


class AmountFilter(filters.Filter):
    field_class = AmountField


def _between(
    name: str, path: str, label: Any, kind: type[filters.Filter], **options: Any
) -> dict[str, filters.Filter]:
    return {
        f"{name}_from": kind(
            path, "gte", label=format_lazy(_("{label}, from"), label=label), **options
        ),
        f"{name}_to": kind(
            path, "lte", label=format_lazy(_("{label}, up to"), label=label), **options
        ),
    }


def _row_filter(
    field: "models.ForeignKey[Any, Any]", path: str, label: Any
) -> filters.Filter:
    model = field.related_model
    if model is ReportingPeriod:
        return RowFilter(
            field_name=path,
            label=label,
            queryset=ReportingPeriod.objects.order_by("-ends_on", "-pk"),
            to_field_name="code",
            empty_label=_("All"),
        )

    def choices(request: HttpRequest) -> QuerySet[Any]:
        rows = model._default_manager.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user)
        return rows.order_by("-pk")

    return RowFilter(
        field_name=path, label=label, queryset=choices, empty_label=_("All")
    )
