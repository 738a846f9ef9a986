"""What can be done with a report at its stage of life."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.row_keys import row_key
from reports import actions, reviewing, sharing
from reports.life import TRANSITIONS
from reports.views.following import find

LONGEST = 2000
LARGEST_SERIAL = 99999


class WrongSerial(ValueError):
    """No number that a document can bear."""


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows a draft to colleagues, or hides it from them again."""
    found = find(request, pk)
    shared = request.POST.get("shared") == "yes"
    if not sharing.may_share(found, request.user):
        raise PermissionDenied
    sharing.share(found, shared=shared, by=request.user)
    messages.info(
        request,
        _("Colleagues who may report on this division see the draft now.")
        if shared
        else _("The draft is yours alone again."),
    )
    return redirect("reports:report-detail", pk)


@require_POST
def step(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One step of the report's life, or a comment on it."""
    found = find(request, pk)
    if act not in TRANSITIONS and act != "comment":
        raise Http404
    text = request.POST.get("text", "")[:LONGEST]
    try:
        if act == "comment":
            reviewing.comment(found, text, by=request.user)
        else:
            serial = _serial(request)
            reviewing.take(found, act, by=request.user, text=text, serial=serial)
    except reviewing.ReasonMissing:
        messages.error(request, _("Say why; nothing was done yet."))
    except reviewing.NumberTaken as taken:
        said = _("The number %(number)s is taken already; nothing was done yet.")
        messages.error(request, said % {"number": taken})
    except WrongSerial:
        messages.error(
            request,
            _("The serial number is a whole number from 1; nothing was done yet."),
        )
    except reviewing.NotNow:
        messages.error(
            request,
            _("The report has moved on since this page was opened; look at it again."),
        )
    return redirect("reports:report-detail", pk)


def _serial(request: HttpRequest) -> int | None:
    """The number typed for a formal document, None for none. Raises WrongSerial."""
    typed = request.POST.get("serial", "").strip()
    if not typed:
        return None
    # Read as keys are: more digits are no number of a document either.
    serial = row_key(typed)
    if serial is None or not 1 <= serial <= LARGEST_SERIAL:
        raise WrongSerial(typed)
    return serial


@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins the draft that will supersede an issued report."""
    draft = actions.new_version(find(request, pk), by=request.user)
    return redirect("reports:report-detail", draft.pk)
