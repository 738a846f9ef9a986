"""A finished report on the screen, and what stands behind its figures."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from communities.divisions import Level, level_of
from jobs.models import FileFormat
from portal.views import Trail
from reports import draft_files
from reports.document.overlays import Overlaid, apply
from reports.document.shapes import Evidence
from reports.editing import may_edit, overlaid
from reports.evidence import behind, value_text
from reports.history import has_history, history_of
from reports.life import OUT
from reports.models import FieldNote, Issue, Report
from reports.record_lists import rows_address
from reports.render.html import contents, preview
from reports.reviewing import likely_serial, possible
from reports.scopes import may_report, open_books, sees_beyond
from reports.sharing import may_share
from reports.shown import standard_shown
from reports.tables import stage_badge
from reports.views.downloads import files_of
from reports.views.following import find, progress_of


@require_safe
@never_cache
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report, or how far its job is."""
    found = find(request, pk)
    context = progress_of(found) | {"trail": trail_of(found)}
    if found.document is None:
        return render(request, "reports/report_progress.html", context)
    shown = shown_as(found)
    document = shown.document
    issue = Issue.objects.filter(report=found).first()
    return render(
        request,
        "reports/report_detail.html",
        context
        | {
            "document": document,
            "preview": preview(
                document,
                evidence_address=reverse("reports:report-evidence", args=[pk]),
            ),
            "contents": contents(document),
            "files": files_of(found),
            "issue": issue,
            "steps": found.steps.select_related("by").order_by("pk"),
            "possible": possible(found, request.user),
            "likely_serial": likely_serial(found),
            "may_renew": found.is_out and may_report(request.user, found.scope_code),
            "successor": successor(found, request),
            "stage": stage_badge(found),
            "may_share": may_share(found, request.user),
            "may_edit": may_edit(found, request.user),
            "is_edited": issue is None and found.overlays.exists(),
            **draft_files_of(found, request),
            "flagged": len(shown.moved) + len(shown.unplaced),
        },
    )


def shown_as(found: Report) -> Overlaid:
    """A draft with its edits; what has gone out, as it went out."""
    issue = Issue.objects.filter(report=found).first()
    return apply(issue.read(), ()) if issue else overlaid(found)


def draft_files_of(found: Report, request: HttpRequest) -> dict[str, Any]:
    """Files with the edits: whether they can be had, are there, and up to date."""
    if not draft_files.may_have_made(found, request.user):
        return {"may_have_draft_files": False}
    order = FileFormat.values
    made = draft_files.files_of(found)
    return {
        "may_have_draft_files": True,
        "draft_files": sorted(made, key=lambda file: order.index(file.format)),
        "are_stale": draft_files.are_stale(found),
    }


def successor(found: Report, request: HttpRequest) -> Report | None:
    """The version that has superseded it, if the reader may see that."""
    newer = Report.objects.visible_to(request.user).filter(supersedes=found)
    return newer.filter(state__in=OUT).order_by("-pk").first()


def trail_of(found: Report) -> Trail:
    return [(_("Reports"), reverse("reports:report-list")), (found.title, "")]


@require_safe
@never_cache
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """What one figure or finding was computed from."""
    found, shown = evidence_of(request, pk)
    rows = behind(found, shown)
    code = shown.key.partition(":")[2]
    standards = [standard_shown(each) for each in rows.standards]
    context = {
        "report": found,
        "evidence": shown,
        "value": value_text(shown),
        "is_finding": shown.key.startswith("finding:"),
        "is_standard": shown.key.startswith("standard:"),
        "behind": rows,
        "rows": [
            (row, rows_address(code, community=row.code, **when(found)))
            for row in rows.rows
        ],
        "standards": standards,
        "list_address": list_address(found, code, request),
        "has_history": has_history(shown.key),
        "notes": notes_behind(found, shown.key, request),
        "books": open_books(
            request.user, (row.code for row in (*rows.rows, *rows.missing_shown))
        ),
        "trail": [*trail_to(found), (shown.label, "")],
    }
    part = "#evidence" if request.htmx else ""
    return render(request, f"reports/report_evidence.html{part}", context)


@require_safe
@never_cache
def evidence_history(request: HttpRequest, pk: int) -> HttpResponse:
    """The figure over the periods on record."""
    found, shown = evidence_of(request, pk)
    if not has_history(shown.key):
        raise Http404
    told = history_of(found, shown, user=request.user, today=timezone.localdate())
    address = reverse("reports:report-evidence", args=[pk])
    context = {
        "report": found,
        "evidence": shown,
        "history": told,
        "is_finding": shown.key.startswith("finding:"),
        "trail": [
            *trail_to(found),
            (shown.label, f"{address}?{urlencode({'key': shown.key})}"),
            (_("Over the periods"), ""),
        ],
    }
    part = "#history" if request.htmx else ""
    return render(request, f"reports/evidence_history.html{part}", context)


def evidence_of(request: HttpRequest, pk: int) -> tuple[Report, Evidence]:
    """The report and the evidence that the address names, as it is shown."""
    found = find(request, pk)
    if found.document is None:
        raise Http404
    shown = shown_as(found).document.evidence.get(request.GET.get("key", ""))
    if shown is None:
        raise Http404
    return found, shown


def trail_to(found: Report) -> Trail:
    """The report itself included, for what lies below it."""
    address = reverse("reports:report-detail", args=[found.pk])
    return [*trail_of(found)[:-1], (found.title, address)]


def when(found: Report) -> dict[str, Any]:
    return {"period": found.period, "day": found.as_of}


def list_address(found: Report, code: str, request: HttpRequest) -> str | None:
    """The rows of the whole scope in the record, where a list can be kept to it."""
    place = {}
    if level_of(found.scope_code) is Level.COMMUNITY:
        place = {"community": found.scope_code}
    elif level_of(found.scope_code) is Level.TOWNSHIP:
        place = {"township": found.scope_code}
    elif sees_beyond(request.user, found.scope_code):
        return None
    return rows_address(code, **place, **when(found))


def notes_behind(
    found: Report, key: str, request: HttpRequest
) -> "QuerySet[FieldNote]":
    """Field notes that an own finding rests on, as far as the reader may see them."""
    rests_on = found.overlays.filter(key=key.removeprefix("typed:"))
    seen = FieldNote.objects.visible_to(request.user)
    return seen.filter(overlays__in=rests_on).distinct().order_by("-held_on", "pk")
