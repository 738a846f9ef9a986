"""Private data in full, for those whose role may: each look leaves an audit line."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import record_act
from accounts.roles import Permission
from portal.access import require
from portal.book import label_of
from record.views.lists import entity_or_404


@never_cache
@require_http_methods(["GET", "POST"])
def reveal(request: HttpRequest, entity: str, pk: int, field: str) -> HttpResponse:
    """GET asks, POST shows: a link that is followed by accident reveals nothing."""
    require(request, Permission.REVEAL)
    kind = entity_or_404(entity)
    if field not in kind.private:
        raise Http404
    rows = kind.model._default_manager.granting(Permission.REVEAL, to=request.user)
    row = get_object_or_404(rows, pk=pk)
    value = ""
    if request.method == "POST":
        with transaction.atomic():
            record_act("private_revealed", by=request.user, target=row, field=field)
        value = getattr(row, field)
        if request.htmx:
            return HttpResponse(format_html('<span class="masked">{}</span>', value))
    return render(
        request,
        "record/row_reveal.html",
        {
            "entity": kind,
            "community": kind.community_of(row),
            "row": row,
            "label": label_of(kind.model, field),
            "value": value,
        },
    )
