"""Exports that a worker writes: how far they are, and their files, for their owner."""

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import record_act
from jobs.models import Job, JobState
from jobs.views import cancel as cancel_job
from jobs.views import following, note_looked_at
from jobs.views import progress as job_progress
from portal.access import require
from portal.entities import UnknownEntity
from portal.views import ScopedListView, Trail
from record.exports.asking import exports_of, listing_of
from record.exports.export import FORMATS
from record.exports.rights import Rights
from record.exports.tables import ExportFilter, ExportTable
from record.lists.choices import list_address


class ExportList(ScopedListView):
    model = Job
    table_class = ExportTable
    filterset_class = ExportFilter
    heading = gettext_lazy("My exports")
    empty_icon = "download"
    empty = (
        gettext_lazy("No exports yet"),
        gettext_lazy(
            "Exports of very many rows are written in the background and kept here "
            "for a while."
        ),
    )

    def get_queryset(self) -> QuerySet[Job]:
        found: QuerySet[Job] = exports_of(self.request.user)
        return found.prefetch_related("files")

    def get_trail(self) -> Trail:
        return [(_("Record"), reverse("record:kind-list")), (self.heading, "")]


def find(request: HttpRequest, pk: int) -> Job:
    """The export, if it is the reader's own; any other is not found."""
    require(request, "view")
    mine = exports_of(request.user).select_related("owner")
    found: Job = get_object_or_404(mine, pk=pk)
    note_looked_at(request, found)
    return found


@require_safe
@never_cache
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; once it is done, what it holds and where to download it."""
    found = find(request, pk)
    return render(
        request,
        "record/export_detail.html",
        _context(found)
        | {
            "file": found.files.first(),
            "rows": found.checkpoint.get("rows"),
            "is_permitted": Rights.read(found.checkpoint).held_by(request.user),
            "asked": _in_words(found),
            "trail": [
                (_("Record"), reverse("record:kind-list")),
                (_("My exports"), reverse("record:export-list")),
                (found.title, ""),
            ],
        },
    )


def _context(job: Job) -> dict[str, Any]:
    return following(job) | {
        "progress_address": reverse("record:export-progress", args=[job.pk]),
        "cancel_address": reverse("record:export-cancel", args=[job.pk]),
        "again_address": _list_of(job),
        "again_label": _("To the list"),
    }


def _list_of(job: Job) -> str:
    """The list that was exported; empty for a kind that the portal has no longer."""
    try:
        listing = listing_of(job, by=job.owner)
    except UnknownEntity:
        return ""
    return list_address(listing.entity, QueryDict(job.parameters["query"]))


def _in_words(job: Job) -> list[Any]:
    try:
        listing = listing_of(job, by=job.owner)
    except UnknownEntity:
        return []
    return listing.in_words() if listing.is_readable else []


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the job is; once it is done, htmx is sent to the page of its file."""
    return job_progress(request, _context(find(request, pk)))


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return cancel_job(request, find(request, pk))


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file, to its owner alone; it leaves an audit line.

    Not once a right has gone under which any of it was written.
    """
    found = find(request, pk)
    if found.state != JobState.DONE:
        raise Http404
    if not Rights.read(found.checkpoint).held_by(request.user):
        return redirect("record:export-detail", pk)
    file = get_object_or_404(found.files)
    try:
        content = default_storage.open(file.path)
    except FileNotFoundError as gone:
        raise Http404 from gone
    record_act(
        "export_downloaded",
        by=request.user,
        target=found,
        file=file.name,
        rows=found.checkpoint["rows"],
        sha256=file.sha256,
    )
    answer = FileResponse(
        content,
        as_attachment=True,
        filename=file.name,
        content_type=FORMATS[file.format],
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
