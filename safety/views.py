"""The page of one hazard: what it is, how it went on, and its photographs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from portal.access import require
from portal.book import Fact, label_of, value_of
from portal.upload_fields import FilesField
from portal.uploads import PICTURES
from safety import pictures
from safety.models import SETTLED, Hazard, HazardPicture, Shows, usually_shown

TOLD = (
    *("hazard_no", "category", "subtype", "level", "location", "found_on"),
    *("source", "responsible_unit", "responsible_person", "deadline", "status"),
    *("reviewed_on", "reviewer", "closed_on", "description", "measure"),
)


class PicturesForm(forms.Form):
    shows = forms.ChoiceField(label=gettext_lazy("The pictures show"), choices=Shows)
    files = FilesField(
        label=gettext_lazy("Photographs"),
        taken=PICTURES,
        help_text=gettext_lazy(
            "JPEG or PNG, several at once. When and where a picture was taken is kept "
            "in it; all else that cameras write about themselves and their owners is "
            "left out."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hazard(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever may see the hazard; adding pictures, for those who may edit it."""
    require(request, "view" if request.method != "POST" else "edit")
    seen = Hazard.objects.visible_to(request.user).select_related("community")
    found = get_object_or_404(seen, pk=pk)
    may_edit = Hazard.objects.editable_by(request.user).filter(pk=pk).exists()
    form = PicturesForm(initial={"shows": usually_shown(found.status)})
    if request.method == "POST":
        if not may_edit:
            raise Http404
        form = PicturesForm(request.POST, request.FILES)
        if form.is_valid() and added(request, found, form):
            return redirect("safety:hazard", pk)
    return render(
        request,
        "safety/hazard.html",
        {
            "hazard": found,
            "facts": [Fact(label_of(Hazard, n), value_of(found, n)) for n in TOLD],
            "steps": found.steps.order_by("at", "pk"),
            "shown": by_what_they_show(found),
            "may_edit": may_edit,
            "may_remove": may_edit and found.status not in SETTLED,
            "form": form,
        },
    )


def by_what_they_show(found: Hazard) -> list[tuple[Any, list[HazardPicture]]]:
    """Labels with their pictures, what was found before what became of it."""
    every = list(found.pictures.order_by("added_at", "pk"))
    return [
        (label, [each for each in every if each.shows == value])
        for value, label in Shows.choices
    ]


def added(request: HttpRequest, found: Hazard, form: PicturesForm) -> bool:
    """Whether the pictures are stored; if not, the form says why."""
    files, shows = form.cleaned_data["files"], form.cleaned_data["shows"]
    try:
        count = pictures.add_pictures(found, files, shows=shows, by=request.user)
    except ValidationError as error:
        form.add_error("files", error)
        return False
    if count:
        text = ngettext("%(n)d picture added.", "%(n)d pictures added.", count)
        messages.success(request, text % {"n": count})
    else:
        messages.info(request, _("These pictures are there already."))
    return True


def visible_picture(request: HttpRequest, pk: int, picture_pk: int) -> HazardPicture:
    seen = HazardPicture.objects.visible_to(request.user)
    return get_object_or_404(seen, hazard=pk, pk=picture_pk)


@require_safe
def picture(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    """The picture itself, to be shown in the page."""
    require(request, "view")
    found = visible_picture(request, pk, picture_pk)
    try:
        content = default_storage.open(found.path)
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        content, filename=found.name, content_type=found.content_type
    )
    # Never changed under its address; who may see it can change.
    response["Cache-Control"] = "private, no-cache"
    return response


@require_POST
def picture_remove(request: HttpRequest, pk: int, picture_pk: int) -> HttpResponse:
    require(request, "edit")
    found = visible_picture(request, pk, picture_pk)
    if not Hazard.objects.editable_by(request.user).filter(pk=pk).exists():
        raise Http404
    try:
        pictures.remove_picture(found, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The picture was removed."))
    return redirect("safety:hazard", pk)
