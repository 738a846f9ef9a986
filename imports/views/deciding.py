"""What is done with an import: stored, checked again, taken back, discarded."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from imports import actions
from imports.models import ImportState
from imports.sheets import UnreadableFile
from imports.undoing import obstacles
from imports.views.previews import find
from jobs.views import cancel as cancel_job

TOLD = 200


@require_POST
def store(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    try:
        actions.store(found, keeps_good="keep_good" in request.POST, by=request.user)
    except actions.NotNow:
        _not_now(request)
    return redirect(found)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    try:
        found = actions.again(found, by=request.user)
    except actions.NotNow:
        _not_now(request)
    except UnreadableFile as failure:
        messages.error(request, str(failure))
    return redirect(found)


class Undo(View):
    """Asks first, and tells what speaks against it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = find(request, pk)
        if found.state not in (ImportState.STORED, ImportState.STORING):
            raise Http404
        against = obstacles(found, by=request.user)
        return render(
            request,
            "imports/import_undo.html",
            {
                "import": found,
                "rows": found.rows.count(),
                "obstacles": [
                    (each.number, REASONS[each.reason]()) for each in against[:TOLD]
                ],
                "more": max(len(against) - TOLD, 0),
                "trail": [
                    (_("Imports"), reverse("imports:import-list")),
                    (found.file_name, found.get_absolute_url()),
                    (_("Take back"), ""),
                ],
            },
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = find(request, pk)
        try:
            actions.undo(found, by=request.user)
        except actions.NotNow:
            _not_now(request)
        return redirect(found)


REASONS: dict[str, Any] = {
    "changed": lambda: _("The row has been changed or removed since."),
    "locked": lambda: _("Its period has been handed in: its figures are locked."),
    "out_of_reach": lambda: _("The row is no longer one that you may edit."),
    "pointed_to": lambda: _("Other rows belong to it by now."),
    "part_changed": lambda: _("What came with it has been changed since."),
}


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    try:
        actions.discard(found)
    except actions.NotNow:
        _not_now(request)
        return redirect(found)
    messages.success(request, _("The file was discarded; nothing of it was stored."))
    return redirect("imports:import-list")


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    if found.job is None:
        raise Http404
    return cancel_job(request, found.job)


def _not_now(request: HttpRequest) -> None:
    messages.error(
        request, _("The import has moved on meanwhile. Look at it as it is now.")
    )
