"""What one row was before, version by version, and making it so again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from communities.changes import changes_of_row
from communities.models import Community
from portal.access import require
from portal.entities import Entity
from portal.row_keys import row_key
from record import writing
from record.views.lists import entity_or_404


def _owner(entity: Entity, pk: int, communities: Any) -> Community:
    """Whose row it is or, once it was removed, was; 404 outside ``communities``."""
    history = entity.model.history  # type: ignore[attr-defined]
    path = entity.community_path or "id"
    within = history.filter(**{"id": pk, f"{path}__in": communities})
    version = within.order_by("-history_date", "-history_id").first()
    if version is None:
        raise Http404
    found: Community = entity.community_of(version.instance)
    return found


@require_safe
def row_history(request: HttpRequest, entity: str, pk: int) -> HttpResponse:
    """All versions, for whoever may see the row; restoring, for those who may edit."""
    require(request, "view")
    kind = entity_or_404(entity)
    community = _owner(kind, pk, Community.objects.visible_to(request.user))
    row = kind.visible_to(request.user).filter(pk=pk).first()
    may_edit = Community.objects.editable_by(request.user).filter(pk=community.pk)
    return render(
        request,
        "record/row_history.html",
        {
            "entity": kind,
            "row": row,
            "pk": pk,
            "community": community,
            "versions": changes_of_row(kind.model, pk),
            "may_edit": may_edit.exists(),
            "may_remove": kind.can_be_removed,
        },
    )


@require_POST
def row_restore(request: HttpRequest, entity: str, pk: int) -> HttpResponse:
    """The row becomes what it was in the version named by ``version``."""
    require(request, "edit")
    kind = entity_or_404(entity)
    _owner(kind, pk, Community.objects.editable_by(request.user))
    wanted = request.POST.get("version", "")
    history = kind.model.history  # type: ignore[attr-defined]
    version = history.filter(id=pk, history_id=row_key(wanted))
    found = version.exclude(history_type="-").first()
    if found is None:
        raise Http404
    at = date_format(localtime(found.history_date), "Y-m-d H:i")
    try:
        writing.restore(
            found, by=request.user, said=_("Restored as of %(at)s") % {"at": at}
        )
    except writing.OutOfReach:
        raise Http404 from None
    except (ValidationError, IntegrityError) as refusal:
        reasons: list[str] = getattr(refusal, "messages", [])
        text = _("This version cannot be restored: %(why)s") % {
            "why": " ".join(reasons) or _("other rows have taken its place.")
        }
        messages.error(request, text)
    else:
        messages.success(request, _("Restored as of %(at)s") % {"at": at})
    return redirect("record:row-history", entity, pk)
