"""Editing a draft on the page: words, order, what is left out and what is added.

The whole text is one form, so that it works without a script: each button names
its act and its place ("leave_out|finding:no-meeting-room"). With htmx the text is
exchanged in place; fields that are open stay open with what is typed in them.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.row_keys import row_key
from portal.views import Trail
from record.writing import ChangedMeanwhile
from reports import actions, editing
from reports import draft_files as made_by_request
from reports.document.overlays.edits import HEADING, TITLE
from reports.draft_page import DraftPage, Typing, flags, unplaced
from reports.models import Overlay, Report
from reports.views.following import find

LONGEST_LINE, LONGEST_HEADING = 2000, 100
_TYPED, _SEEN = "text:", "read_at:"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    report = editable(request, pk)
    if request.method != "POST":
        return draft(request, report, Typing())
    act, _bar, place = request.POST.get("act", "").partition("|")
    open_fields = {
        name.removeprefix(_TYPED): text
        for name, text in request.POST.items()
        if name.startswith(_TYPED)
    }
    try:
        done = ACTS.get(act, _unknown)(request, report, place, open_fields)
    except editing.NothingThere:
        done = _gone(request, open_fields.pop(place, ""))
    if request.htmx or not done or open_fields:
        theirs = done.theirs if isinstance(done, Clash) else {}
        return draft(request, report, Typing(open_fields, theirs))
    address = reverse("reports:report-edit", args=[pk])
    moved = act in ("up", "down")
    anchor = f"moves-{place.replace('|', '-')}" if moved else f"place-{place}"
    return redirect(f"{address}#{anchor}")


class Clash:
    """Somebody else stored other words meanwhile; both are shown."""

    def __init__(self, key: str, theirs: str) -> None:
        self.theirs = {key: theirs}


# What an act gives: whether it is done, or what stood in its way.
Done = bool | Clash
Fields = dict[str, Any]


def _open(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    fields.setdefault(key, None)
    return False


def _close(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    fields.pop(key, None)
    return True


def _reword(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    text = str(fields.get(key) or "").strip()
    short = key == TITLE or key.startswith(HEADING)
    longest = LONGEST_HEADING if short else LONGEST_LINE
    if not text:
        messages.error(request, _("Write something, or leave the sentence out."))
        return False
    if len(text) > longest:
        said = _("This is too long: %(longest)d characters fit here.")
        messages.error(request, said % {"longest": longest})
        return False
    read_at = request.POST.get(f"{_SEEN}{key}", "")
    try:
        editing.reword(report, key, text, by=request.user, read_at=read_at)
    except ChangedMeanwhile as changed:
        return _clash(request, key, changed.row)
    fields.pop(key)
    return True


def _clash(request: HttpRequest, key: str, theirs: Overlay | None) -> Clash:
    if theirs is None:
        messages.warning(
            request,
            _(
                "This place has changed since you opened it. Look at it again, then "
                "store your words or leave it."
            ),
        )
        return Clash(key, "")
    said = _(
        "%(who)s has changed this place since you opened it. Yours is not stored yet: "
        "look at both, then store yours or leave it."
    )
    messages.warning(request, said % {"who": theirs.edited_by})
    return Clash(key, theirs.text)


def _gone(request: HttpRequest, typed: str) -> bool:
    """The report was made again meanwhile, and the place is not in it any more."""
    said = _("The report does not say this any more, so nothing was changed there.")
    if typed:
        kept = _("You had typed: %(text)s")
        said = f"{said} {kept % {'text': typed}}"
    messages.error(request, said)
    return False


def _leave_out(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    editing.leave_out(report, key, by=request.user)
    fields.pop(key, None)
    return True


def _restore(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    editing.restore(report, key, by=request.user)
    fields.pop(key, None)
    return True


def _up(request: HttpRequest, report: Report, place: str, fields: Fields) -> Done:
    return _moved(request, report, place, up=True)


def _down(request: HttpRequest, report: Report, place: str, fields: Fields) -> Done:
    return _moved(request, report, place, up=False)


def _moved(request: HttpRequest, report: Report, place: str, *, up: bool) -> Done:
    section, _bar, item = place.partition("|")
    editing.move(report, section, item, up=up, by=request.user)
    return True


def _confirm(request: HttpRequest, report: Report, place: str, fields: Fields) -> Done:
    editing.confirm(report, _overlay(report, place), by=request.user)
    return True


def _carry(request: HttpRequest, report: Report, place: str, fields: Fields) -> Done:
    editing.carry_over(report, _overlay(report, place), by=request.user)
    return True


def _overlay(report: Report, place: str) -> Overlay:
    return get_object_or_404(report.overlays.all(), pk=row_key(place))


def _unknown(request: HttpRequest, report: Report, key: str, fields: Fields) -> Done:
    raise Http404


ACTS = {
    "open": _open,
    "close": _close,
    "reword": _reword,
    "leave_out": _leave_out,
    "restore": _restore,
    "up": _up,
    "down": _down,
    "confirm": _confirm,
    "carry": _carry,
}


def editable(request: HttpRequest, pk: int) -> Report:
    """The report, for whoever may edit it now. Raises PermissionDenied, Http404."""
    found = find(request, pk)
    if not editing.may_edit(found, request.user):
        raise PermissionDenied
    return found


def draft(request: HttpRequest, report: Report, typing: Typing) -> HttpResponse:
    shown = editing.overlaid(report)
    rows = report.overlays.select_related("edited_by")
    stored = {(row.kind, row.key): row for row in rows}
    page = DraftPage(
        shown, stored, typing, reverse("reports:report-evidence", args=[report.pk])
    )
    context = {
        "report": report,
        "pieces": list(page.pieces()),
        "flags": flags(shown, stored),
        "unplaced": unplaced(shown, stored),
        "edits": len(stored),
        "trail": trail_to(report, _("Edit")),
    }
    part = "#draft" if request.htmx else ""
    return render(request, f"reports/report_edit.html{part}", context)


def trail_to(report: Report, here: str) -> Trail:
    return [
        (_("Reports"), reverse("reports:report-list")),
        (report.title, reverse("reports:report-detail", args=[report.pk])),
        (here, ""),
    ]


@require_POST
def draft_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Has files of the draft made as it reads now."""
    made_by_request.have_made(find(request, pk), by=request.user)
    return redirect("reports:report-detail", pk)


@require_POST
def remake(request: HttpRequest, pk: int) -> HttpResponse:
    """Has the draft made again from the record; its edits stay."""
    actions.remake_report(editable(request, pk), by=request.user)
    return redirect("reports:report-detail", pk)
