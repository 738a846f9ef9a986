"""Downloading what a list shows: at once, or by a worker when there are very many."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.access import require
from record.exports import asking
from record.exports.export import FORMATS, export
from record.exports.workbook import fits
from record.lists.choices import list_address, plain_query
from record.lists.reading import Listing
from record.views.list_choices import query_of
from record.views.lists import entity_or_404


@require_http_methods(["GET", "POST"])
def row_export(
    request: HttpRequest, entity: str, form: str
) -> HttpResponse | FileResponse:
    """Exactly the rows of the list at the same query string, in its order.

    POST has a worker write them; the form then carries the query string.
    """
    require(request, "view")
    kind = entity_or_404(entity)
    if form not in FORMATS:
        raise Http404
    query = query_of(request, kind) if request.method == "POST" else request.GET
    user: Any = request.user
    listing = Listing(kind, kind.visible_to(user), query, request)
    back = list_address(kind, plain_query(kind, query))
    if not listing.is_readable:
        # The list tells at which field.
        return redirect(back)
    count = listing.rows.count()
    if form == "xlsx" and not fits(count):
        messages.error(
            request,
            _("A sheet cannot hold that many rows. Narrow the list, or take CSV."),
        )
        return redirect(back)
    if request.method == "POST":
        private = "private" in request.POST
        job = asking.ask_for(kind, query, form, private=private, by=user)
        return redirect("record:export-detail", job.pk)
    if count > asking.EXPORTED_AT_ONCE:
        messages.info(
            request,
            _(
                "So many rows are written in the background: choose the format "
                "under “Export” above the list."
            ),
        )
        return redirect(back)
    made = export(listing, form, by=user, private="private" in request.GET)
    answer = FileResponse(
        made.file, as_attachment=True, filename=made.name, content_type=FORMATS[form]
    )
    answer["X-Rows-Expected"] = str(made.rows)
    answer["Cache-Control"] = "private, no-store"
    return answer
