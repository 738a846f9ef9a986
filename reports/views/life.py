"""What can be done with a report at its stage of life."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reports import sharing
from reports.views.following import find


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
