"""Downloading what a list shows."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.access import require
from record.exports.export import FORMATS, export
from record.exports.workbook import TooManyRows
from record.lists.choices import list_address, plain_query
from record.lists.reading import Listing
from record.views.lists import entity_or_404


@require_GET
def row_export(
    request: HttpRequest, entity: str, form: str
) -> HttpResponse | FileResponse:
    """Exactly the rows of the list at the same query string, in its order."""
    require(request, "view")
    kind = entity_or_404(entity)
    if form not in FORMATS:
        raise Http404
    user: Any = request.user
    listing = Listing(kind, kind.visible_to(user), request.GET, request)
    back = list_address(kind, plain_query(kind, request.GET))
    if not listing.is_readable:
        # The list tells at which field.
        return redirect(back)
    try:
        made = export(listing, form, by=user, private="private" in request.GET)
    except TooManyRows:
        messages.error(
            request,
            _("A sheet cannot hold that many rows. Narrow the list, or take CSV."),
        )
        return redirect(back)
    answer = FileResponse(
        made.file, as_attachment=True, filename=made.name, content_type=FORMATS[form]
    )
    answer["X-Rows-Expected"] = str(made.rows)
    answer["Cache-Control"] = "private, no-store"
    return answer
