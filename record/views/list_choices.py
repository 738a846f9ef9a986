"""Keeping a reader's columns of a list, and filters under a name."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.access import require
from portal.entities import Entity
from portal.figures import labelled
from record.lists.choices import (
    COLUMNS,
    keep_columns,
    list_address,
    moved,
    plain_query,
)
from record.models import SavedFilter
from record.views.lists import entity_or_404


def query_of(request: HttpRequest, entity: Entity, *more: str) -> QueryDict:
    """The list the form stood on."""
    return plain_query(entity, QueryDict(request.POST.get("query", "")), *more)


@require_POST
def columns_choose(request: HttpRequest, entity: str) -> HttpResponse:
    """Keeps the ticked columns in the order of the form and puts them in the address.

    ``up`` or ``down`` names one to be moved; the menu is then where it goes on.
    """
    require(request, "view")
    kind = entity_or_404(entity)
    given = request.POST
    names = [] if "reset" in given else given.getlist("column")
    place = ""
    for step in ("up", "down"):
        if step in given:
            names = moved(names, given[step], up=step == "up")
            place = f"#column-{given[step]}" if given[step] in names else ""
    query = query_of(request, kind, "per_page")
    if chosen := keep_columns(request.user, kind, names):
        query[COLUMNS] = ",".join(chosen)
    return redirect(f"{list_address(kind, query)}{place}")


class SavedFilterForm(forms.ModelForm):
    class Meta:
        model = SavedFilter
        fields = ("name", "is_shared")


@require_POST
def filter_save(request: HttpRequest, entity: str) -> HttpResponse:
    """Keeps the filters of the page; a name one has already is given the new ones."""
    require(request, "view")
    kind = entity_or_404(entity)
    query = query_of(request, kind)
    name = request.POST.get("name", "").strip()
    mine = SavedFilter.objects.filter(owner=request.user, entity=kind.slug)
    kept = mine.filter(name=name).first() if name.isprintable() else None
    kept = kept or SavedFilter(owner=request.user, entity=kind.slug)
    kept.query = query.urlencode()
    form = SavedFilterForm(request.POST, instance=kept)
    if len(kept.query) > SavedFilter._meta.get_field("query").max_length:
        form.add_error(None, _("These filters are too long to be kept."))
    if form.is_valid():
        form.save()
        messages.success(
            request, _("The filters are kept as “%(name)s”.") % {"name": kept.name}
        )
    else:
        messages.error(request, " ".join(_told(form)))
    return redirect(list_address(kind, query))


def _told(form: forms.ModelForm) -> list[Any]:
    return [
        labelled(form.fields[name].label, text) if name in form.fields else text
        for name, texts in form.errors.items()
        for text in texts
    ]


@require_POST
def filter_remove(request: HttpRequest, entity: str, pk: int) -> HttpResponse:
    require(request, "view")
    kind = entity_or_404(entity)
    mine = SavedFilter.objects.filter(owner=request.user, entity=kind.slug)
    get_object_or_404(mine, pk=pk).delete()
    messages.success(request, _("The filter is no longer kept."))
    return redirect(list_address(kind, query_of(request, kind)))
